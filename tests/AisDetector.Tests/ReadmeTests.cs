using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AisDetector.Tests.Support;

namespace AisDetector.Tests;

/// <summary>The README cannot lie: its console blocks are run and compared. <c>UPDATE_GOLDEN=1</c> puts the real output in.</summary>
public partial class ReadmeTests
{
    private static readonly string Path = Repository.File("README.md");
    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    [Fact]
    public void Console_blocks_show_what_the_program_writes()
    {
        var readme = File.ReadAllText(Path);
        Assert.True(Block().Count(readme) >= 5);
        var real = Block().Replace(readme, block => $"```console\n$ {block.Groups[1].Value}\n{Run(block.Groups[1].Value)}\n```");
        if (Updates) File.WriteAllText(Path, real);
        else Assert.Equal(real, readme);
    }

    [Fact]
    public void The_alert_shown_is_the_programs_own()
    {
        var readme = File.ReadAllText(Path);
        var real = BuiltProgram.Run("replay", Repository.RealEncounter).Output;
        if (Updates)
            File.WriteAllText(Path, Json().Replace(readme, _ => $"```json\n{Pretty(real)}\n```"));
        else
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(real), JsonNode.Parse(Json().Match(readme).Groups[1].Value)), $"the README's alert is not:\n{real}");
    }

    [BrokerFact]
    public async Task The_live_example_gives_the_alert_that_it_shows()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(create: false);
        var example = Live().Match(File.ReadAllText(Path));
        Assert.True(example.Success, "no live example");
        string[] Arguments(string line) => [.. line.Replace("localhost:9092", topics.Server, StringComparison.Ordinal).Replace("tests/data", Repository.File("tests/data"), StringComparison.Ordinal).Split(' ')];

        // As it stands there, but for topics and group of the test's own.
        using var run = RunningProcess.Start([.. Arguments(example.Groups["run"].Value), .. topics.Run()[3..]]);
        await run.SaysAsync("active: reading");
        var (code, said) = await RunningProcess.To([.. Arguments(example.Groups["feed"].Value), "--topic", topics.Names.Raw]);
        Assert.True(code == 0, said);

        var line = example.Groups["line"].Value;
        await run.SaysAsync($" {line}{Environment.NewLine}");
        Assert.Contains($"\"id\":\"{line.Split(' ')[1]}\"", topics.Alerts()[0], StringComparison.Ordinal);
        run.Signal("TERM");
        Assert.Equal(0, await run.EndAsync());
    }

    [Fact]
    public void Every_file_it_names_is_there()
    {
        var names = Named().Matches(File.ReadAllText(Path)).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.Contains("deploy/images/report.png", names);
        Assert.All(names, name => Assert.True(System.IO.Path.Exists(Repository.File(name)), name));
    }

    private static string Run(string command)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder.File("tests"), Repository.File("tests"));
        var shell = command.Replace("dotnet run --project src/AisDetector -c Release --", "$P", StringComparison.Ordinal).Replace("aisdetector", "$P", StringComparison.Ordinal);
        var outcome = BuiltProgram.Shell(folder.Path, "set -o pipefail; " + shell);
        Assert.True(outcome.ExitCode == 0, $"{command}: {outcome.ExitCode}\n{outcome.Errors}");
        return string.Join('\n', outcome.Output.Split('\n').Select(l => l.TrimEnd())).Trim('\n');
    }

    /// <summary>The alert's members a line, lists and vessels on one line each: short enough to be read.</summary>
    private static string Pretty(string alert)
    {
        var members = JsonDocument.Parse(alert).RootElement.EnumerateObject().ToArray();
        var lines = new List<string>();
        foreach (var member in members)
        {
            var value = member.Value;
            var isTable = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() > 0;
            var text = isTable ? "[\n    " + string.Join(",\n    ", value.EnumerateArray().Select(e => e.GetRawText())) + "\n  ]" : value.GetRawText();
            var item = $"\"{member.Name}\": {text}";
            if (lines.Count > 0 && !isTable && !lines[^1].EndsWith(']') && lines[^1].Length + item.Length < 118) lines[^1] += $", {item}";
            else lines.Add(item);
        }

        return "{\n  " + string.Join(",\n  ", lines) + "\n}";
    }

    [GeneratedRegex(@"```console\n\$ ([^\n]+)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex(@"```sh\naisdetector (?<run>run [^\n]+)\naisdetector (?<feed>feed [^\n]+)\n```\n.*?```text\n(?<line>alert [^\n]+)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Live();

    [GeneratedRegex(@"\b((?:src|tests|deploy|benchmarks)/[A-Za-z0-9_./-]+[A-Za-z0-9])")]
    private static partial Regex Named();
}
