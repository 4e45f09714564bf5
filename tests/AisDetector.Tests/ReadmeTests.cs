using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AisDetector.Tests.Support;

namespace AisDetector.Tests;

/// <summary>The pages cannot lie: their examples are run and compared. <c>UPDATE_GOLDEN=1</c> puts the real output in.</summary>
public partial class ReadmeTests
{
    private const string Readme = "README.md", Commands = "src/AisDetector/README.md", Library = "src/AisDetector.Core/README.md", Operators = "deploy/README.md";

    private static bool Updates => Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1";

    [Theory]
    [InlineData(Readme, 1)]
    [InlineData(Commands, 4)]
    public void Console_blocks_show_what_the_program_writes(string page, int blocks)
    {
        var text = Text(page);
        Assert.Equal(blocks, Block().Count(text));
        Compare(page, text, Block().Replace(text, block => $"```console\n$ {block.Groups[1].Value}\n{Run(block.Groups[1].Value)}\n```"));
    }

    [Fact]
    public void The_alert_shown_is_the_programs_own()
    {
        var text = Text(Commands);
        var real = BuiltProgram.Run("replay", Repository.RealEncounter).Output;
        if (Updates)
            File.WriteAllText(Repository.File(Commands), Json().Replace(text, _ => $"```json\n{Pretty(real)}\n```"));
        else
            Assert.True(JsonNode.DeepEquals(JsonNode.Parse(real), JsonNode.Parse(Json().Match(text).Groups[1].Value)), $"the page's alert is not:\n{real}");
    }

    [Fact]
    public void The_librarys_example_is_compiled_and_writes_what_the_page_says()
    {
        var source = File.ReadAllText(Repository.File("tests", "AisDetector.Tests", "LibraryExample.cs"));
        var usings = string.Join('\n', source.Split('\n').TakeWhile(l => l.StartsWith("using ", StringComparison.Ordinal)));
        var body = string.Join('\n', Example().Match(source).Groups[1].Value.Split('\n').Select(l => l.Length > 8 ? l[8..] : ""));
        var text = Text(Library);
        Assert.Equal(1, Code().Count(text));
        Compare(Library, text, Code().Replace(text, _ => $"```csharp\n{usings}\n\n{body}\n```\n\n```text\n{new LibraryExample().Run()}```"));
    }

    [BrokerFact]
    public async Task The_live_example_gives_the_alert_that_it_shows()
    {
        await using var topics = await LiveTopics.OnTheTestBroker(create: false);
        var example = Live().Match(Text(Readme));
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

    [Theory]
    [InlineData(Readme, "deploy/images/report.png")]
    [InlineData(Commands, "deploy/schemas/alert.v1.schema.json")]
    [InlineData(Library, "src/AisDetector.Core/RendezvousDetector.cs")]
    public void Every_file_it_names_is_there(string page, string one)
    {
        var names = Named().Matches(Text(page)).Select(m => m.Groups[1].Value).Distinct().ToArray();
        Assert.Contains(one, names);
        Assert.All(names, name => Assert.True(Path.Exists(Repository.File(name)), name));
    }

    [Theory]
    [InlineData(Readme)]
    [InlineData(Commands)]
    [InlineData(Library)]
    [InlineData(Operators)]
    public void Every_link_leads_somewhere(string page)
    {
        var folder = Path.GetDirectoryName(Repository.File(page))!;
        Assert.NotEmpty(Link().Matches(Text(page)));
        foreach (Match link in Link().Matches(Text(page)))
        {
            var (file, anchor) = (link.Groups["file"].Value, link.Groups["anchor"].Value);
            var target = file.Length == 0 ? Repository.File(page) : Path.GetFullPath(Path.Combine(folder, file));
            Assert.True(Path.Exists(target), $"{page}: {link.Value}");
            if (anchor.Length > 0) Assert.Contains(anchor, Heading().Matches(File.ReadAllText(target)).Select(h => Anchor(h.Groups[1].Value.Trim())));
        }
    }

    [Fact]
    public void The_first_page_is_short() => Assert.InRange(Text(Readme).Split('\n').Length, 1, 121);

    private static string Text(string page) => File.ReadAllText(Repository.File(page));

    private static void Compare(string page, string text, string real)
    {
        if (Updates) File.WriteAllText(Repository.File(page), real);
        else Assert.Equal(real, text);
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

    /// <summary>A heading's anchor as GitHub makes it.</summary>
    private static string Anchor(string heading) => NoAnchor().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"```console\n\$ ([^\n]+)\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Json();

    [GeneratedRegex(@"```csharp\n(.*?)\n```\n\n```text\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"// <example>\n(.*?)\n *// </example>", RegexOptions.Singleline)]
    private static partial Regex Example();

    [GeneratedRegex(@"```sh\ndocker [^\n]+\naisdetector (?<run>run [^\n]+)\naisdetector (?<feed>feed [^\n]+)\n```\n.*?```text\n(?<line>alert [^\n]+)\n```", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Live();

    [GeneratedRegex(@"\b((?:src|tests|deploy|benchmarks)/[A-Za-z0-9_./-]+[A-Za-z0-9])")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\((?<file>[^)#:]*)(?:#(?<anchor>[^)]+))?\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^a-z0-9 _-]")]
    private static partial Regex NoAnchor();
}
