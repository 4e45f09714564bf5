using System.Text.RegularExpressions;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Tests.Feed;
using AisDetector.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using static AisDetector.Tests.Deploy.DeployFiles;

namespace AisDetector.Tests.Deploy;

/// <summary>What can be checked of deploy/ without a container engine.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class DeployTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> YamlFiles => [.. Named("*.yaml")];

    public static TheoryData<string> Scripts => [.. Named("*.sh")];

    [Theory]
    [MemberData(nameof(YamlFiles))]
    public void Every_YAML_file_parses(string file) => Assert.NotEmpty(Documents(file));

    [Theory]
    [MemberData(nameof(Scripts))]
    public async Task Every_script_is_executable_and_its_syntax_is_right(string file)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        Assert.True(File.GetUnixFileMode(Path.Combine(Folder, file)).HasFlag(UnixFileMode.UserExecute));
        Assert.Equal((0, "", ""), await RunAsync("bash", ["-n", Path.Combine(Folder, file)]));
    }

    [Fact]
    public void Every_pod_runs_without_rights_on_a_read_only_root_within_limits()
    {
        var pods = YamlFiles.SelectMany(f => Documents(f.Data)).Select(d => Find(d, "spec.template.spec")).OfType<Dictionary<string, object>>().ToArray();

        Assert.Equal(6, pods.Length);
        foreach (var pod in pods)
        {
            Assert.Equal("true", Find(pod, "securityContext.runAsNonRoot"));
            Assert.Equal("RuntimeDefault", Find(pod, "securityContext.seccompProfile.type"));
            Assert.Equal("false", Find(pod, "automountServiceAccountToken"));
            foreach (var container in Containers(pod))
            {
                Assert.Equal("true", Find(container, "securityContext.readOnlyRootFilesystem"));
                Assert.Equal("false", Find(container, "securityContext.allowPrivilegeEscalation"));
                Assert.Equal(["ALL"], (List<object>)Find(container, "securityContext.capabilities.drop")!);
                Assert.NotNull(Find(container, "resources.requests.memory"));
                Assert.NotNull(Find(container, "resources.limits.memory"));
            }
        }
    }

    [Fact]
    public void Every_selector_finds_its_pods()
    {
        foreach (var document in YamlFiles.SelectMany(f => Documents(f.Data)))
        {
            if (Find(document, "spec.template") is null || Find(document, "spec.selector") is null) continue;
            Assert.Equal((Dictionary<string, object>)Find(document, "spec.selector.matchLabels")!, (Dictionary<string, object>)Find(document, "spec.template.metadata.labels")!);
        }

        var detector = Documents("kubernetes/detector.yaml");
        Assert.Equal(Find(detector[0], "spec.selector.matchLabels"), Find(detector[1], "spec.selector.matchLabels"));
    }

    [Theory]
    [InlineData("detect", "", 5)]
    [InlineData("decode", "12", 7)]
    public async Task The_topics_are_those_that_a_run_asks_for(string stage, string partitions, int count)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        using var kafka = new MockKafka();
        var options = new RunOptions { BootstrapServer = kafka.Address, Stage = stage == "decode" ? Stage.Decode : Stage.Detect };
        using var cluster = new Cluster(options, new KafkaSettings(options), new RunEvents(NullLogger.Instance));
        var fault = await Assert.ThrowsAsync<Fault>(() => cluster.CheckTopicsAsync(TestContext.Current.CancellationToken));
        var asked = Regex.Matches(fault.Message, @"--topic (\S+ --partitions [^;]+)").Select(m => m.Groups[1].Value.Trim()).Order();

        var (exitCode, written, _) = await RunAsync("bash", [Path.Combine(Folder, "topics.sh"), "broker:9092", "--command-config", "admin.properties"], ("KAFKA_TOPICS", "echo"), ("REPLICATION", ""), ("PARTITIONS", partitions));

        Assert.Equal(0, exitCode);
        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(count, lines.Length);
        Assert.All(lines, l => Assert.StartsWith("--bootstrap-server broker:9092 --command-config admin.properties --create --if-not-exists --topic ", l, StringComparison.Ordinal));
        var created = lines.Select(l => l[(l.IndexOf("--topic ", StringComparison.Ordinal) + 8)..]).ToList();
        if (stage == "detect") Assert.Equal(asked, created.Order());
        else Assert.Subset(created.ToHashSet(), asked.ToHashSet());
    }

    [Fact]
    public async Task Slices_of_the_backfill_together_are_one_replay()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        var folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            var archive = TestLines.Data("gfw_encounter_20150319/gfw_real_encounter.csv");
            var script = Words(Find(Container("kubernetes/backfill.yaml"), "args")!)[0];
            for (var index = 0; index < 3; index++)
            {
                var (exitCode, _, said) = await RunAsync(
                    "bash", ["-euc", script], ("JOB_COMPLETION_INDEX", $"{index}"), ("FIRST_DAY", "2015-03-18"), ("SLICE", "1 day"), ("ARCHIVE", archive), ("ALERTS", folder), ("AISDETECTOR", Program));
                Assert.True(exitCode == 0, said);
            }

            var (_, whole, _) = await RunAsync(Program, ["replay", archive, "--output-format", "jsonl"]);

            Assert.NotEmpty(whole);
            Assert.Equal(["2015-03-18.jsonl", "2015-03-19.jsonl", "2015-03-20.jsonl"], Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order());
            Assert.Equal(whole, string.Concat(Directory.EnumerateFiles(folder).Order().Select(File.ReadAllText)));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Three weeks in several files, with a transfer across the border of every slice, which is a midnight.</summary>
    [Fact]
    public async Task Slices_of_weeks_together_are_one_replay_whatever_lies_across_their_borders()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        using var folder = new Support.TemporaryFolder();
        var (archive, alerts) = (Directory.CreateDirectory(folder.File("archive")).FullName, Directory.CreateDirectory(folder.File("alerts")).FullName);
        var scenario = new Core.Tests.Support.Scenario("2026-03-01T00:00:00Z", latitude: 30, longitude: -45);
        for (var i = 0; i < 7; i++)
        {
            var host = scenario.Tanker(311000000 + (uint)i).StartsAt(scenario.Off(i * 50, 40_000 + (20_000 * i))).BeginsAt(((i + 1) * 3 * 1440) - 130);
            host.Drifts(300, 0.4, i * 40).ReportsEvery(120, i * 11);
            scenario.Tanker(636000000 + (uint)i).Approaches(host, host.Minute - 250, 50, 8, i * 50).StaysBeside(host, 120, 50).Sails(i * 50, 9, 60).ReportsEvery(110, i * 17);
        }

        var reports = scenario.Reports();
        foreach (var file in reports.GroupBy(r => r.Time / (5 * 86_400_000L)))
            await File.WriteAllLinesAsync(Path.Combine(archive, $"{file.Key}.nmea"), file.Select(r => NmeaText.Of(r).TrimEnd()), Stop);
        var script = Words(Find(Container("kubernetes/backfill.yaml"), "args")!)[0];
        for (var index = 0; index < 9; index++)
        {
            var (exitCode, _, said) = await RunAsync(
                "bash", ["-euc", script], ("JOB_COMPLETION_INDEX", $"{index}"), ("FIRST_DAY", "2026-03-01"), ("SLICE", "3 days"), ("ARCHIVE", archive), ("ALERTS", alerts), ("AISDETECTOR", Program));
            Assert.True(exitCode == 0, said);
        }

        var (_, whole, _) = await RunAsync(Program, ["replay", archive, "--output-format", "jsonl"]);
        Assert.Equal(7, whole.Count(c => c == '\n'));
        Assert.Equal(whole, string.Concat(Directory.EnumerateFiles(alerts).Order().Select(File.ReadAllText)));
    }

    [Theory]
    [InlineData("2024-01-01", "1 month", 1, "2024-02-01 2024-03-01")]
    [InlineData("2024-01-01", "1 month", 13, "2025-02-01 2025-03-01")]
    [InlineData("2024-02-27", "1 day", 2, "2024-02-29 2024-03-01")]
    [InlineData("2024-03-30", "1 day", 1, "2024-03-31 2024-04-01")]
    [InlineData("2023-12-25", "2 weeks", 3, "2024-02-05 2024-02-19")]
    public async Task A_slice_begins_where_the_one_before_ends(string firstDay, string slice, int index, string expected)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        var script = Words(Find(Container("kubernetes/backfill.yaml"), "args")!)[0];
        var days = script[..script.IndexOf("# The name", StringComparison.Ordinal)] + "echo $from $to";
        var environment = (int i) => new[] { ("JOB_COMPLETION_INDEX", $"{i}"), ("FIRST_DAY", firstDay), ("SLICE", slice), ("TZ", "Europe/Copenhagen") };
        Assert.Equal((0, expected + "\n", ""), await RunAsync("bash", ["-euc", days], environment(index)));
        var (_, before, _) = await RunAsync("bash", ["-euc", days], environment(index - 1));
        Assert.Equal(expected.Split(' ')[0], before.TrimEnd().Split(' ')[1]);
    }

    private static string Program => BuiltProgram.Path;
}
