using System.Globalization;
using AisDetector.Core.Alerts;

namespace AisDetector.Output.Page;

/// <summary>Alerts sorted into named heaps: which heap each is in, and how many each holds.</summary>
internal sealed class Tally
{
    /// <summary>Longer tables than this are for the filters, not for the eye.</summary>
    private const int RowsMax = 12, MonthsMax = 24;

    private readonly string _what;
    private readonly bool _inOrder;
    private readonly int[] _of;

    /// <param name="what">What the heaps are: month, area, category.</param>
    /// <param name="inOrder">The table keeps the names' order; else the largest heaps stand first.</param>
    private Tally(string what, bool inOrder, string[] names, int[] of)
    {
        (_what, _inOrder, Names, _of) = (what, inOrder, names, of);
        Counts = new int[names.Length];
        foreach (var heap in of) Counts[heap]++;
    }

    public IReadOnlyList<string> Names { get; }
    private int[] Counts { get; }

    public int Of(int alert) => _of[alert];

    /// <summary>By area, the areas in alphabetical order.</summary>
    public static Tally OfAreas(IReadOnlyList<Alert> alerts) => ByName("area", [.. alerts.Select(Area.Of)]);

    public static Tally OfCategories(IReadOnlyList<Alert> alerts) => ByName("category", [.. alerts.Select(Wording.What)]);

    /// <summary>Every month from the first to the last, empty ones too; of more than two years, those with alerts.</summary>
    public static Tally OfMonths(IReadOnlyList<Alert> alerts)
    {
        var months = alerts.Select(a => a.Start.Year * 12 + a.Start.Month - 1).ToArray();
        int first = months.DefaultIfEmpty().Min(), last = months.DefaultIfEmpty().Max();
        var listed = last - first < MonthsMax ? [.. Enumerable.Range(first, last - first + 1)] : months.Distinct().Order().ToArray();
        return new Tally("month", true, [.. listed.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m / 12:0000}-{m % 12 + 1:00}"))], [.. months.Select(m => Array.BinarySearch(listed, m))]);
    }

    public void Add(Html html)
    {
        var rows = Enumerable.Range(0, Names.Count).ToArray();
        if (!_inOrder) rows = [.. rows.OrderByDescending(i => Counts[i]).ThenBy(i => i)];
        var shown = _inOrder ? rows[^Math.Min(rows.Length, MonthsMax)..] : rows[..Math.Min(rows.Length, RowsMax)];
        var most = shown.Max(i => Counts[i]);
        html.Add($"<table class=\"tally\"><caption>By {_what}</caption><thead class=\"hidden\"><tr><th scope=\"col\">{_what}</th><th scope=\"col\">alerts</th></tr></thead><tbody>");
        foreach (var i in shown)
        {
            var width = Math.Max(Counts[i] > 0 ? 1 : 0, 90.0 * Counts[i] / most);
            html.Add($"<tr><th scope=\"row\">{Names[i]}</th><td>{Wording.Count(Counts[i])} <svg class=\"bar\" width=\"90\" height=\"9\" aria-hidden=\"true\"><rect width=\"{width}\" height=\"9\" rx=\"2\"/></svg></td></tr>");
        }

        var rest = rows.Except(shown).ToArray();
        if (rest.Length > 0) html.Add($"<tr><th scope=\"row\">{Wording.Count(rest.Length)} {(_inOrder ? "earlier" : "others")}</th><td>{Wording.Count(rest.Sum(i => Counts[i]))}</td></tr>");
        html.Add($"</tbody></table>\n");
    }

    private static Tally ByName(string what, string[] of)
    {
        var names = of.Distinct().Order(StringComparer.Ordinal).ToArray();
        return new Tally(what, false, names, [.. of.Select(name => Array.BinarySearch(names, name, StringComparer.Ordinal))]);
    }
}
