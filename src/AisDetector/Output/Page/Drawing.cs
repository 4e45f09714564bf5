using System.Globalization;
using System.Text;
using AisDetector.Core.Geo;

namespace AisDetector.Output.Page;

/// <summary>What the figures have in common.</summary>
internal static class Drawing
{
    /// <summary>Points closer than this to the one before, or to the straight line between their neighbours, cannot be seen.</summary>
    private const double Nearest = 0.5, Straight = 0.25;

    /// <summary>Path data through points, in tenths of a unit; NaN begins anew.</summary>
    public static Markup Path(IEnumerable<(double X, double Y)> points, double straight = Straight)
    {
        var data = new StringBuilder();
        var line = new List<(double X, double Y)>();
        foreach (var point in points)
        {
            if (!double.IsNaN(point.X)) line.Add(point);
            else Flush();
        }

        Flush();
        return new Markup(data.ToString());

        void Flush()
        {
            if (line.Count > 0) Put(data, Simplified(line, straight));
            line.Clear();
        }
    }

    /// <summary>Dots of the stroke's width, one where several would lie on each other: a ship that lies still for a day is one dot, not ten thousand.</summary>
    public static Markup Dots(IEnumerable<(double X, double Y)> points, double apart)
    {
        var data = new StringBuilder();
        var (lastX, lastY) = (0, 0);
        foreach (var (x, y) in points.Where(p => !double.IsNaN(p.X)).DistinctBy(p => ((int)(p.X / apart), (int)(p.Y / apart))))
        {
            // The first is absolute: a path begins at the origin.
            int tenthsX = Tenths(x), tenthsY = Tenths(y);
            data.Append('m');
            Append(data, tenthsX - lastX, tenthsY - lastY);
            data.Append("h0");
            (lastX, lastY) = (tenthsX, tenthsY);
        }

        return new Markup(data.ToString());
    }

    private static void Put(StringBuilder data, List<(double X, double Y)> line)
    {
        int lastX = Tenths(line[0].X), lastY = Tenths(line[0].Y);
        data.Append('M');
        Append(data, lastX, lastY);
        for (var i = 1; i < line.Count; i++)
        {
            int x = Tenths(line[i].X), y = Tenths(line[i].Y);
            data.Append('l');
            Append(data, x - lastX, y - lastY);
            (lastX, lastY) = (x, y);
        }
    }

    private static int Tenths(double units) => (int)Math.Round(units * 10);

    private static void Append(StringBuilder data, int tenthsX, int tenthsY)
    {
        Append(data, tenthsX);
        if (tenthsY >= 0) data.Append(' ');
        Append(data, tenthsY);
    }

    private static void Append(StringBuilder data, int tenths)
    {
        if (tenths < 0) data.Append('-');
        data.Append(CultureInfo.InvariantCulture, $"{Math.Abs(tenths) / 10}");
        if (tenths % 10 != 0) data.Append('.').Append((char)('0' + Math.Abs(tenths) % 10));
    }

    private static List<(double X, double Y)> Simplified(List<(double X, double Y)> line, double straight)
    {
        var apart = new List<(double X, double Y)> { line[0] };
        for (var i = 1; i < line.Count; i++)
            if (i == line.Count - 1 || Math.Abs(line[i].X - apart[^1].X) + Math.Abs(line[i].Y - apart[^1].Y) >= Nearest) apart.Add(line[i]);
        if (apart.Count < 3) return apart;

        // Douglas and Peucker, 1973; a stack of spans instead of calls, so that a long line cannot exhaust the other one.
        var keep = new bool[apart.Count];
        keep[0] = keep[^1] = true;
        var spans = new Stack<(int From, int To)>([(0, apart.Count - 1)]);
        while (spans.TryPop(out var span))
        {
            var (worst, at) = (straight, -1);
            for (var i = span.From + 1; i < span.To; i++)
                if (DistanceToLine(apart[i], apart[span.From], apart[span.To]) is var distance && distance > worst) (worst, at) = (distance, i);
            if (at < 0) continue;
            keep[at] = true;
            spans.Push((span.From, at));
            spans.Push((at, span.To));
        }

        return [.. apart.Where((_, i) => keep[i])];
    }

    private static double DistanceToLine((double X, double Y) p, (double X, double Y) a, (double X, double Y) b)
    {
        double dx = b.X - a.X, dy = b.Y - a.Y, length2 = dx * dx + dy * dy;
        var t = length2 > 0 ? Math.Clamp(((p.X - a.X) * dx + (p.Y - a.Y) * dy) / length2, 0, 1) : 0;
        return Math.Sqrt(Math.Pow(p.X - a.X - t * dx, 2) + Math.Pow(p.Y - a.Y - t * dy, 2));
    }

    /// <summary>Parallels and meridians with their names, lightly.</summary>
    public static void Graticule(Html html, MapView map)
    {
        var (west, south, east, north) = map.Degrees;
        if (north - south > 60 || east - west > 120) return;
        var step = GraticuleStep(Math.Max((north - south) / (map.Height / 110), (east - west) / (map.Width / 150)));
        var format = step >= 1 ? "0" : step >= 0.1 ? "0.0" : step >= 0.01 ? "0.00" : "0.000";
        for (var latitude = Math.Ceiling(south / step) * step; latitude <= north; latitude += step)
        {
            var line = Line(t => map.At(latitude, west + (east - west) * t));
            html.Add($"<path class=\"graticule\" d=\"{Path(line)}\"/>");
            if (line.FirstOrDefault(p => p.X >= 2) is { X: > 0 } at && at.Y > 14 && at.Y < map.Height - 8)
                html.Add($"<text class=\"graticule\" x=\"5\" y=\"{at.Y - 3}\">{Degrees(latitude, 'N', 'S', format)}</text>");
        }

        for (var longitude = Math.Ceiling(west / step) * step; longitude <= east; longitude += step)
        {
            var line = Line(t => map.At(south + (north - south) * t, longitude));
            html.Add($"<path class=\"graticule\" d=\"{Path(line)}\"/>");
            if (line[0] is var at && at.X > 40 && at.X < map.Width - 50)
                html.Add($"<text class=\"graticule\" x=\"{at.X + 3}\" y=\"{map.Height - 5}\">{Degrees(Geodesy.NormalizeLongitude(longitude), 'E', 'W', format)}</text>");
        }
    }

    /// <summary>Land and harbours as the detector knows them, in rows of small cells under the coast's line.</summary>
    public static void Land(Html html, MapView map, Places places)
    {
        var (latitude, longitude) = map.Under(map.Width / 2, map.Height / 2);
        if (!(places.DistanceToCoastKm(latitude, longitude) * 1000 < (map.Width + map.Height) * map.MetersPerUnit)) return;
        var (ground, harbour) = Cells(map.Width, map.Height, (x, y) => map.Under(x, y) is var at ? places.KindAt(at.Latitude, at.Longitude) : PlaceKind.OpenSea);
        html.Add($"<path class=\"ground\" d=\"{ground}\"/>\n<path class=\"harbour\" d=\"{harbour}\"/>\n");
    }

    /// <summary>Land and harbours in a frame, in rows of small cells; each cell is asked for once.</summary>
    public static (Markup Ground, Markup Harbour) Cells(double width, double height, Func<double, double, PlaceKind> kindAt)
    {
        const int Cell = 3;
        var (ground, harbour) = (new StringBuilder(), new StringBuilder());
        for (var y = Cell / 2.0; y < height; y += Cell)
        {
            var (kind, from) = (PlaceKind.OpenSea, 0);
            for (var x = 0; ; x += Cell)
            {
                var next = x < width ? kindAt(x + Cell / 2.0, y) : PlaceKind.OpenSea;
                if (next != kind)
                {
                    var data = kind == PlaceKind.Inland ? ground : kind == PlaceKind.Harbour ? harbour : null;
                    data?.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}");
                    (kind, from) = (next, x);
                }

                if (x >= width) break;
            }
        }

        return (new Markup(ground.ToString()), new Markup(harbour.ToString()));
    }

    public static void Coast(Html html, MapView map, Places places)
    {
        var (west, south, east, north) = map.Degrees;
        if (east - west >= 360) return;
        foreach (var line in places.Coastline(west, south, east, north))
        {
            var points = line.Select(p => map.At(p.Y, p.X)).ToArray();
            if (points.Any(p => map.Shows(p.X, p.Y, margin: 400))) html.Add($"<path class=\"coast\" d=\"{Path(points)}\"/>");
        }
    }

    /// <summary>A scale bar, bottom right, in kilometres (metres) and a north arrow above it.</summary>
    public static void ScaleAndNorth(Html html, MapView map)
    {
        var length = Nice.Below(map.MetersPerUnit * map.Width * 0.25);
        double width = length / map.MetersPerUnit, right = map.Width - 16, y = map.Height - 30;
        html.Add($"""
            <g class="scale"><path d="M{right - width} {y - 5}V{y}H{right}V{y - 5}"/><text x="{right - width / 2}" y="{y - 7}" text-anchor="middle">{Nice.Length(length)}</text>
            <path class="north" d="M{right - 6} {y - 62}l6 20l-6 -5l-6 5z"/><text x="{right - 6}" y="{y - 30}" text-anchor="middle">N</text></g>
            """);
    }

    private static (double X, double Y)[] Line(Func<double, (double X, double Y)> at) => [.. Enumerable.Range(0, 25).Select(i => at(i / 24.0))];

    public static double GraticuleStep(double degrees)
    {
        double[] steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
        return steps.FirstOrDefault(s => s >= degrees, 30);
    }

    public static string Degrees(double value, char positive, char negative, string format) => Math.Abs(value) is < 1e-9 or > 180 - 1e-9
        ? $"{Math.Abs(value):0}°"
        : Math.Abs(value).ToString(format, CultureInfo.InvariantCulture) + "° " + (value < 0 ? negative : positive);
}
