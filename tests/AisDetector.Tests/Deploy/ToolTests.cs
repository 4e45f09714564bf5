using AisDetector.Tests.Support;
using static AisDetector.Tests.Deploy.DeployFiles;

namespace AisDetector.Tests.Deploy;

/// <summary>What the operator's own tools say of deploy/, where they are installed.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public class ToolTests
{
    [Theory]
    [InlineData("rules", "prometheus/alerts.yaml")]
    [InlineData("config", "prometheus/prometheus.yaml")]
    [InlineData("config", "prometheus/hosts.yaml")]
    public async Task Promtool_takes(string what, string file) => await SucceedsAsync(Tool("promtool"), "check", what, Path.Combine(Folder, file));

    [Fact]
    public async Task Alarms_fire_when_they_should_and_not_before() =>
        await SucceedsAsync(Tool("promtool"), "test", "rules", Repository.File("tests", "AisDetector.Tests", "Deploy", "alerts.test.yaml"));

    [Theory]
    [InlineData("site", 2, "registry.example/aisdetector:")]
    [InlineData("kubernetes/monitoring", 0, "kind: PrometheusRule")]
    public async Task Kubectl_builds(string folder, int deployments, string contains)
    {
        var output = await SucceedsAsync(Tool("kubectl"), "kustomize", Path.Combine(Folder, folder));
        Assert.Equal(deployments, output.Split('\n').Count(l => l == "kind: Deployment"));
        Assert.Contains(contains, output, StringComparison.Ordinal);
        Assert.DoesNotContain("kind: Secret", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Systemd_takes_the_units()
    {
        var tool = Tool("systemd-analyze");
        using var folder = new TemporaryFolder();

        // It wants the program to be there, and a template's instance.
        string[] units =
        [
            folder.Write("aisdetector.service", Here("systemd/aisdetector.service")),
            folder.Write("aisdetector-feed@north.service", Here("systemd/aisdetector-feed@.service")),
        ];
        var (exitCode, output, said) = await RunAsync(tool, ["verify", .. units]);
        Assert.True(exitCode == 0 && !said.Contains(folder.Path, StringComparison.Ordinal), output + said);
    }

    private static string Here(string unit) => Text(unit).Replace("/opt/aisdetector/aisdetector", BuiltProgram.Path, StringComparison.Ordinal);

    private static async Task<string> SucceedsAsync(string tool, params string[] arguments)
    {
        var (exitCode, output, said) = await RunAsync(tool, arguments);
        Assert.True(exitCode == 0, output + said);
        return output;
    }
}
