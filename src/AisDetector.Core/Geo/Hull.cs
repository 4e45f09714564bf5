namespace AisDetector.Core.Geo;

/// <summary>
/// A ship's hull on the water: an oriented rectangle around its antenna. AIS gives the antenna (ITU-R M.1371 reference
/// point with distances A to bow, B to stern, C to port, D to starboard), not the ship.
/// </summary>
/// <param name="East">Antenna, metres east of a common origin.</param>
/// <param name="North">Antenna, metres north of it.</param>
/// <param name="HeadingDegrees">True heading, 0 to 359.</param>
public readonly record struct Hull(
    double East, double North, double HeadingDegrees, double ToBow, double ToStern, double ToPort, double ToStarboard)
{
    /// <summary>Metres between two hulls; 0 when they touch or overlap.</summary>
    public static double GapMeters(in Hull a, in Hull b)
    {
        Span<double> p = stackalloc double[8];
        Span<double> q = stackalloc double[8];
        a.Corners(p);
        b.Corners(q);
        if (!Separated(p, q) && !Separated(q, p)) return 0;
        var nearest = double.PositiveInfinity;
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                nearest = Math.Min(nearest, PointToEdge(p, i, q, j));
                nearest = Math.Min(nearest, PointToEdge(q, i, p, j));
            }
        }

        return nearest;
    }

    /// <summary>Metres by which two hulls would have to move apart to touch no more; 0 when they do not overlap. Real ships never overlap by more than errors of position and size.</summary>
    public static double DepthMeters(in Hull a, in Hull b)
    {
        Span<double> p = stackalloc double[8];
        Span<double> q = stackalloc double[8];
        a.Corners(p);
        b.Corners(q);
        var depth = double.PositiveInfinity;
        foreach (var heading in (ReadOnlySpan<double>)[a.HeadingDegrees, a.HeadingDegrees + 90, b.HeadingDegrees, b.HeadingDegrees + 90])
        {
            var (sin, cos) = Math.SinCos(heading * Math.PI / 180);
            var (minP, maxP) = Extent(p, sin, cos);
            var (minQ, maxQ) = Extent(q, sin, cos);
            depth = Math.Min(depth, Math.Min(maxP - minQ, maxQ - minP));
        }

        return Math.Max(0, depth);
    }

    /// <summary>Degrees between the two axes, bow and stern alike: 0 (parallel or anti-parallel) to 90.</summary>
    public static double AxisAngleDegrees(double heading1, double heading2)
    {
        var difference = Math.Abs(heading1 - heading2) % 180;
        return Math.Min(difference, 180 - difference);
    }

    /// <summary>Metres over which two hulls lie beside each other along the axis of the first; below 0 when one lies ahead of the other.</summary>
    public static double OverlapMeters(in Hull a, in Hull b)
    {
        Span<double> p = stackalloc double[8];
        Span<double> q = stackalloc double[8];
        a.Corners(p);
        b.Corners(q);
        var (sin, cos) = Math.SinCos(a.HeadingDegrees * Math.PI / 180);
        var (minA, maxA) = Extent(p, sin, cos);
        var (minB, maxB) = Extent(q, sin, cos);
        return Math.Min(maxA, maxB) - Math.Max(minA, minB);
    }

    private void Corners(Span<double> xy)
    {
        var (sin, cos) = Math.SinCos(HeadingDegrees * Math.PI / 180);
        Put(xy, 0, ToBow, -ToPort, sin, cos);
        Put(xy, 1, ToBow, ToStarboard, sin, cos);
        Put(xy, 2, -ToStern, ToStarboard, sin, cos);
        Put(xy, 3, -ToStern, -ToPort, sin, cos);
    }

    private void Put(Span<double> xy, int corner, double ahead, double right, double sin, double cos)
    {
        xy[2 * corner] = East + ahead * sin + right * cos;
        xy[2 * corner + 1] = North + ahead * cos - right * sin;
    }

    /// <summary>True when an axis of rectangle <paramref name="p"/> separates the two (half of the separating-axis test).</summary>
    private static bool Separated(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        for (var side = 0; side < 2; side++)
        {
            double ax = p[2 * (side + 1)] - p[2 * side], ay = p[2 * (side + 1) + 1] - p[2 * side + 1];
            var (minP, maxP) = Extent(p, ax, ay);
            var (minQ, maxQ) = Extent(q, ax, ay);
            if (maxP < minQ || maxQ < minP) return true;
        }

        return false;
    }

    private static (double Min, double Max) Extent(ReadOnlySpan<double> xy, double ax, double ay)
    {
        double min = double.PositiveInfinity, max = double.NegativeInfinity;
        for (var i = 0; i < 4; i++)
        {
            var along = xy[2 * i] * ax + xy[2 * i + 1] * ay;
            min = Math.Min(min, along);
            max = Math.Max(max, along);
        }

        return (min, max);
    }

    private static double PointToEdge(ReadOnlySpan<double> points, int i, ReadOnlySpan<double> edges, int j)
    {
        var k = (j + 1) % 4;
        double x = points[2 * i], y = points[2 * i + 1];
        double x1 = edges[2 * j], y1 = edges[2 * j + 1], dx = edges[2 * k] - x1, dy = edges[2 * k + 1] - y1;
        var length = dx * dx + dy * dy;
        var t = length > 0 ? Math.Clamp(((x - x1) * dx + (y - y1) * dy) / length, 0, 1) : 0;
        double ex = x - (x1 + t * dx), ey = y - (y1 + t * dy);
        return Math.Sqrt(ex * ex + ey * ey);
    }
}
