using AisDetector.Core.Geo;

namespace AisDetector.PlacesBuilder;

/// <summary>The coast for maps of large areas: bends and islands that such a map cannot show are left out.</summary>
internal static class Generalised
{
    private const double ToleranceMeters = 2500, LeastIslandMeters = 8000, MetersPerUnit = ChartGrid.KmPerUnit * 1000;

    /// <summary>On the grid of <see cref="CoarseCoast"/>.</summary>
    public static List<List<(int X, int Y)>> Lines(IEnumerable<(int X, int Y)[]> lines)
    {
        var coarse = new List<List<(int X, int Y)>>();
        foreach (var line in lines)
        {
            var east = Math.Cos(ChartGrid.Latitude(line[0].Y) * Math.PI / 180);
            var extent = Length((line.Max(v => v.X) - line.Min(v => v.X)) * east, line.Max(v => v.Y) - line.Min(v => v.Y));
            if (extent * MetersPerUnit < LeastIslandMeters)
                continue;
            var kept = new List<(int X, int Y)>();
            foreach (var vertex in Simplified(line, ToleranceMeters / MetersPerUnit))
            {
                const int unit = ChartGrid.UnitsPerDegree / CoarseCoast.UnitsPerDegree;
                var rounded = ((vertex.X + (unit / 2)) / unit, (vertex.Y + (unit / 2)) / unit);
                if (kept.Count == 0 || kept[^1] != rounded)
                    kept.Add(rounded);
            }
            if (kept.Count > 1)
                coarse.Add(kept);
        }
        return coarse;
    }

    /// <summary>Douglas and Peucker, 1973; a stack of spans instead of calls, so that a long line cannot exhaust the other one.</summary>
    private static IEnumerable<(int X, int Y)> Simplified((int X, int Y)[] line, double tolerance)
    {
        var keep = new bool[line.Length];
        keep[0] = keep[^1] = true;
        var spans = new Stack<(int From, int To)>([(0, line.Length - 1)]);
        while (spans.TryPop(out var span))
        {
            var (worst, at) = (tolerance, -1);
            var east = Math.Cos(ChartGrid.Latitude(line[span.From].Y) * Math.PI / 180);
            for (var i = span.From + 1; i < span.To; i++)
                if (FromLine(line[i], line[span.From], line[span.To], east) is var distance && distance > worst)
                    (worst, at) = (distance, i);
            if (at < 0)
                continue;
            keep[at] = true;
            spans.Push((span.From, at));
            spans.Push((at, span.To));
        }
        return line.Where((_, i) => keep[i]);
    }

    private static double FromLine((int X, int Y) p, (int X, int Y) a, (int X, int Y) b, double east)
    {
        double dx = (b.X - a.X) * east, dy = b.Y - a.Y, px = (p.X - a.X) * east, py = p.Y - a.Y;
        var squared = (dx * dx) + (dy * dy);
        var along = squared > 0 ? Math.Clamp(((px * dx) + (py * dy)) / squared, 0, 1) : 0;
        return Length(px - (along * dx), py - (along * dy));
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
