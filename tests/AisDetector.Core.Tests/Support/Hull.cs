namespace AisDetector.Core.Tests.Support;

/// <summary>The tests' own hulls: rectangles in a plane that touches the sphere at the first ship's antenna.</summary>
internal static class Hull
{
    /// <summary>Metres between two hulls whose antennas are amidships; 0 when they overlap.</summary>
    public static double GapMeters(
        (Point At, int HeadingDegrees, double LengthMeters, double BeamMeters) a, (Point At, int HeadingDegrees, double LengthMeters, double BeamMeters) b)
    {
        var meters = Sphere.DistanceMeters(a.At, b.At);
        var bearing = Sphere.BearingDegrees(a.At, b.At) * Math.PI / 180;

        // B's heading in the directions of A: what the meridians converge by between the two.
        var convergence = meters == 0 ? 0 : Sphere.BearingDegrees(b.At, a.At) + 180 - (bearing * 180 / Math.PI);
        var cornersA = Corners(0, 0, a.HeadingDegrees, a.LengthMeters, a.BeamMeters);
        var cornersB = Corners(meters * Math.Sin(bearing), meters * Math.Cos(bearing), b.HeadingDegrees - convergence, b.LengthMeters, b.BeamMeters);
        if (Overlap(cornersA, cornersB)) return 0;
        var gap = double.MaxValue;
        for (var i = 0; i < 4; i++)
        {
            for (var j = 0; j < 4; j++)
            {
                gap = Math.Min(gap, ToSegment(cornersA[i], cornersB[j], cornersB[(j + 1) % 4]));
                gap = Math.Min(gap, ToSegment(cornersB[i], cornersA[j], cornersA[(j + 1) % 4]));
            }
        }

        return gap;
    }

    /// <summary>Metres over which the second hull lies beside the first, along the first's axis; below 0 when it lies ahead or astern.</summary>
    public static double OverlapMeters(
        (Point At, int HeadingDegrees, double LengthMeters, double BeamMeters) a, (Point At, int HeadingDegrees, double LengthMeters, double BeamMeters) b)
    {
        var meters = Sphere.DistanceMeters(a.At, b.At);
        var bearing = Sphere.BearingDegrees(a.At, b.At) * Math.PI / 180;
        var (sin, cos) = Math.SinCos(a.HeadingDegrees * Math.PI / 180);
        var along = Corners(meters * Math.Sin(bearing), meters * Math.Cos(bearing), b.HeadingDegrees, b.LengthMeters, b.BeamMeters).Select(c => (c.X * sin) + (c.Y * cos)).ToArray();
        return Math.Min(a.LengthMeters / 2, along.Max()) - Math.Max(-a.LengthMeters / 2, along.Min());
    }

    /// <summary>Degrees between two axes, whichever way the bows look, 0 to 90.</summary>
    public static double BetweenAxesDegrees(double a, double b)
    {
        var between = Sphere.Turn(a - b) % 180;
        return Math.Min(between, 180 - between);
    }

    private static (double X, double Y)[] Corners(double x, double y, double heading, double length, double beam)
    {
        var (sin, cos) = Math.SinCos(heading * Math.PI / 180);
        return [At(1, 1), At(1, -1), At(-1, -1), At(-1, 1)];

        (double, double) At(int fore, int starboard) => (
            x + (fore * length / 2 * sin) + (starboard * beam / 2 * cos),
            y + (fore * length / 2 * cos) - (starboard * beam / 2 * sin));
    }

    // Separating axis theorem.
    private static bool Overlap((double X, double Y)[] a, (double X, double Y)[] b)
    {
        foreach (var shape in new[] { a, b })
        {
            for (var i = 0; i < 4; i++)
            {
                var (nx, ny) = (shape[(i + 1) % 4].Y - shape[i].Y, shape[i].X - shape[(i + 1) % 4].X);
                var onA = a.Select(p => (p.X * nx) + (p.Y * ny)).ToArray();
                var onB = b.Select(p => (p.X * nx) + (p.Y * ny)).ToArray();
                if (onA.Max() < onB.Min() || onB.Max() < onA.Min()) return false;
            }
        }

        return true;
    }

    private static double ToSegment((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        var (dx, dy) = (b.X - a.X, b.Y - a.Y);
        var along = Math.Clamp((((p.X - a.X) * dx) + ((p.Y - a.Y) * dy)) / ((dx * dx) + (dy * dy)), 0, 1);
        var (ox, oy) = (p.X - a.X - (along * dx), p.Y - a.Y - (along * dy));
        return Math.Sqrt((ox * ox) + (oy * oy));
    }
}
