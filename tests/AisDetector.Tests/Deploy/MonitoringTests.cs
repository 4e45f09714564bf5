using System.Text.Json;
using System.Text.RegularExpressions;
using AisDetector.Core.Ais;
using AisDetector.Output;
using AisDetector.Telemetry;
using AisDetector.Tests.Kafka;
using AisDetector.Tests.Support;
using AisDetector.Tests.Telemetry;

namespace AisDetector.Tests.Deploy;

/// <summary>The dashboard, the alarms and the operator's page against what the program tells.</summary>
[Collection(Meters.Collection)]
public partial class MonitoringTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "deploy");

    private static readonly string[] Ours = [.. ObservationTests.Metrics, .. FeedTelemetryTests.Metrics, .. ObservedRunTests.DecodeMetrics];

    private static string Page { get; } = File.ReadAllText(Path.Combine(Folder, "README.md"));

    [Fact]
    public async Task Every_metric_that_the_dashboard_and_the_alarms_name_is_one_that_the_program_has()
    {
        var address = Scrape.FreeAddress();
        using var observed = new Observation(new ObservationOptions { Http = HttpAddress.Parse(address) });
        using var telemetry = observed.Show(() => new RunTelemetry());
        var known = Ours.Concat((await Scrape.Of(address)).Names).ToHashSet();
        var named = Expressions().SelectMany(e => Metric().Matches(e)).Select(m => m.Value).Distinct().ToList();
        Assert.True(named.Count > 15, $"{named.Count} metrics");
        Assert.All(named, n => Assert.True(known.Contains(n) || known.Contains(HistogramPart().Replace(n, "")), n));
    }

    [Fact]
    public void Every_metric_of_ours_is_on_the_dashboard()
    {
        var shown = string.Join('\n', DashboardExpressions());
        Assert.All(ObservationTests.Metrics.Concat(ObservedRunTests.DecodeMetrics), m => Assert.Contains(m, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Labels_and_their_values_are_the_programs()
    {
        var values = new Dictionary<string, string[]>
        {
            ["instance_state"] = Words<InstanceState>(),
            ["alert_phase"] = Words<Core.Assessment.AlertPhase>(),
            ["reject_reason"] = Words<RejectReason>(),
            ["job"] = ["aisdetector"],
        };
        var labels = Expressions().SelectMany(e => Label().Matches(e)).ToList();
        Assert.NotEmpty(labels);
        foreach (var label in labels)
        {
            // A pattern, each alternative of which must mean something.
            foreach (var alternative in label.Groups["value"].Value.Split('|'))
                Assert.Contains(values[label.Groups["name"].Value], v => Regex.IsMatch(v, $"^(?:{alternative})$"));
        }

        string[] grouped = [.. values.Keys, "ais_message_type", "alert_kind", "alert_category", "le", "instance"];
        foreach (Match by in Expressions().SelectMany(e => By().Matches(e))) Assert.All(by.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries), l => Assert.Contains(l, grouped));
    }

    [Fact]
    public void The_operators_page_explains_every_metric_and_says_of_every_alarm_what_to_do()
    {
        var alarms = Rules().Select(r => (string)r["alert"]).ToList();
        Assert.Equal(alarms.Distinct(), alarms);
        Assert.All(Ours.Concat(alarms), name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
        Assert.All(Rules(), r => Assert.Contains(((Dictionary<string, object>)r["labels"])["severity"], new[] { "critical", "warning" }));
    }

    [Fact]
    public void The_dashboards_panels_do_not_overlap_and_each_asks_the_chosen_source()
    {
        var panels = Dashboard().GetProperty("panels").EnumerateArray().ToList();
        Assert.Equal(panels.Count, panels.Select(p => p.GetProperty("id").GetInt32()).Distinct().Count());
        var cells = panels.Select(p => p.GetProperty("gridPos")).SelectMany(g =>
            from x in Enumerable.Range(g.GetProperty("x").GetInt32(), g.GetProperty("w").GetInt32())
            from y in Enumerable.Range(g.GetProperty("y").GetInt32(), g.GetProperty("h").GetInt32())
            select (x, y)).ToList();
        Assert.Equal(cells.Count, cells.Distinct().Count());
        Assert.All(cells, c => Assert.InRange(c.x, 0, 23));
        Assert.All(panels, p => Assert.Equal("${source}", p.GetProperty("datasource").GetProperty("uid").GetString()));
    }

    private static string[] Words<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(AlertJson.Word)];

    private static IEnumerable<string> Expressions() => Rules().Select(r => (string)r["expr"]).Concat(DashboardExpressions());

    private static IEnumerable<Dictionary<string, object>> Rules()
    {
        var file = (Dictionary<string, object>)Yaml.Parse(File.ReadAllText(Path.Combine(Folder, "prometheus", "alerts.yaml"))).Single();
        return ((List<object>)file["groups"]).SelectMany(g => (List<object>)((Dictionary<string, object>)g)["rules"]).Cast<Dictionary<string, object>>();
    }

    private static IEnumerable<string> DashboardExpressions() => Dashboard().GetProperty("panels").EnumerateArray()
        .SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!);

    private static JsonElement Dashboard() => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder, "grafana", "aisdetector.json"))).RootElement;

    [GeneratedRegex(@"\b(?:aisdetector|dotnet)_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex("_(?:bucket|sum|count)$")]
    private static partial Regex HistogramPart();

    [GeneratedRegex("(?<name>\\w+)=~?\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"\bby \(([^)]*)\)")]
    private static partial Regex By();
}
