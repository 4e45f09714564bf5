using System.IO.Compression;
using System.Text;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Output;
using AisDetector.Output.Page;
using AisDetector.Tests.Support;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AisDetector.Tests.Output;

/// <summary>Report pages to test, as text and as a browser's parser takes them.</summary>
internal static class ReportPages
{
    public static string Page(params IReadOnlyList<Alert> alerts) => Written(Subject(alerts));

    public static string Written(PageSubject subject)
    {
        using var output = new MemoryStream();
        ReportPage.Write(output, subject);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    /// <summary>The page as a browser without scripts takes it (what stands in a noscript is markup), with all that is packed unpacked.</summary>
    public static IHtmlDocument Parsed(string page)
    {
        var parser = new HtmlParser(new HtmlParserOptions { IsScripting = false });
        var document = parser.ParseDocument(page);
        foreach (var pack in document.QuerySelectorAll("template.pack").ToArray())
        {
            var figures = document.CreateElement("div");
            figures.InnerHtml = Unpacked(pack);
            pack.ReplaceWith(figures);
        }

        return document;
    }

    public static string Unpacked(IElement pack)
    {
        using var packed = new DeflateStream(new MemoryStream(Convert.FromBase64String(((IHtmlTemplateElement)pack).Content.TextContent)), CompressionMode.Decompress);
        using var reader = new StreamReader(packed, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    public static PageSubject Subject(IReadOnlyList<Alert> alerts)
    {
        var tracks = new TrackCollector(alerts, Alerts.Full.DetectedAt);
        var traffic = new Traffic();
        foreach (var alert in alerts)
        {
            // Drifting together north-east, 30 m apart, a fix in 5 min with a silence of two hours.
            for (var minute = -170; minute < 500; minute += 5)
            {
                if (minute is > 60 and < 180) continue;
                var reports = alert.Vessels.Select((v, i) => Report.Empty with
                {
                    Mmsi = v.Mmsi,
                    Time = new DateTimeOffset(alert.Start.AddMinutes(minute)).ToUnixTimeMilliseconds(),
                    Latitude = Math.Clamp(alert.Latitude + minute * 2e-5 + i * 2.7e-4, -90, 90),
                    Longitude = Geodesy.NormalizeLongitude(alert.Longitude + minute * 2e-5),
                }).ToArray();
                tracks.Add(reports);
                traffic.Add(reports);
            }
        }

        return new PageSubject("day & night.csv", RendezvousOptions.Transfer, traffic, alerts, tracks, Places.OpenSea);
    }

    /// <summary>Alerts along the equator, a month and a degree apart, each of two ships of its own, scores from low to high.</summary>
    public static Alert[] Line(int count) =>
        [.. Enumerable.Range(0, count).Select(i => At(0, i, i, score: (i + 1.0) / (count + 1)) with { Start = Alerts.Full.Start.AddDays(31 * i), End = Alerts.Full.End?.AddDays(31 * i) })];

    public static Alert At(double latitude, double longitude, int number, double score = 0.5) => Alerts.Full with
    {
        Id = $"{number:00000000000000000000000000}",
        Latitude = latitude,
        Longitude = longitude,
        Score = score,
        NearestPort = null,
        Vessels = [Alerts.Full.Vessels[0] with { Mmsi = (uint)(200_000_000 + 2 * number) }, Alerts.Full.Vessels[1] with { Mmsi = (uint)(200_000_001 + 2 * number) }],
        Reasons = [new AlertReason("long-alongside", 0.35, "side by side for 5 h")],
    };
}
