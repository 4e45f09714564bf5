using AisDetector.Core.Tests.Support;
using CsCheck;
using NetTopologySuite.Geometries;
using Hull = AisDetector.Core.Geo.Hull;

namespace AisDetector.Core.Tests.Geo;

public class HullTests
{
    private static readonly Gen<Hull> Hulls = Gen.Select(
        Gen.Double[-300, 300], Gen.Double[-300, 300], Gen.Double[0, 359],
        Gen.Double[1, 200], Gen.Double[1, 200], Gen.Double[0.5, 30], Gen.Double[0.5, 30],
        (e, n, h, a, b, c, d) => new Hull(e, n, h, a, b, c, d));

    [Fact]
    public void The_gap_equals_the_distance_of_the_rectangles() =>
        Gen.Select(Hulls, Hulls).Sample(
            (a, b) => Math.Abs(Hull.GapMeters(a, b) - Rectangle(a).Distance(Rectangle(b))) < 1e-6, iter: 20_000);

    [Fact]
    public void The_gap_is_the_same_seen_from_either_ship() =>
        Gen.Select(Hulls, Hulls).Sample((a, b) => Math.Abs(Hull.GapMeters(a, b) - Hull.GapMeters(b, a)) < 1e-9);

    [Fact]
    public void A_tanker_of_330_m_with_antennas_bow_to_stern_is_alongside_at_an_antenna_distance_of_300_m()
    {
        // Both 330 m by 60 m, heading north; one antenna at the bow, the other at the stern.
        var bow = new Hull(0, 0, 0, 15, 315, 30, 30);
        var stern = new Hull(65, -300, 0, 315, 15, 30, 30);
        Assert.Equal(5, Hull.GapMeters(bow, stern), 6);
    }

    [Theory]
    [InlineData(10, 350, 20)]
    [InlineData(10, 190, 0)]
    [InlineData(0, 90, 90)]
    [InlineData(359, 180, 1)]
    [InlineData(45, 255, 30)]
    public void Axes_are_compared_bow_and_stern_alike(double a, double b, double expected) =>
        Assert.Equal(expected, Hull.AxisAngleDegrees(a, b), 9);

    [Fact]
    public void The_overlap_is_that_of_the_projections_on_the_axis_of_the_first() =>
        Gen.Select(Hulls, Hulls).Sample(
            (a, b) =>
            {
                double[] first = Along(a, a), second = Along(b, a);
                var overlap = Math.Min(first.Max(), second.Max()) - Math.Max(first.Min(), second.Min());
                return Math.Abs(Hull.OverlapMeters(a, b) - overlap) < 1e-6;
            },
            iter: 20_000);

    [Fact]
    public void The_overlap_of_parallel_hulls_is_the_same_seen_from_either() =>
        Gen.Select(Hulls, Hulls, Gen.Bool).Sample(
            (a, b, opposite) =>
            {
                var parallel = b with { HeadingDegrees = a.HeadingDegrees + (opposite ? 180 : 0) };
                return Math.Abs(Hull.OverlapMeters(a, parallel) - Hull.OverlapMeters(parallel, a)) < 1e-6;
            });

    [Fact]
    public void A_hull_ahead_of_the_other_overlaps_by_less_than_nothing()
    {
        var hull = new Hull(0, 0, 90, 50, 50, 10, 10);
        Assert.Equal(-20, Hull.OverlapMeters(hull, hull with { East = 120 }), 6);
        Assert.Equal(100, Hull.OverlapMeters(hull, hull with { North = 120 }), 6);
    }

    [Fact]
    public void Hulls_that_move_apart_by_their_depth_touch_no_more_and_by_less_in_no_direction() =>
        Gen.Select(Hulls, Hulls, Gen.Double[0, 60], Gen.Double[0, 360]).Sample(
            (a, other, meters, bearing) =>
            {
                // Antennas near each other, so that most overlap.
                var b = Moved(other with { East = a.East, North = a.North }, meters, bearing);
                var depth = Hull.DepthMeters(a, b);
                if (Rectangle(a).Distance(Rectangle(b)) > 0) return depth == 0;
                var directions = Enumerable.Range(0, 24).Select(i => 15.0 * i);
                var axes = Enumerable.Range(0, 4).SelectMany(i => new[] { a.HeadingDegrees + (90 * i), b.HeadingDegrees + (90 * i) });
                return directions.Concat(axes).All(d => depth < 1e-3 || Rectangle(a).Intersects(Rectangle(Moved(b, depth - 1e-3, d))))
                    && axes.Any(d => !Rectangle(a).Intersects(Rectangle(Moved(b, depth + 1e-3, d))));
            },
            iter: Iterations.Of(5000));

    [Fact]
    public void Depth_and_overlap_are_the_same_however_the_chart_is_turned() =>
        Gen.Select(Hulls, Hulls, Gen.Double[0, 360]).Sample(
            (a, b, degrees) =>
            {
                Hull c = Turned(a, degrees), d = Turned(b, degrees);
                return Math.Abs(Hull.DepthMeters(a, b) - Hull.DepthMeters(c, d)) < 1e-6
                    && Math.Abs(Hull.DepthMeters(a, b) - Hull.DepthMeters(b, a)) < 1e-6
                    && Math.Abs(Hull.OverlapMeters(a, b) - Hull.OverlapMeters(c, d)) < 1e-6;
            });

    [Fact]
    public void A_boat_inside_the_outline_of_a_ship_is_as_deep_as_it_has_to_move()
    {
        // Boat of 20 m by 6 m in the middle of a ship of 200 m by 30 m: 15 m to the side and half its beam.
        Assert.Equal(18, Hull.DepthMeters(new Hull(0, 0, 0, 100, 100, 15, 15), new Hull(0, 0, 0, 10, 10, 3, 3)), 6);
    }

    private static double[] Along(Hull hull, Hull axis)
    {
        var radians = axis.HeadingDegrees * Math.PI / 180;
        return [.. Rectangle(hull).Coordinates.Select(c => (c.X * Math.Sin(radians)) + (c.Y * Math.Cos(radians)))];
    }

    private static Hull Moved(Hull hull, double meters, double bearing)
    {
        var radians = bearing * Math.PI / 180;
        return hull with { East = hull.East + (meters * Math.Sin(radians)), North = hull.North + (meters * Math.Cos(radians)) };
    }

    private static Hull Turned(Hull hull, double degrees)
    {
        var turned = System.Numerics.Complex.FromPolarCoordinates(1, -degrees * Math.PI / 180) * new System.Numerics.Complex(hull.East, hull.North);
        return hull with { East = turned.Real, North = turned.Imaginary, HeadingDegrees = hull.HeadingDegrees + degrees };
    }

    /// <summary>The same rectangle by rotating a shape: no code shared.</summary>
    private static Geometry Rectangle(Hull hull)
    {
        var shape = new GeometryFactory().ToGeometry(new Envelope(-hull.ToPort, hull.ToStarboard, -hull.ToStern, hull.ToBow));
        shape.Apply(NetTopologySuite.Geometries.Utilities.AffineTransformation.RotationInstance(-hull.HeadingDegrees * Math.PI / 180));
        shape.Apply(NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(hull.East, hull.North));
        return shape;
    }
}
