using System.Globalization;
using System.Text;
using AisDetector.Core.Assessment;

namespace AisDetector.Output.Page;

/// <summary>
/// The report: one self-contained page that a person looks at first. No script, no network (its own policy forbids both),
/// light and dark, printable.
/// </summary>
internal static class ReportPage
{
    /// <summary>A page is for looking at: of more alerts the highest scores are drawn, all are listed.</summary>
    internal const int DrawnMax = 60;

    public static void Write(Stream to, PageSubject subject)
    {
        using var writer = new StreamWriter(to, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
        var alerts = subject.Alerts.Where(a => a.Phase != AlertPhase.Retracted).Select(a => a.Rounded()).ToArray();
        var drawn = alerts.OrderByDescending(a => a.Score).ThenBy(a => a.Id, StringComparer.Ordinal).Take(DrawnMax).Select(a => a.Id).ToHashSet();
        var html = new Html();
        Head(html, subject, alerts, drawn.Count);
        if (alerts.Length > 1) Summary(html, alerts, drawn);
        writer.Write(html);
        for (var i = 0; i < alerts.Length; i++)
        {
            if (!drawn.Contains(alerts[i].Id)) continue;
            var section = new Html();
            AlertSection.Add(section, alerts[i], subject, i + 1);
            writer.Write(section);
        }

        var foot = new Html();
        Foot(foot, subject, alerts);
        writer.Write(foot);
    }

    private static void Head(Html html, PageSubject subject, Alert[] alerts, int drawn)
    {
        var traffic = subject.Traffic;
        html.Add($"""
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <meta name="color-scheme" content="light dark"><title>{Title(alerts)}: {subject.Input}</title>
            <style>{Style.Value}</style></head><body>

            """);
        // The hatching's pattern and the world's coasts, once for all figures.
        html.Add($"<svg width=\"0\" height=\"0\" aria-hidden=\"true\" class=\"defs\"><defs><pattern id=\"hatch\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V7\"/></pattern></defs></svg>");
        if (alerts.Length > 0) WorldInset.AddSymbol(html, subject.Places);
        html.Add($"<main><header class=\"page\"><h1>{Title(alerts)}</h1><p>{subject.Input}: {Wording.Count(traffic.Reports, "report")} of {Wording.Count(traffic.Vessels, "vessel")}");
        if (traffic.First is { } first && traffic.Last is { } last) html.Add($", {first:yyyy-MM-dd HH:mm} to {last:yyyy-MM-dd HH:mm} UTC");
        html.Add($". Profile {subject.Options.Profile}.</p>");
        html.Add($"<p class=\"caution\"><strong>A candidate, not a finding.</strong> AIS says where ships reported to be, not what they did. Ships may meet for many lawful reasons; whoever acts on this looks further first.</p>");
        if (!subject.Whole) html.Add($"<p class=\"caution\"><strong>Interrupted.</strong> The input was not read to its end: this is not the whole result.</p>");
        if (drawn < alerts.Length) html.Add($"<p class=\"note\">The {drawn} highest scores are drawn; the table lists all {alerts.Length}.</p>");
        html.Add($"</header>\n");
    }

    private static string Title(Alert[] alerts)
    {
        if (alerts.Length == 0) return "No candidate transfers";
        var what = alerts.All(a => a.Kind == AlertKind.Rendezvous && a.Category is RendezvousCategory.Transfer or RendezvousCategory.Transshipment or RendezvousCategory.Bunkering)
            ? "candidate transfer" : "candidate";
        return Wording.Count(alerts.Length, what);
    }

    private static void Summary(Html html, Alert[] alerts, HashSet<string> drawn)
    {
        html.Add($"""
            <div class="scroll"><table class="summary"><caption class="hidden">All candidates</caption><thead><tr><th scope="col">Start (UTC)</th><th scope="col">Duration</th>
            <th scope="col">Vessels</th><th scope="col">Where</th><th scope="col">Median distance</th><th scope="col">What</th><th scope="col">Score</th></tr></thead><tbody>

            """);
        for (var i = 0; i < alerts.Length; i++)
        {
            var a = alerts[i];
            var start = a.Start.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            html.Add($"<tr><td>");
            if (drawn.Contains(a.Id)) html.Add($"<a href=\"#a{i + 1}\">{start}</a>");
            else html.Add($"{start}");
            html.Add($"</td><td>{Wording.Minutes(a.DurationMinutes)}</td><td>");
            for (var v = 0; v < a.Vessels.Count; v++)
            {
                if (v > 0) html.Add($"<br>");
                html.Add($"{AlertSection.Name(a.Vessels[v])}");
            }

            html.Add($"</td><td>{Wording.Position(a.Latitude, a.Longitude)}<br>{Wording.Offshore(a)}</td><td>{(a.MedianDistanceMeters is { } m ? $"{m} m" : "–")}</td><td>{Wording.What(a)}</td><td>{a.Score:0.00}</td></tr>\n");
        }

        html.Add($"</tbody></table></div>\n");
    }

    private static void Foot(Html html, PageSubject subject, Alert[] alerts)
    {
        if (alerts.Length == 0) html.Add($"<p>No two vessels came alongside at sea for long enough. <code>aisdetector explain</code> says for a pair which test decided.</p>");
        html.Add($"<footer><p>AisDetector {Verbs.Product.Version}. Coast: Natural Earth. Distances are between antennas, on a sphere; positions between reports are interpolated on the great circle, never beyond a report.</p></footer></main></body></html>\n");
    }

    private static readonly Lazy<Markup> Style = new(() =>
    {
        using var from = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(from);
        return new Markup(reader.ReadToEnd());
    });
}
