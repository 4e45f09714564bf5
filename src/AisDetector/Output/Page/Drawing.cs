using System.Globalization;
using System.Text;
using AisDetector.Core.Geo;

namespace AisDetector.Output.Page;

/// <summary>What the figures have in common.</summary>
internal static class Drawing
{
    /// <summary>Path data through points; points closer than half a unit to the one before are left out, NaN begins anew.</summary>
    public static Markup Path(IEnumerable<(double X, double Y)> points)
    {
        var data = new StringBuilder();
        var (lastX, lastY, skipped) = (double.NaN, double.NaN, false);
        var (endX, endY) = (0.0, 0.0);
        foreach (var (x, y) in points)
        {
            if (double.IsNaN(x))
            {
                if (skipped) To('L', endX, endY);
                (lastX, skipped) = (double.NaN, false);
                continue;
            }

            if (double.IsNaN(lastX)) To('M', x, y);
            else if (Math.Abs(x - lastX) + Math.Abs(y - lastY) >= 0.5) To('L', x, y);
            else
            {
                (endX, endY, skipped) = (x, y, true);
                continue;
            }

            (lastX, lastY, skipped) = (x, y, false);
        }

        if (skipped) To('L', endX, endY);
        return new Markup(data.ToString());

        void To(char command, double x, double y) => data.Append(command)
            .Append((Math.Round(x, 1) + 0.0).ToString(CultureInfo.InvariantCulture)).Append(' ')
            .Append((Math.Round(y, 1) + 0.0).ToString(CultureInfo.InvariantCulture));
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
        foreach (var (kind, css) in new[] { (PlaceKind.Inland, "ground"), (PlaceKind.Harbour, "harbour") })
            html.Add($"<path class=\"{css}\" d=\"{Cells(map, (y, x) => places.KindAt(y, x) == kind)}\"/>\n");
    }

    private static Markup Cells(MapView map, Func<double, double, bool> isIn)
    {
        const int Cell = 3;
        var data = new StringBuilder();
        for (var y = Cell / 2.0; y < map.Height; y += Cell)
            for (var x = 0; x < map.Width;)
            {
                var end = x;
                while (end < map.Width && map.Under(end + Cell / 2.0, y) is var at && isIn(at.Latitude, at.Longitude)) end += Cell;
                if (end > x) data.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{end - x}");
                x = end + Cell;
            }

        return new Markup(data.ToString());
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

    private static double GraticuleStep(double degrees)
    {
        double[] steps = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20];
        return steps.FirstOrDefault(s => s >= degrees, 30);
    }

    private static string Degrees(double value, char positive, char negative, string format) => Math.Abs(value) is < 1e-9 or > 180 - 1e-9
        ? $"{Math.Abs(value):0}°"
        : Math.Abs(value).ToString(format, CultureInfo.InvariantCulture) + "° " + (value < 0 ? negative : positive);
}
