using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using AisDetector.Core.Alerts;
using AisDetector.Output.Page;
using AisDetector.Tests.Support;
using AngleSharp.Html.Parser;
using static AisDetector.Tests.Output.ReportPages;

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
    public void Names_cannot_turn_the_text_around_them()
    {
        var vessel = Alerts.Full.Vessels[0];
        var page = Page(Alerts.Full with { Vessels = [vessel with { Name = "SAFE\u202EDLOG\u2066\u200F\u0007" }, vessel with { Mmsi = 1_000_001, Name = "\u202E" }] });
        Assert.Equal("SAFEDLOG", Parsed(page).QuerySelector("h2 bdi")!.TextContent);
        Assert.Contains("1000001 NL <small>name not known</small>", page);
        Assert.DoesNotMatch("&#x(202[A-E]|206[6-9]|200[EF]|7);", page);
    }

    [Fact]
    public void The_page_asks_for_nothing_from_the_network()
    {
        var page = Page([.. Line(PageContent.PlainMax + 3), Alerts.Loitering]);
        Assert.DoesNotMatch(@"url\((?!#)", page);
        Assert.DoesNotContain("@import", page);
        var document = Parsed(page);
        Assert.Empty(document.QuerySelectorAll("link, img, image, iframe, object, embed, audio, video, source, base, [src], [srcset], [action], [formaction], [ping], [background], [data]"));
        foreach (var element in document.QuerySelectorAll("*"))
            foreach (var link in element.Attributes.Where(a => a.LocalName == "href" && !a.Value.StartsWith('#')))
            {
                Assert.Equal("a", element.LocalName);
                Assert.StartsWith("https://map.openseamap.org/?zoom=13&lat=", link.Value);
            }
    }

    [Fact]
    public void The_policy_allows_the_one_style_and_the_one_script_by_their_hashes_and_there_are_no_others()
    {
        var document = Parsed(Page(Line(PageContent.PlainMax + 3)));
        var script = Assert.Single(document.QuerySelectorAll("script"));
        var style = Assert.Single(document.QuerySelectorAll("style"));
        Assert.Equal(
            $"default-src 'none'; style-src '{Hash(style.TextContent)}'; script-src '{Hash(script.TextContent)}'; base-uri 'none'; form-action 'none'",
            document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"));
        // Neither would be obeyed.
        Assert.DoesNotContain(document.QuerySelectorAll("*").SelectMany(e => e.Attributes), a => a.LocalName == "style" || a.LocalName.StartsWith("on", StringComparison.Ordinal));

        static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    [Fact]
    public void What_is_not_known_is_said_and_no_cell_is_empty()
    {
        foreach (var alerts in new Alert[][] { [Alerts.Bare], [Alerts.Bare with { MinDistanceMeters = null, MedianDistanceMeters = null }, Alerts.Loitering], [.. Alerts.Of_every_kind()] })
        {
            var document = Parsed(Page(alerts));
            Assert.All(document.QuerySelectorAll("td, th, dd, dt, caption, figcaption, option, h1, h2, h3").Where(e => e.QuerySelector("svg") is null), e => Assert.NotEqual("", e.TextContent.Trim()));
        }

        var bare = Parsed(Page(Alerts.Bare)).QuerySelector("table.vessels")!.TextContent;
        foreach (var row in new[] { "Name", "Flag", "IMO number", "Call sign", "Ship type", "Length × beam", "Draught" }) Assert.Contains(row, bare);
        Assert.Contains("name not known", bare);
    }

    [Fact]
    public void Nobody_reads_more_than_59_minutes()
    {
        var long_ = At(0, 0, 1) with { DurationMinutes = 654, ObservedMinutes = 70, InferredMinutes = 584, Vessels = [Alerts.Full.Vessels[0] with { GapMinutes = 488 }, Alerts.Full.Vessels[1]] };
        foreach (var page in new[] { Page(long_), Page([long_, .. Line(PageContent.PlainMax + 3)]) })
        {
            var text = Parsed(page).Body!.TextContent;
            Assert.Contains("10 h 54 min", text);
            Assert.All(Minutes().Matches(text).Select(m => int.Parse(m.Groups[1].Value)), minutes => Assert.InRange(minutes, 0, 59));
        }
    }

    [Fact]
    public void A_moving_ships_track_has_arrows_and_the_legend_says_what_the_hours_mean()
    {
        var document = Parsed(Page(Alerts.Full));
        Assert.NotEqual("", document.QuerySelector("svg[role=img] path.v1.arrow")!.GetAttribute("d"));
        var legend = document.QuerySelector(".legend")!.TextContent;
        Assert.Contains("where the ship was at that hour (UTC)", legend);
        Assert.Contains("the course", legend);
    }

    [Fact]
    public void The_same_alerts_in_any_order_give_the_same_bytes()
    {
        var alerts = Line(PageContent.PlainMax + 5);
        var page = Page(alerts);
        Assert.Equal(page, Page(alerts));
        Assert.Equal(page, Written(Subject(alerts) with { Alerts = [.. alerts.Reverse()] }));
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
        Assert.Contains("Interrupted.", Written(Subject([Alerts.Full]) with { Whole = false }));
    }

    [Fact]
    public void Retracted_alerts_are_not_shown() => Assert.Contains("No candidate transfers", Page(Alerts.Full with { Phase = AlertPhase.Retracted }));

    [Fact]
    public void Of_many_alerts_all_have_figures_the_highest_scores_without_a_script()
    {
        const int Packed = 7;
        var alerts = Line(PageContent.PlainMax + Packed);
        var page = Page(alerts);
        var document = new HtmlParser(new HtmlParserOptions { IsScripting = false }).ParseDocument(page);
        var articles = document.QuerySelectorAll("#details noscript details article").ToArray();
        Assert.Equal(alerts.Length, articles.Length);
        Assert.All(articles[..PageContent.PlainMax], a => Assert.Equal(3, a.QuerySelectorAll("svg[role=img]").Length));
        foreach (var article in articles[PageContent.PlainMax..])
        {
            Assert.Empty(article.QuerySelectorAll("svg[role=img]"));
            Assert.Equal(3, Svg().Matches(Unpacked(article.QuerySelector("template.pack")!)).Select(m => XElement.Parse(m.Value)).Count(d => (string?)d.Attribute("role") == "img"));
        }

        // To a browser with scripts each is one piece of text.
        var scripted = new HtmlParser(new HtmlParserOptions { IsScripting = true }).ParseDocument(page);
        Assert.Empty(scripted.QuerySelectorAll("article"));
        Assert.Equal(alerts.Length, scripted.QuerySelectorAll("noscript[id^=n]").Length);
    }

    [Fact]
    public void An_alert_more_costs_less_than_16_kilobytes()
    {
        int few = Page(Line(PageContent.PlainMax)).Length, more = Page(Line(PageContent.PlainMax + 30)).Length;
        Assert.InRange((more - few) / 30, 1_000, 16_000);
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
            foreach (var (text, ground) in new[] { ("ink", "paper"), ("soft", "paper"), ("soft", "panel"), ("ink", "sea"), ("soft", "sea"), ("one", "sea"), ("two", "sea"), ("bad", "paper"), ("ink", "warn"), ("onmark", "mark"), ("one", "paper"), ("ink", "panel") })
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

    [GeneratedRegex("<svg .*?</svg>", RegexOptions.Singleline)]
    private static partial Regex Svg();

    [GeneratedRegex(" id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex("href=\"#([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(\d+) min\b")]
    private static partial Regex Minutes();

    [GeneratedRegex(@":root\{([^}]*)\}")]
    private static partial Regex Root();

    [GeneratedRegex("--([a-z]+):#([0-9a-f]{3,6})")]
    private static partial Regex Variable();
}
