using System.Globalization;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Output.Page;
using AisDetector.Tests.Support;
using CsCheck;
using static AisDetector.Tests.Output.ReportPages;

namespace AisDetector.Tests.Output;

/// <summary>The overview and the list of a page of several alerts.</summary>
public class ReportListTests
{
    [Fact]
    public void Alerts_of_one_place_stand_under_one_row_which_stands_where_its_best_would()
    {
        Alert[] quay = [.. Enumerable.Range(0, 4).Select(i => At(10, 20 + i * 0.002, i, score: 0.2 + i * 0.1))];
        Alert[] alone = [At(30, 40, 10, score: 0.9), At(-30, 40, 11, score: 0.45), At(-30.1, 40, 12, score: 0.1)];
        var rows = Parsed(Page([.. quay, .. alone])).QuerySelectorAll("#rows > tr").ToArray();
        Assert.Equal(["r1", "g1", "r2", "r4", "r5", "r6", "r3", "r7"], rows.Select(r => r.Id));
        Assert.Equal("4", rows[1].QuerySelector(".n")!.TextContent);
        Assert.Contains("8 vessels", rows[1].TextContent);
        Assert.All(rows[2..6], r => Assert.Equal("1", r.GetAttribute("data-g")));
        Assert.All([rows[0], .. rows[6..]], r => Assert.Null(r.GetAttribute("data-g")));
    }

    [Fact]
    public void Rows_carry_what_the_script_sorts_by()
    {
        var alert = At(10, 20, 1, score: 0.75) with { DurationMinutes = 654, MedianDistanceMeters = 30 };
        var unknown = At(-10, 20, 2, score: 0.25) with { MedianDistanceMeters = null };
        var rows = Parsed(Page(alert, unknown)).QuerySelectorAll("#rows > tr").ToArray();
        Assert.Equal(["0.75", "654", "30", "1", "0", "0"], new[] { "s", "d", "m", "a", "c", "k" }.Select(key => rows[0].GetAttribute($"data-{key}")));
        Assert.Equal(alert.Start, DateTime.UnixEpoch.AddMinutes(long.Parse(rows[0].GetAttribute("data-t")!)));
        Assert.Equal("-1", rows[1].GetAttribute("data-m"));
        Assert.Equal(["t", "d", "a", "m", "s"], Parsed(Page(alert, unknown)).QuerySelectorAll("th[data-sort]").Select(h => h.GetAttribute("data-sort")));
    }

    [Fact]
    public void Filters_offer_every_month_area_and_category_and_counts_add_up()
    {
        Alert[] alerts = [.. Line(5), Alerts.Loitering, Alerts.Full with { Id = "X", NearestPort = new AlertPort("<b>Port", 12) }];
        var document = Parsed(Page(alerts));
        Assert.Equal(["all", "2024-01", "2024-02", "2024-03", "2024-04", "2024-05", "2024-06"], Options("k")[..7]);
        Assert.Contains("near <b>Port", Options("a"));
        Assert.Contains("loitering", Options("c"));
        foreach (var tally in document.QuerySelectorAll(".tally"))
            Assert.Equal(alerts.Length, tally.QuerySelectorAll("tbody td").Sum(c => int.Parse(c.TextContent, CultureInfo.InvariantCulture)));
        foreach (var row in document.QuerySelectorAll("#rows > tr:not(.group)"))
            Assert.Contains(Options("a")[1 + int.Parse(row.GetAttribute("data-a")!)], row.TextContent);

        string[] Options(string name) => [.. document.QuerySelectorAll($"select[name={name}] option").Select(o => o.TextContent)];
    }

    [Fact]
    public void Marks_on_the_map_stand_for_all_alerts_and_lead_to_their_rows()
    {
        Alert[] alerts = [.. Enumerable.Range(0, 40).Select(i => At(i % 4 * 12, i % 5 * 15 - 30 + i * 1e-4, i, score: i / 100.0))];
        var document = Parsed(Page(alerts));
        var marks = document.QuerySelectorAll("a.mark").ToArray();
        Assert.Equal(alerts.Length, marks.Sum(m => m.QuerySelector("text") is { } count ? int.Parse(count.TextContent) : 1));
        Assert.All(marks, m => Assert.NotNull(document.QuerySelector(m.GetAttribute("href")!)));
        foreach (var mark in marks)
            Assert.NotEmpty(document.QuerySelectorAll($"#rows > tr[data-p='{mark.GetAttribute("data-p")}']"));
    }

    [Fact]
    public void The_map_spans_the_antimeridian_the_short_way()
    {
        var marks = Parsed(Page(At(0, 179.5, 1), At(0, -179.5, 2), At(1, 179, 3))).QuerySelectorAll("a.mark circle").Select(c => double.Parse(c.GetAttribute("cx")!, CultureInfo.InvariantCulture)).Order().ToArray();
        Assert.Equal(3, marks.Length);
        Assert.Equal(2, (marks[2] - marks[1]) / (marks[1] - marks[0]), 0.1);
    }

    [Theory]
    [InlineData(0, 0, "0–10° N, 0–10° E")]
    [InlineData(-0.1, -179.9, "0–10° S, 170–180° W")]
    [InlineData(-27.48, 38.5, "20–30° S, 30–40° E")]
    [InlineData(90, 180, "80–90° N, 170–180° E")]
    [InlineData(-90, -180, "80–90° S, 170–180° W")]
    public void Far_from_ports_the_area_is_a_square_of_ten_degrees(double latitude, double longitude, string area)
    {
        Assert.Equal(area, Area.Of(At(latitude, longitude, 1)));
        Assert.Equal(area, Area.Of(At(latitude, longitude, 1) with { NearestPort = new AlertPort("Far", 100.1) }));
        Assert.Equal("near Near", Area.Of(At(latitude, longitude, 1) with { NearestPort = new AlertPort("Near", 100) }));
    }

    [Fact]
    public void Places_are_single_linkage_whatever_the_order()
    {
        var steps = Gen.Int[-30, 30].Select(Gen.Int[-30, 30], (n, e) => (Latitude: 60 + n * 0.0009, Longitude: Geodesy.NormalizeLongitude(180 + e * 0.0018)));
        steps.Array[0, 60].Sample(points =>
        {
            Alert[] alerts = [.. points.Select((p, i) => At(p.Latitude, p.Longitude, i))];
            var expected = Oracle(alerts);
            Assert.Equal(expected, Named(PlaceGroups.Of(alerts), alerts));
            Alert[] reversed = [.. alerts.Reverse()];
            Assert.Equal(expected, Named(PlaceGroups.Of(reversed), reversed));
        });

        static string[] Named(IEnumerable<PlaceGroup> groups, Alert[] alerts) =>
            [.. groups.Select(g => string.Join(' ', g.Members.Select(i => alerts[i].Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];

        // Every pair, again and again, until nothing changes.
        static string[] Oracle(Alert[] alerts)
        {
            var group = alerts.Select((_, i) => i).ToArray();
            for (var changed = true; changed;)
            {
                changed = false;
                for (var i = 0; i < alerts.Length; i++)
                    for (var j = 0; j < alerts.Length; j++)
                    {
                        if (group[j] <= group[i] || Geodesy.DistanceMeters(alerts[i].Latitude, alerts[i].Longitude, alerts[j].Latitude, alerts[j].Longitude) > PlaceGroups.LinkMeters) continue;
                        (group[j], changed) = (group[i], true);
                    }
            }

            return [.. Enumerable.Range(0, alerts.Length).GroupBy(i => group[i]).Select(g => string.Join(' ', g.Select(i => alerts[i].Id).Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal)];
        }
    }

    [Fact]
    public void Hundreds_of_alerts_at_one_quay_are_one_row()
    {
        Alert[] alerts = [.. Enumerable.Range(0, 300).Select(i => At(51.9, 3.6 + i % 10 * 0.003, i, score: i / 300.0)), At(52, 3.6, 300)];
        var page = new PageContent(Subject(alerts));
        Assert.Equal([300, 1], page.Groups.Select(g => g.Members.Count).OrderDescending());
    }
}
