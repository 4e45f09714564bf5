using AisDetector.Core.Geo;
using CsCheck;
using NetTopologySuite.Geometries;

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

    /// <summary>The same rectangle by rotating a shape: no code shared.</summary>
    private static Geometry Rectangle(Hull hull)
    {
        var shape = new GeometryFactory().ToGeometry(new Envelope(-hull.ToPort, hull.ToStarboard, -hull.ToStern, hull.ToBow));
        shape.Apply(NetTopologySuite.Geometries.Utilities.AffineTransformation.RotationInstance(-hull.HeadingDegrees * Math.PI / 180));
        shape.Apply(NetTopologySuite.Geometries.Utilities.AffineTransformation.TranslationInstance(hull.East, hull.North));
        return shape;
    }
}
