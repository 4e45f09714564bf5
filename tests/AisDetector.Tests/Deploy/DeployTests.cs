using System.CommandLine;
using System.Diagnostics;
using System.Text.RegularExpressions;
using AisDetector.Kafka;
using AisDetector.Tests.Feeding;
using AisDetector.Verbs;
using Microsoft.Extensions.Logging.Abstractions;

namespace AisDetector.Tests.Deploy;

/// <summary>What can be checked of deploy/ without a container engine.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class DeployTests
{
    private static readonly string Folder = Path.GetFullPath(TestLines.Data("../../deploy"));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> YamlFiles => [.. Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order()];

    public static TheoryData<string> Scripts => [.. Directory.EnumerateFiles(Folder, "*.sh", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(Folder, f)).Order()];

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

        Assert.Equal(3, pods.Length);
        foreach (var pod in pods)
        {
            Assert.Equal("true", Find(pod, "securityContext.runAsNonRoot"));
            Assert.Equal("RuntimeDefault", Find(pod, "securityContext.seccompProfile.type"));
            Assert.Equal("false", Find(pod, "automountServiceAccountToken"));
            foreach (var container in (List<object>)pod["containers"])
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
    public void Every_selector_finds_its_pods_and_every_resource_that_is_named_is_there()
    {
        foreach (var document in YamlFiles.SelectMany(f => Documents(f.Data)))
        {
            if (Find(document, "spec.template") is null || Find(document, "spec.selector") is null) continue;
            Assert.Equal((Dictionary<string, object>)Find(document, "spec.selector.matchLabels")!, (Dictionary<string, object>)Find(document, "spec.template.metadata.labels")!);
        }

        var detector = Documents("kubernetes/detector.yaml");
        Assert.Equal(Find(detector[0], "spec.selector.matchLabels"), Find(detector[1], "spec.selector.matchLabels"));
        foreach (var file in (List<object>)Find(Documents("kubernetes/kustomization.yaml")[0], "resources")!) Assert.True(File.Exists(Path.Combine(Folder, "kubernetes", (string)file)));
    }

    [Fact]
    public void Every_command_in_them_is_one_that_the_program_takes()
    {
        var root = new RootCommand { RunVerb.Command(), FeedVerb.Create(), ReplayVerb.Command() };
        var services = (Dictionary<string, object>)Find(Documents("compose.yaml")[0], "services")!;
        string[][] commands =
        [
            Words(Find(services["detector"], "command")!), Words(Find(services["feed"], "command")!),
            Words(Find(Container("kubernetes/detector.yaml"), "args")!), Words(Find(Container("kubernetes/feed.yaml"), "args")!),
            ExecStart("systemd/aisdetector.service"), ExecStart("systemd/aisdetector-feed.service"),
        ];
        foreach (var command in commands) Assert.Empty(root.Parse(command).Errors);
    }

    [Fact]
    public async Task The_topics_are_those_that_a_run_asks_for()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        using var kafka = new MockKafka();
        var options = new RunOptions { BootstrapServer = kafka.Address };
        using var cluster = new Cluster(options, new KafkaSettings(options), new RunLog(NullLogger.Instance));
        var fault = await Assert.ThrowsAsync<KafkaFault>(() => cluster.CheckTopicsAsync(TestContext.Current.CancellationToken));
        var asked = Regex.Matches(fault.Message, @"--topic (\S+ --partitions [^;]+)").Select(m => m.Groups[1].Value.Trim()).Order();

        var (exitCode, written, _) = await RunAsync("bash", [Path.Combine(Folder, "topics.sh"), "broker:9092", "--command-config", "admin.properties"], ("KAFKA_TOPICS", "echo"), ("REPLICATION", ""));

        Assert.Equal(0, exitCode);
        var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.All(lines, l => Assert.StartsWith("--bootstrap-server broker:9092 --command-config admin.properties --create --if-not-exists --topic ", l, StringComparison.Ordinal));
        Assert.Equal(asked, lines.Select(l => l[(l.IndexOf("--topic ", StringComparison.Ordinal) + 8)..]).Order());
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

    private static string[] ExecStart(string unit) =>
        Regex.Match(File.ReadAllText(Path.Combine(Folder, unit)), "(?m)^ExecStart=/opt/aisdetector/aisdetector (.*)$").Groups[1].Value.Split(' ');

    private static string Program => Path.Combine(AppContext.BaseDirectory, "aisdetector");

    private static List<object> Documents(string file) => Yaml.Parse(File.ReadAllText(Path.Combine(Folder, file)));

    private static object Container(string file) => ((List<object>)Find(Documents(file)[0], "spec.template.spec.containers")!)[0];

    private static object? Find(object node, string path)
    {
        object? at = node;
        foreach (var name in path.Split('.')) at = at is Dictionary<string, object> map ? map.GetValueOrDefault(name) : null;
        return at;
    }

    private static string[] Words(object list) => [.. ((List<object>)list).Cast<string>()];

    private static async Task<(int ExitCode, string Output, string Said)> RunAsync(string program, string[] arguments, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var (output, said) = (process.StandardOutput.ReadToEndAsync(Stop), process.StandardError.ReadToEndAsync(Stop));
        await process.WaitForExitAsync(Stop);
        return (process.ExitCode, await output, await said);
    }
}
