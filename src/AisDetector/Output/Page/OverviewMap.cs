using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;

namespace AisDetector.Output.Page;

/// <summary>
/// All alerts on one map, a mark with its count for those that lie at one place or closer together than marks can be told
/// apart. Plate carrée, true at the middle latitude; it covers the shortest range of longitudes that holds all, over the
/// antimeridian too.
/// </summary>
internal sealed class OverviewMap
{
    private const double Width = 760, LeastHeight = 260, MostHeight = 420, Apart = 26, LeastDegrees = 0.4, MostLatitude = 85;

    private readonly double _west, _north, _unitsPerDegreeEast, _unitsPerDegreeNorth, _height;
    private readonly int[] _markOf;

    public OverviewMap(IReadOnlyList<Alert> alerts, IReadOnlyList<PlaceGroup> groups)
    {
        double south = alerts.Min(a => a.Latitude), north = alerts.Max(a => a.Latitude);
        var (west, east) = Range(alerts.Select(a => a.Longitude));
        var squeeze = Math.Cos(Math.Min(70, Math.Abs(south + north) / 2) * Math.PI / 180);
        var wide = Math.Min(360, Math.Max(LeastDegrees, (east - west) * 1.2));
        var high = Math.Max(LeastDegrees, (north - south) * 1.25);
        _height = Math.Clamp(Width * high / (wide * squeeze), LeastHeight, MostHeight);
        _unitsPerDegreeNorth = Math.Min(_height / high, Width / (wide * squeeze));
        // Never more than once around.
        _unitsPerDegreeEast = Math.Max(Width / 360, _unitsPerDegreeNorth * squeeze);
        _west = (west + east - Width / _unitsPerDegreeEast) / 2;
        var middle = Math.Clamp((south + north) / 2, -MostLatitude, MostLatitude);
        _north = middle + _height / _unitsPerDegreeNorth / 2;
        Marks = Place(alerts, groups, _markOf = new int[alerts.Count]);
    }

    private List<(double X, double Y, List<int> Alerts)> Marks { get; }

    /// <summary>The mark that stands for an alert.</summary>
    public int MarkOf(int alert) => _markOf[alert];

    /// <param name="targets">The element that each alert's mark leads to.</param>
    public void Add(Html html, Places places, IReadOnlyList<Alert> alerts, IReadOnlyList<string> targets)
    {
        html.Add($"""
            <svg class="map overview" viewBox="0 0 {Width} {_height}" role="group" aria-labelledby="all-t">
            <title id="all-t">Map of all {Wording.Count(alerts.Count)} alerts, {Wording.Count(Marks.Count, "mark")}</title>
            <rect class="sea" width="{Width}" height="{_height}"/><path class="ground" d="{Land(places)}"/>

            """);
        Coast(html, places);
        Graticule(html);
        for (var m = Marks.Count - 1; m >= 0; m--)
        {
            var (x, y, members) = Marks[m];
            var best = alerts[members[0]];
            var radius = members.Count == 1 ? 5 : Math.Min(20, 8 + 4 * Math.Log10(members.Count));
            html.Add($"<a href=\"#{targets[members[0]]}\" class=\"mark\" data-p=\"{m}\"><title>{Wording.Count(members.Count, "alert")} at {Wording.Position(best.Latitude, best.Longitude, "0.00")}, {Area.Of(best)}; highest score {best.Score:0.00}</title>");
            html.Add($"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"/>");
            if (members.Count > 1) html.Add($"<text x=\"{x}\" y=\"{y}\" dy=\".35em\" text-anchor=\"middle\">{Wording.Count(members.Count)}</text>");
            html.Add($"</a>\n");
        }

        html.Add($"</svg>\n");
    }

    private (double X, double Y) At(double latitude, double longitude)
    {
        var east = longitude - _west;
        east -= 360 * Math.Floor(east / 360);
        return (east * _unitsPerDegreeEast, (_north - latitude) * _unitsPerDegreeNorth);
    }

    /// <summary>The largest gap between neighbouring longitudes is what the map need not show; east may be above 180.</summary>
    private static (double West, double East) Range(IEnumerable<double> longitudes)
    {
        var sorted = longitudes.Select(Geodesy.NormalizeLongitude).Distinct().Order().ToArray();
        var (widest, after) = (sorted[0] + 360 - sorted[^1], 0);
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] - sorted[i - 1] > widest) (widest, after) = (sorted[i] - sorted[i - 1], i);
        return (sorted[after], sorted[after] + 360 - widest);
    }

    /// <summary>Largest groups first; each joins the first mark that it would lie on.</summary>
    private List<(double X, double Y, List<int> Alerts)> Place(IReadOnlyList<Alert> alerts, IReadOnlyList<PlaceGroup> groups, int[] markOf)
    {
        var marks = new List<(double X, double Y, List<int> Alerts)>();
        foreach (var group in groups.OrderByDescending(g => g.Members.Count).ThenBy(g => g.Members[0]))
        {
            var (x, y) = At(alerts[group.Members[0]].Latitude, alerts[group.Members[0]].Longitude);
            var mark = marks.FindIndex(m => (m.X - x) * (m.X - x) + (m.Y - y) * (m.Y - y) < Apart * Apart);
            if (mark < 0)
            {
                mark = marks.Count;
                marks.Add((x, y, []));
            }

            marks[mark].Alerts.AddRange(group.Members);
        }

        for (var m = 0; m < marks.Count; m++)
        {
            marks[m].Alerts.Sort();
            foreach (var alert in marks[m].Alerts) markOf[alert] = m;
        }

        return marks;
    }

    private Markup Land(Places places) => Drawing.Cells(Width, _height, (x, y) =>
    {
        double latitude = _north - y / _unitsPerDegreeNorth, longitude = Geodesy.NormalizeLongitude(_west + x / _unitsPerDegreeEast);
        if (Math.Abs(latitude) > 90) return PlaceKind.OpenSea;
        // On a large map a tenth of a degree is a cell or less, and the tiles of the whole coast need not be read.
        return _unitsPerDegreeNorth > 40 ? places.KindAt(latitude, longitude) : places.IsLandAtLarge(latitude, longitude) ? PlaceKind.Inland : PlaceKind.OpenSea;
    }).Ground;

    private void Coast(Html html, Places places)
    {
        double east = _west + Width / _unitsPerDegreeEast, south = Math.Max(-90, _north - _height / _unitsPerDegreeNorth);
        html.Add($"<path class=\"coast\" d=\"");
        foreach (var line in places.Coastline(_west, south, east, Math.Min(90, _north)))
        {
            var points = line.Select(p => ((p.X - _west) * _unitsPerDegreeEast, (_north - p.Y) * _unitsPerDegreeNorth)).ToArray();
            // An islet of two units is a speck of ink and 20 bytes; there are thousands.
            if (points.Max(p => p.Item1) - points.Min(p => p.Item1) + points.Max(p => p.Item2) - points.Min(p => p.Item2) > 3) html.Add(Drawing.Path(points, 1));
        }

        html.Add($"\"/>\n");
    }

    private void Graticule(Html html)
    {
        double east = _west + Width / _unitsPerDegreeEast, south = _north - _height / _unitsPerDegreeNorth;
        var step = Drawing.GraticuleStep(Math.Max((_north - south) / 4, (east - _west) / 6));
        for (var n = Math.Ceiling(Math.Max(-90, south) / step); n * step <= Math.Min(90, _north); n++)
        {
            var y = (_north - n * step) * _unitsPerDegreeNorth;
            html.Add($"<path class=\"graticule\" d=\"M0 {y}H{Width}\"/>");
            if (y > 16) html.Add($"<text class=\"graticule\" x=\"5\" y=\"{y - 3}\">{Drawing.Degrees(n * step, 'N', 'S', Format(step))}</text>");
        }

        // Narrow screens have room for every second name.
        for (var n = Math.Ceiling(_west / step); n * step <= east; n++)
        {
            var x = (n * step - _west) * _unitsPerDegreeEast;
            html.Add($"<path class=\"graticule\" d=\"M{x} 0V{_height}\"/>");
            if (x is > 50 and < Width - 60) html.Add($"<text class=\"graticule{(n % 2 == 0 ? "" : " second")}\" x=\"{x + 3}\" y=\"{_height - 5}\">{Drawing.Degrees(Geodesy.NormalizeLongitude(n * step), 'E', 'W', Format(step))}</text>");
        }

        html.Add($"\n");
    }

    private static string Format(double step) => step >= 1 ? "0" : step >= 0.1 ? "0.0" : "0.00";
}
