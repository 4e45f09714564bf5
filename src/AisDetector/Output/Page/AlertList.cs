using System.Globalization;
using AisDetector.Core.Geo;

namespace AisDetector.Output.Page;

/// <summary>
/// The table of all alerts, highest score first, those of one place under a row of their own. Whole without scripts; the
/// script sorts, filters and opens it by the figures in the rows' <c>data-</c> attributes:
/// s score, t start (minutes of the Unix epoch), d minutes, m metres apart, a area, c category, k month, p mark on the map, g group.
/// </summary>
internal static class AlertList
{
    public static void Add(Html html, PageContent page)
    {
        html.Add($"<section id=\"list\" aria-labelledby=\"list-t\"><h2 id=\"list-t\">All {Wording.Count(page.Alerts.Count)} alerts</h2>\n");
        Filters(html, page);
        html.Add($"""
            <table class="summary"><caption>Highest score first. At least {PlaceGroups.LeastMembers} alerts of which each lies within {PlaceGroups.LinkMeters:0} m of another are one place, in one row. Coordinates lead to OpenSeaMap.</caption>
            <thead><tr><th scope="col" data-sort="t">Start (UTC)</th><th scope="col" data-sort="d">Lasted</th><th scope="col">Vessels</th><th scope="col" data-sort="a">Where</th>
            <th scope="col" data-sort="m">Apart</th><th scope="col">What</th><th scope="col" data-sort="s" aria-sort="descending">Score</th></tr></thead><tbody id="rows"{(page.IsFolded ? Folded : Markup.None)}>

            """);
        for (var g = 0; g < page.Groups.Count; g++)
        {
            var group = page.Groups[g];
            if (group.IsGroup) GroupRow(html, page, group, g);
            foreach (var alert in group.Members) Row(html, page, alert, group.IsGroup ? g : null);
        }

        html.Add($"</tbody></table><p id=\"more\" hidden><button type=\"button\">Show 100 more</button> <button type=\"button\">Show all</button></p></section>\n");
    }

    /// <summary>The element that a mark on the map leads to.</summary>
    public static string Target(PageContent page, int alert) => page.GroupOf(alert) is { } group ? $"g{group}" : $"r{alert + 1}";

    private static void Filters(Html html, PageContent page)
    {
        html.Add($"<form id=\"filters\" hidden><label>Find <input type=\"search\" name=\"text\" placeholder=\"name, MMSI\" size=\"14\"></label>\n");
        Choice(html, "k", "Month", page.Months.Names);
        Choice(html, "a", "Area", page.Areas.Names);
        Choice(html, "c", "What", page.Categories.Names);
        html.Add($"""
            <label>Score from <input type="number" name="least" min="0" max="1" step="0.05" value="0"></label>
            <label>Sort by <select name="sort"><option value="s">score</option><option value="t">start</option><option value="d">duration</option><option value="m">distance</option><option value="a">area</option></select></label>
            <label><input type="checkbox" name="group" checked> one row a place</label>
            <button type="reset">All alerts</button></form><p id="shown" role="status"></p>

            """);
    }

    private static void Choice(Html html, string name, string label, IReadOnlyList<string> values)
    {
        html.Add($"<label>{label} <select name=\"{name}\"><option value=\"\">all</option>");
        for (var i = 0; i < values.Count; i++) html.Add($"<option value=\"{i}\">{values[i]}</option>");
        html.Add($"</select></label>\n");
    }

    private static void Row(Html html, PageContent page, int index, int? group)
    {
        var a = page.Alerts[index];
        var minutes = (long)(a.Start - DateTime.UnixEpoch).TotalMinutes;
        html.Add($"<tr id=\"r{index + 1}\" data-s=\"{a.Score:0.###}\" data-t=\"{minutes}\" data-d=\"{a.DurationMinutes}\" data-m=\"{a.MedianDistanceMeters ?? -1}\" ");
        html.Add($"data-a=\"{page.Areas.Of(index)}\" data-c=\"{page.Categories.Of(index)}\" data-k=\"{page.Months.Of(index)}\" data-p=\"{page.Map.MarkOf(index)}\"");
        if (group is { } g) html.Add($" data-g=\"{g}\" class=\"in\"");
        html.Add($"><td><a href=\"#a{index + 1}\">{a.Start:yyyy-MM-dd HH:mm}</a>");
        html.Add($"</td><td>{Wording.Minutes(a.DurationMinutes)}</td><td>");
        for (var v = 0; v < a.Vessels.Count; v++)
        {
            if (v > 0) html.Add($"<br>");
            Ships.AddName(html, a.Vessels[v]);
        }

        html.Add($"</td><td>");
        Ships.AddPosition(html, a.Latitude, a.Longitude);
        html.Add($"<br>{Ships.Offshore(a)}<br>{page.Areas.Names[page.Areas.Of(index)]}</td><td>{Ships.Distance(a)}</td><td>{Wording.What(a)}</td><td>{a.Score:0.00}</td></tr>\n");
    }

    private static void GroupRow(Html html, PageContent page, PlaceGroup group, int number)
    {
        var alerts = group.Members.Select(i => page.Alerts[i]).ToArray();
        var best = alerts[0];
        var vessels = alerts.SelectMany(a => a.Vessels).Select(v => v.Mmsi).Distinct().Count();
        var reach = alerts.Max(a => Geodesy.DistanceMeters(best.Latitude, best.Longitude, a.Latitude, a.Longitude));
        var distances = alerts.Select(a => a.MedianDistanceMeters).OfType<int>().ToArray();
        html.Add($"<tr id=\"g{number}\" class=\"group\"><td><strong><span class=\"n\">{alerts.Length}</span> alerts at one place</strong><br>{Range(alerts.Min(a => a.Start), alerts.Max(a => a.Start))}</td>");
        html.Add($"<td>{Range(Wording.Minutes(alerts.Min(a => a.DurationMinutes)), Wording.Minutes(alerts.Max(a => a.DurationMinutes)))}</td><td>{Wording.Count(vessels, "vessel")}</td><td>");
        Ships.AddPosition(html, best.Latitude, best.Longitude);
        html.Add($"<br>all within {Nice.Length(Math.Ceiling(Math.Max(reach, 1) / 10) * 10)}; {Ships.Offshore(best)}<br>{page.Areas.Names[page.Areas.Of(group.Members[0])]}</td>");
        html.Add($"<td>{(distances.Length == 0 ? Ships.NotKnown : Range($"{distances.Min()} m", $"{distances.Max()} m"))}</td><td>");
        html.Add($"{string.Join(", ", alerts.GroupBy(Wording.What).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}"))}");
        html.Add($"</td><td>{(best.Score > alerts[^1].Score ? "up to " : "")}{best.Score:0.00}</td></tr>\n");
    }

    private static readonly Markup Folded = new(" data-folded");

    private static string Range(DateTime from, DateTime to) =>
        Range(from.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), to.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static string Range(string from, string to) => from == to ? from : $"{from} to {to}";
}
