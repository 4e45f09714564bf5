using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AisDetector.Core.Ais;
using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Output;
using AisDetector.Output.Page;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Output;

public partial class ReportPageTests
{
    [Fact]
    public void Names_are_text_never_markup()
    {
        var page = Page(Alerts.Full);
        Assert.DoesNotContain("<SCRIPT", page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;SCRIPT&gt;alert(1)", page);
        Assert.Contains("FRIO &quot;NORTH&quot;, LTD", page);
    }

    [Fact]
    public void The_page_asks_for_nothing_from_the_network()
    {
        var page = Page(Alerts.Full, Alerts.Loitering);
        Assert.Contains("default-src 'none'", page);
        Assert.DoesNotMatch("(src|href)=\"(?!#)", page);
        Assert.DoesNotMatch(@"url\((?!#)", page);
        Assert.DoesNotContain("@import", page);
    }

    [Fact]
    public void Drawings_are_well_formed_and_have_titles_and_no_figure_that_is_none()
    {
        foreach (var alert in Alerts.Of_every_kind().Where(a => a.Phase != AlertPhase.Retracted))
        {
            var drawings = Svg().Matches(Page(alert)).Select(m => XElement.Parse(m.Value)).ToArray();
            var figures = drawings.Where(d => (string?)d.Attribute("role") == "img").ToArray();
            Assert.Equal(alert.Kind == AlertKind.Loitering ? 2 : 3, figures.Length);
            foreach (var figure in figures)
            {
                Assert.NotEqual("", figure.Element("title")!.Value);
                Assert.NotEqual("", figure.Element("desc")!.Value);
                var ids = ((string)figure.Attribute("aria-labelledby")!).Split(' ');
                Assert.All(ids, id => Assert.Contains(figure.Descendants(), e => (string?)e.Attribute("id") == id));
            }

            Assert.All(drawings.SelectMany(d => d.DescendantsAndSelf()).SelectMany(e => e.Attributes()), a => Assert.DoesNotMatch("NaN|∞|Infinity", a.Value));
        }
    }

    [Fact]
    public void Ids_are_unique_and_links_lead_somewhere()
    {
        var page = Page([.. Alerts.Of_every_kind().Select((a, i) => a with { Id = $"{i:00}{a.Id[2..]}" })]);
        var ids = Id().Matches(page).Select(m => m.Groups[1].Value).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(Link().Matches(page).Select(m => m.Groups[1].Value), id => Assert.Contains(id, ids));
    }

    [Fact]
    public void It_says_that_it_is_a_candidate_and_when_it_is_not_whole()
    {
        Assert.Contains("A candidate, not a finding.", Page(Alerts.Full));
        Assert.DoesNotContain("Interrupted.", Page(Alerts.Full));
        Assert.Contains("Interrupted.", Written(Subject(Alerts.Full) with { Whole = false }));
    }

    [Fact]
    public void Retracted_alerts_are_not_shown() => Assert.Contains("No candidate transfers", Page(Alerts.Full with { Phase = AlertPhase.Retracted }));

    [Fact]
    public void Of_very_many_alerts_the_highest_scores_are_drawn_and_all_are_listed()
    {
        var many = Enumerable.Range(0, ReportPage.DrawnMax + 5).Select(i => Alerts.Full with { Id = $"{i:00000000000000000000000000}", Score = i / 100.0 }).ToArray();
        var page = Page(many);
        Assert.Equal(ReportPage.DrawnMax, Article().Count(page));
        Assert.Equal(many.Length, Regex.Count(page, "<tr><td>(<a href=\"#a\\d+\">)?2024-01-31 22:04"));
    }

    [Fact]
    public void A_pair_on_the_antimeridian_and_one_beside_the_pole_can_be_drawn()
    {
        foreach (var (latitude, longitude) in new[] { (10.0, 180.0), (-10, -180), (89.95, 20), (-89.99, 0) })
        {
            var page = Page(Alerts.Full with { Latitude = latitude, Longitude = longitude });
            Assert.Equal(3, Svg().Matches(page).Count(m => m.Value.Contains("role=\"img\"", StringComparison.Ordinal)));
            Assert.DoesNotContain("NaN", page);
        }
    }

    [Fact]
    public void Text_is_readable_on_its_ground_in_light_and_dark()
    {
        // WCAG 2.2, 1.4.3: 4.5 to 1 for text.
        var css = ReadCss();
        foreach (var theme in Root().Matches(css).Select(m => m.Groups[1].Value).Take(2))
        {
            var colours = Variable().Matches(theme).ToDictionary(m => m.Groups[1].Value, m => Luminance(m.Groups[2].Value));
            foreach (var (text, ground) in new[] { ("ink", "paper"), ("soft", "paper"), ("soft", "panel"), ("ink", "sea"), ("soft", "sea"), ("one", "sea"), ("two", "sea"), ("bad", "paper"), ("ink", "warn") })
            {
                double a = colours[text], b = colours[ground];
                Assert.True((Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05) >= 4.5, $"{text} on {ground}: {theme}");
            }
        }
    }

    private static string ReadCss()
    {
        using var stream = typeof(ReportPage).Assembly.GetManifestResourceStream("report.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static double Luminance(string hex)
    {
        if (hex.Length == 3) hex = string.Concat(hex.Select(c => $"{c}{c}"));
        double Channel(int at)
        {
            var value = Convert.ToInt32(hex.Substring(at, 2), 16) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Channel(0) + 0.7152 * Channel(2) + 0.0722 * Channel(4);
    }

    private static string Page(params Alert[] alerts) => Written(Subject(alerts));

    private static string Written(PageSubject subject)
    {
        using var output = new MemoryStream();
        ReportPage.Write(output, subject);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    private static PageSubject Subject(params Alert[] alerts)
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

    [GeneratedRegex("<svg .*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("<article ")]
    private static partial Regex Article();

    [GeneratedRegex(@":root\{([^}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex("--([a-z]+):#([0-9a-f]{3,6})")]
    private static partial Regex Variable();
}
