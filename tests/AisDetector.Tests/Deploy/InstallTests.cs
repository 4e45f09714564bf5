using System.CommandLine;
using System.Text.RegularExpressions;
using AisDetector.Broker;
using AisDetector.Commands;
using AisDetector.Tests.Support;
using static AisDetector.Tests.Deploy.DeployFiles;

namespace AisDetector.Tests.Deploy;

/// <summary>Names that stand in several files of deploy/ and in the program, and must be the same.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public partial class InstallTests
{
    private static readonly string[] Manifests = [.. Named("*.yaml").Where(f => f.StartsWith("kubernetes", StringComparison.Ordinal) || f.StartsWith("site", StringComparison.Ordinal))];

    private static string Version { get; } = Regex.Match(File.ReadAllText(Repository.File("Directory.Build.props")), "<Version>(.*)</Version>").Groups[1].Value;

    [Fact]
    public void Every_file_names_the_image_alike()
    {
        // deploy/package.sh is "aisdetector-VERSION".
        var named = Named("*").Where(f => !f.EndsWith(".json", StringComparison.Ordinal) && !f.EndsWith(".png", StringComparison.Ordinal))
            .SelectMany(f => ImageName().Matches(Text(f)).Select(m => (File: f, Tag: m.Groups["tag"].Value))).ToList();

        Assert.All(["Dockerfile", "compose.yaml", "kubernetes/detector.yaml", "kubernetes/feed.yaml", "kubernetes/decode.yaml", "kubernetes/backfill.yaml", "kubernetes/proof.yaml", "README.md"], f => Assert.Contains(named, n => n.File == f));
        Assert.All(named, n => Assert.True(n.Tag == Version || n.Tag == $"{Version}-shell", $"{n.File}: {n.Tag}"));
        var image = (Dictionary<string, object>)((List<object>)Find(Documents("site/kustomization.yaml")[0], "images")!)[0];
        Assert.Equal(("aisdetector", Version), (image["name"], image["newTag"]));
        Assert.EndsWith("/aisdetector", (string)image["newName"], StringComparison.Ordinal);
        Assert.Contains($"artifacts/aisdetector-{Version}-linux-x64.tar.gz", Text("README.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void No_Secret_is_applied_and_those_that_are_mounted_are_made_by_the_operators_page()
    {
        Assert.DoesNotContain(Manifests.SelectMany(Documents), d => (string?)Find(d, "kind") == "Secret");
        Assert.DoesNotContain(Manifests, m => Text(m).Contains("secretGenerator", StringComparison.Ordinal));
        foreach (var pod in Pods())
        {
            foreach (var secret in (Find(pod, "volumes") as List<object> ?? []).Select(v => Find(v, "secret.secretName")).OfType<string>())
                Assert.Contains($"kubectl create secret generic {secret} --namespace aisdetector", Text("README.md"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Whatever_the_kustomizations_name_is_there()
    {
        foreach (var file in Manifests.Where(m => Path.GetFileName(m) == "kustomization.yaml"))
        {
            foreach (var resource in Words(Find(Documents(file)[0], "resources")!))
            {
                var path = Path.Combine(Folder, Path.GetDirectoryName(file)!, resource);
                Assert.True(File.Exists(path) || File.Exists(Path.Combine(path, "kustomization.yaml")), $"{file}: {resource}");
            }
        }

        var settings = (Dictionary<string, object>)Find(Documents("site/config.yaml")[0], "data")!;
        foreach (var container in Pods().SelectMany(Containers))
        {
            foreach (var reference in (Find(container, "env") as List<object> ?? []).Select(e => Find(e, "valueFrom.configMapKeyRef")).OfType<Dictionary<string, object>>())
                Assert.Contains((string)reference["key"], settings.Keys);
        }
    }

    [Fact]
    public void What_runs_in_Kubernetes_is_probed_at_the_port_that_it_serves()
    {
        foreach (var file in (string[])["kubernetes/detector.yaml", "kubernetes/feed.yaml", "kubernetes/decode.yaml"])
        {
            var container = Container(file);
            Assert.Equal(("/healthz", "http"), (Find(container, "livenessProbe.httpGet.path"), Find(container, "livenessProbe.httpGet.port")));
            Assert.Equal(("/readyz", "http"), (Find(container, "readinessProbe.httpGet.path"), Find(container, "readinessProbe.httpGet.port")));
            var port = (Dictionary<string, object>)((List<object>)Find(container, "ports")!)[0];
            Assert.Equal("http", port["name"]);
            Assert.Contains($"--http=0.0.0.0:{port["containerPort"]}", Words(Find(container, "args")!));
            Assert.Equal(port["containerPort"], Annotation(file, "prometheus.io/port"));
        }
    }

    [Fact]
    public void Every_command_in_them_is_one_that_the_program_takes()
    {
        var root = new RootCommand { RunVerb.Command(), FeedVerb.Create(), ReplayVerb.Command() };
        var services = (Dictionary<string, object>)Find(Documents("compose.yaml")[0], "services")!;
        List<string[]> commands =
        [
            Words(Find(services["detector"], "command")!), ComposeFeed(services),
            .. Pods().SelectMany(Containers).Where(c => ((string)Find(c, "image")!).StartsWith("aisdetector", StringComparison.Ordinal) && Find(c, "command") is null).Select(c => Words(Find(c, "args")!)),
            .. Named("*.service").Select(ExecStart),
            .. PageCommand().Matches(Text("README.md")).Select(m => m.Groups[1].Value.Replace("…", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries)),
        ];
        Assert.True(commands.Count > 10, $"{commands.Count} commands");
        foreach (var command in commands) Assert.True(root.Parse(command).Errors.Count == 0, string.Join(' ', command));
    }

    [Fact]
    public void Every_units_settings_are_in_the_files_that_it_reads_and_every_file_has_an_example()
    {
        var examples = new Dictionary<string, string>
        {
            ["/etc/aisdetector/environment"] = "systemd/environment.example",
            ["/etc/aisdetector/feed-%i.env"] = "systemd/feed.env.example",
        };
        Assert.Equal(["systemd/aisdetector-feed@.service", "systemd/aisdetector.service"], Named("*.service"));
        foreach (var unit in Named("*.service"))
        {
            var known = Setting(unit, "EnvironmentFile").SelectMany(f => Variables(examples[f]).Keys).ToHashSet();
            var used = Regex.Matches(Text(unit), @"(?m)^ExecStart=.*$").SelectMany(l => Regex.Matches(l.Value, @"\$\{(\w+)\}")).Select(m => m.Groups[1].Value).ToList();
            Assert.Contains("HTTP", used);
            Assert.All(used, v => Assert.Contains(v, known));
            foreach (var credential in Setting(unit, "LoadCredential").Select(c => c.Split(':')))
            {
                Assert.Contains($"%d/{credential[0]}", Text(unit), StringComparison.Ordinal);
                Assert.Equal($"/etc/aisdetector/{credential[0]}", credential[1]);
                Assert.True(File.Exists(Path.Combine(Folder, "properties", credential[0])), credential[0]);
            }
        }

        Assert.NotEqual(Variables("systemd/environment.example")["HTTP"], Variables("systemd/feed.env.example")["HTTP"]);
    }

    [Theory]
    [InlineData("detector")]
    [InlineData("feed")]
    [InlineData("decode")]
    public void The_examples_of_properties_are_settings_that_the_program_takes(string user)
    {
        var settings = KafkaSettings.Parse(Path.Combine(Folder, "properties", $"{user}.properties"), []);
        Assert.Equal(("SASL_SSL", "change-me"), (settings["security.protocol"], settings["sasl.password"]));
        Assert.Equal(Defaults(Text("acls.sh"))[user], settings["sasl.username"]);
    }

    [Fact]
    public void Topics_are_named_as_in_the_program_wherever_they_are_named()
    {
        var known = Topics.All.Select(t => t.Name).ToHashSet();
        foreach (var file in (string[])["topics.sh", "acls.sh", "compose.yaml", "kubernetes/proof.yaml"])
        {
            var named = Regex.Matches(Text(file), @"(?:--topic |""--topic"", ""|^ *create )([a-z]+\.[a-z-]+)", RegexOptions.Multiline).Select(m => m.Groups[1].Value).ToHashSet();
            Assert.NotEmpty(named);
            Assert.Subset(known, named);
        }

        Assert.All(Topics.Of(Stage.Detect).Select(t => t.Name), t => Assert.Contains(t, Regex.Match(Text("README.md"), "for topic in (.*); do").Groups[1].Value.Split(' ')));
    }

    [Fact]
    public async Task The_job_that_makes_the_topics_runs_the_scripts_of_this_folder()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        var script = Words(Find(Container("kubernetes/topics.yaml"), "args")!)[0];
        (string, string)[] environment =
            [("SCRIPTS", Folder), ("BOOTSTRAP_SERVER", "broker:9093"), ("ADMIN", "admin.properties"), ("REPLICATION", "3"), ("KAFKA_TOPICS", "echo topics"), ("KAFKA_ACLS", "echo acls")];

        var (exitCode, all, said) = await RunAsync("bash", ["-euc", script], [.. environment, ("PARTITIONS", "1"), ("RIGHTS", "yes")]);
        var (_, withoutRights, _) = await RunAsync("bash", ["-euc", script], [.. environment, ("PARTITIONS", "1"), ("RIGHTS", "no")]);
        var (_, withDecodeStage, _) = await RunAsync("bash", ["-euc", script], [.. environment, ("PARTITIONS", "12"), ("RIGHTS", "yes")]);

        Assert.True(exitCode == 0, said);
        Assert.Equal(5, Regex.Count(all, "(?m)^topics --bootstrap-server broker:9093 --command-config admin.properties .* --replication-factor 3 "));
        Assert.Contains("acls --bootstrap-server broker:9093 --command-config admin.properties --add --allow-principal User:aisdetector ", all, StringComparison.Ordinal);
        Assert.DoesNotContain("acls", withoutRights, StringComparison.Ordinal);
        Assert.Equal(7, Regex.Count(withDecodeStage, "(?m)^topics "));
        Assert.Contains("User:aisdetector-decode", withDecodeStage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proof_ends_well_with_an_alert_only()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "bash");
        using var folder = new TemporaryFolder();
        var script = Words(Find(Container("kubernetes/proof.yaml"), "args")!)[0].Replace("/tmp/", $"{folder.Path}/", StringComparison.Ordinal);
        (string, string)[] environment = [("BOOTSTRAP_SERVER", "broker:9093"), ("ADMIN", "admin.properties")];
        Assert.Equal(0, (await RunAsync("bash", ["-euc", script], [.. environment, ("CONSUMER", "echo")])).ExitCode);
        Assert.Equal(1, (await RunAsync("bash", ["-euc", script], [.. environment, ("CONSUMER", "true")])).ExitCode);
    }

    /// <summary>The package is made of what deploy/package.sh publishes and copies; it is not run here, which would build everything again.</summary>
    [Fact]
    public void Whatever_the_operators_page_and_the_units_name_in_the_package_is_put_there()
    {
        var page = Text("README.md");
        foreach (Match file in PackageFile().Matches(page + string.Concat(Named("*.service").Select(Text))))
            Assert.True(File.Exists(Path.Combine(Folder, file.Groups[1].Value)), file.Value);
        Assert.Contains("cp -r deploy \"$build/$name/deploy\"", Text("package.sh"), StringComparison.Ordinal);
        Assert.Contains("/gfw_real_encounter.csv LICENSE NOTICE \"$build/$name/\"", Text("package.sh"), StringComparison.Ordinal);
        Assert.Contains("-c Release -r \"$rid\" --self-contained true -o", Text("package.sh"), StringComparison.Ordinal);
        foreach (Match file in RepositoryFile().Matches(page)) Assert.True(Path.Exists(Repository.File("deploy", file.Groups[1].Value)), file.Value);
    }

    private static IEnumerable<object> Pods() => Manifests.SelectMany(Documents).Select(d => Find(d, "spec.template.spec")).OfType<object>();

    private static object Annotation(string file, string name) => ((Dictionary<string, object>)Find(Documents(file)[0], "spec.template.metadata.annotations")!)[name];

    private static string[] ComposeFeed(Dictionary<string, object> services) =>
        Regex.Replace((string)Find(services["feed"], "command")!, @"\$\{FEED:-(.*)\}", "$1").Split(' ');

    private static string[] ExecStart(string unit) => Setting(unit, "ExecStart").Single().Split(' ')[1..];

    /// <summary>The users that acls.sh gives rights to unless told otherwise.</summary>
    private static Dictionary<string, string> Defaults(string script) => new()
    {
        ["detector"] = Regex.Match(script, @"DETECTOR:-([\w-]+)").Groups[1].Value,
        ["feed"] = Regex.Match(script, @"FEED:-([\w-]+)").Groups[1].Value,
        ["decode"] = Regex.Match(Text("kubernetes/topics.yaml"), @"DECODER=([\w-]+)").Groups[1].Value,
    };

    [GeneratedRegex(@"\baisdetector:(?<tag>[\w.-]*\w)")]
    private static partial Regex ImageName();

    /// <summary>A whole command line of the program.</summary>
    [GeneratedRegex(@"(?m)(?:`|^ *(?:/opt/aisdetector/)?)aisdetector ((?:run|feed) [^`\n]*--bootstrap-server [^`\n]*)")]
    private static partial Regex PageCommand();

    [GeneratedRegex(@"/opt/aisdetector/deploy/([\w./@-]*\w)")]
    private static partial Regex PackageFile();

    /// <summary>But for those that the operator makes.</summary>
    [GeneratedRegex(@"(?<![\w/])deploy/(?!site/feed-south|\.env)([\w./@-]*\w)")]
    private static partial Regex RepositoryFile();
}
