using System.Text;
using AisDetector.App;
using AisDetector.Core.Alerts;

namespace AisDetector.Output.Page;

/// <summary>
/// The report: one self-contained page that a person looks at first. No network (its own policy forbids it), one script of
/// our own without which all but the packed figures can be read, light and dark, printable.
/// </summary>
internal static class ReportPage
{
    public static void Write(Stream to, PageSubject subject)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var page = new PageContent(subject);
        var html = new Html();
        Head(html, page);
        if (page.Alerts.Count > 1)
        {
            Overview(html, page);
            AlertList.Add(html, page);
            // Before the alerts, so that the list can be used while the rest still loads.
            html.Add($"<script>{PageAssets.Script}</script>\n");
        }

        if (page.IsFolded) html.Add($"<section id=\"details\"><h2>Each alert</h2>\n");
        writer.Write(html);
        // Drawn on all processors, written in order.
        foreach (var article in Enumerable.Range(0, page.Alerts.Count).AsParallel().AsOrdered().Select(i => AlertSection.Of(page, i)))
            writer.Write(article.Text);
        if (page.IsFolded) writer.Write("</section>\n");
        var foot = new Html();
        Foot(foot, page.Alerts);
        writer.Write(foot);
    }

    private static void Head(Html html, PageContent page)
    {
        var (subject, alerts) = (page.Subject, page.Alerts);
        var traffic = subject.Traffic;
        html.Add($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{PageAssets.Policy}">
            <meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark"><title>{Title(alerts)}: {subject.Input}</title>
            <style>{PageAssets.Style}</style></head><body>

            """);
        // The hatching's pattern and the world's coasts, once for all figures.
        html.Add($"<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"defs\"><defs><pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V7\"/></pattern></defs></svg>");
        if (alerts.Count > 0) WorldInset.AddSymbol(html, subject.Places);
        html.Add($"<main><header class=\"page\"><h1>{Title(alerts)}</h1><p><bdi>{subject.Input}</bdi>: {Wording.Count(traffic.Reports, "report")} of {Wording.Count(traffic.Vessels, "vessel")}");
        if (traffic.First is { } first && traffic.Last is { } last) html.Add($", {first:yyyy-MM-dd HH:mm} to {last:yyyy-MM-dd HH:mm} UTC");
        html.Add($". Profile {subject.Options.Profile}.</p>");
        html.Add($"<p class=\"caution\"><strong>A candidate, not a finding.</strong> AIS says where ships reported to be, not what they did. Ships may meet for many lawful reasons; whoever acts on this looks further first.</p>");
        if (!subject.Whole) html.Add($"<p class=\"caution\"><strong>Interrupted.</strong> The input was not read to its end: this is not the whole result.</p>");
        if (alerts.Count > PageContent.PlainMax)
            html.Add($"<noscript><p class=\"caution\">Scripts are off: nothing can be sorted or filtered, and of the alerts the {PageContent.PlainMax} with the highest scores have figures.</p></noscript>");
        html.Add($"</header>\n");
    }

    private static string Title(IReadOnlyList<Alert> alerts)
    {
        if (alerts.Count == 0) return "No candidate transfers";
        var what = alerts.All(a => a.Kind == AlertKind.Rendezvous && a.Category is RendezvousCategory.Transfer or RendezvousCategory.Transshipment or RendezvousCategory.Bunkering)
            ? "candidate transfer" : "candidate";
        return Wording.Count(alerts.Count, what);
    }

    private static void Overview(Html html, PageContent page)
    {
        html.Add($"<section aria-labelledby=\"overview-t\"><h2 id=\"overview-t\">Overview</h2><p class=\"skip\"><a href=\"#list\">Go to the list of alerts</a></p><figure>");
        page.Map.Add(html, page.Subject.Places, page.Alerts, [.. Enumerable.Range(0, page.Alerts.Count).Select(i => AlertList.Target(page, i))]);
        html.Add($"<figcaption>A number is how many alerts a mark stands for; a mark leads to its alerts in the list. Where marks would lie on each other they are one.</figcaption></figure><div class=\"tallies\">");
        page.Months.Add(html);
        page.Areas.Add(html);
        page.Categories.Add(html);
        html.Add($"</div><p class=\"note\">Areas: the nearest port, if it lies within {Area.PortKm:0} km; else a square of ten degrees. Months are those of the start, UTC.</p></section>\n");
    }

    private static void Foot(Html html, IReadOnlyList<Alert> alerts)
    {
        if (alerts.Count == 0) html.Add($"<p>No two vessels came alongside at sea for long enough. <code>aisdetector explain</code> says for a pair which test decided.</p>");
        html.Add($"<footer><p>AisDetector {Product.Version}. Coast: © OpenStreetMap contributors (ODbL). Distances are between antennas, on a sphere; positions between reports are interpolated on the great circle, never beyond a report.</p></footer></main></body></html>\n");
    }
}
