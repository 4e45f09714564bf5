using System.Text.Json;
using System.Text.RegularExpressions;
using AisDetector.Core.Reports;
using AisDetector.Live;
using AisDetector.Ops;
using AisDetector.Output;
using AisDetector.Tests.Feed;
using AisDetector.Tests.Live;
using AisDetector.Tests.Ops;
using AisDetector.Tests.Support;
using static AisDetector.Tests.Deploy.DeployFiles;

namespace AisDetector.Tests.Deploy;

/// <summary>The dashboard, the alarms and the operator's page against what the program tells.</summary>
[Collection(Meters.Collection)]
public partial class MonitoringTests
{
    private static readonly string[] Ours = [.. ObservationTests.Metrics, .. FeedTelemetryTests.Metrics, .. ObservedRunTests.DecodeMetrics];

    private static string Page { get; } = Text("README.md");

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
        Assert.All(Ours, m => Assert.Contains(m, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void Labels_and_their_values_are_the_programs()
    {
        var values = new Dictionary<string, string[]>
        {
            ["instance_state"] = WordsOf<InstanceState>(),
            ["alert_phase"] = WordsOf<Core.Alerts.AlertPhase>(),
            ["reject_reason"] = WordsOf<RejectReason>(),
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
    public void Every_process_that_has_a_page_is_scraped_under_the_name_that_alarms_ask_for()
    {
        var services = (Dictionary<string, object>)Find(Documents("compose.yaml")[0], "services")!;
        var serving = services.Select(s => (s.Key, Command: Find(s.Value, "command"))).Select(s => (s.Key, Words: s.Command is string text ? text.Split(' ') : s.Command is null ? [] : Words(s.Command)))
            .Where(s => s.Words.Contains("--http")).Select(s => $"{s.Key}:{s.Words[Array.IndexOf(s.Words, "--http") + 1].Split(':')[1]}");
        Assert.Equal(serving.Order(), Jobs("prometheus/prometheus.yaml").SelectMany(j => j.Targets).Order());

        var hosts = Assert.Single(Jobs("prometheus/hosts.yaml"));
        Assert.Equal([Variables("systemd/environment.example")["HTTP"], Variables("systemd/feed.env.example")["HTTP"]], hosts.Targets);
        Assert.Equal(("aisdetector", "aisdetector"), (hosts.Name, Jobs("prometheus/prometheus.yaml")[0].Name));

        // The Operator's job is the value of a label of the pods.
        var monitor = Documents("kubernetes/monitoring/podmonitor.yaml")[0];
        var label = (string)Find(monitor, "spec.jobLabel")!;
        foreach (var file in (string[])["kubernetes/detector.yaml", "kubernetes/feed.yaml", "kubernetes/decode.yaml"])
        {
            var labels = (Dictionary<string, object>)Find(Documents(file)[0], "spec.template.metadata.labels")!;
            Assert.Equal("aisdetector", labels[label]);
            Assert.Subset(labels.ToHashSet(), ((Dictionary<string, object>)Find(monitor, "spec.selector.matchLabels")!).ToHashSet());
        }
    }

    [Fact]
    public void The_PrometheusRule_is_what_its_script_makes_of_the_alarms()
    {
        var rule = Text("kubernetes/monitoring/rules.yaml");
        var indented = string.Join('\n', Text("prometheus/alerts.yaml").Split('\n').Select(l => l.Length > 0 ? $"  {l}" : l));
        Assert.True(rule.EndsWith($"\nspec:\n{indented}", StringComparison.Ordinal), "run deploy/kubernetes/monitoring/rules.sh");
        Assert.Equal("PrometheusRule", Find(Documents("kubernetes/monitoring/rules.yaml")[0], "kind"));
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

    private static string[] WordsOf<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(AlertJson.Word)];

    private static IEnumerable<string> Expressions() => Rules().Select(r => (string)r["expr"]).Concat(DashboardExpressions());

    private static IEnumerable<Dictionary<string, object>> Rules()
    {
        var file = (Dictionary<string, object>)Documents("prometheus/alerts.yaml").Single();
        return ((List<object>)file["groups"]).SelectMany(g => (List<object>)((Dictionary<string, object>)g)["rules"]).Cast<Dictionary<string, object>>();
    }

    private static List<(string Name, string[] Targets)> Jobs(string file) => [.. ((List<object>)Find(Documents(file)[0], "scrape_configs")!).Select(j =>
        ((string)Find(j, "job_name")!, Words(Find(((List<object>)Find(j, "static_configs")!)[0], "targets")!)))];

    private static IEnumerable<string> DashboardExpressions() => Dashboard().GetProperty("panels").EnumerateArray()
        .SelectMany(p => p.GetProperty("targets").EnumerateArray()).Select(t => t.GetProperty("expr").GetString()!);

    private static JsonElement Dashboard() => JsonDocument.Parse(Text("grafana/aisdetector.json")).RootElement;

    [GeneratedRegex(@"\b(?:aisdetector|dotnet)_\w+")]
    private static partial Regex Metric();

    [GeneratedRegex("_(?:bucket|sum|count)$")]
    private static partial Regex HistogramPart();

    [GeneratedRegex("(?<name>\\w+)=~?\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Label();

    [GeneratedRegex(@"\bby \(([^)]*)\)")]
    private static partial Regex By();
}
