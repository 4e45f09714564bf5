using AisDetector.Tests.Support;

namespace AisDetector.Tests.Verbs;

/// <summary><c>replay --state</c>: piece by piece as all at once.</summary>
public class StateFileTests
{
    [Fact]
    public void The_recording_piece_by_piece_gives_the_alerts_of_the_whole()
    {
        using var folder = new TemporaryFolder();
        var lines = File.ReadAllLines(Repository.RealEncounter);
        var rows = lines.Skip(1).OrderBy(l => l.Split(',')[1], StringComparer.Ordinal).ToArray();
        var pieces = rows.Chunk(60).Select((piece, i) => folder.Write($"piece-{i}.csv", string.Join('\n', piece.Prepend(lines[0])) + "\n")).ToArray();
        var whole = Run(folder, ["replay", .. pieces, "--arrival-order", "--output-format", "jsonl"]);
        var last = "";
        foreach (var piece in pieces)
        {
            var output = Run(folder, ["replay", piece, "--state", "state", "--output-format", "jsonl"]);
            if (output.Length > 0) last = output;
        }

        Assert.NotEmpty(whole);
        Assert.Equal(WithoutSource(whole), WithoutSource(last));
        Assert.Contains("state", folder.Names());
    }

    [Theory]
    [InlineData("no state at all, but long enough to hold a checksum of a state file", "no state file")]
    [InlineData("aisdetector state\n--------------------------------and then nothing that fits", "damaged")]
    public void A_file_that_is_no_state_ends_with_2_and_stays(string content, string words)
    {
        using var folder = new TemporaryFolder();
        folder.Write("state", content);
        var outcome = BuiltProgram.RunIn(folder.Path, "replay", Repository.RealEncounter, "--state", "state");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(words, outcome.Errors);
        Assert.Equal(content, File.ReadAllText(folder.File("state")));
        Assert.Equal(["state"], folder.Names());
    }

    [Fact]
    public void The_state_of_another_profile_is_refused()
    {
        using var folder = new TemporaryFolder();
        Run(folder, ["replay", Repository.RealEncounter, "--state", "state"]);
        var outcome = BuiltProgram.RunIn(folder.Path, "replay", Repository.RealEncounter, "--state", "state", "--profile", "gfw");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("other options", outcome.Errors);
    }

    private static string Run(TemporaryFolder folder, string[] arguments)
    {
        var outcome = BuiltProgram.RunIn(folder.Path, arguments);
        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        return outcome.Output;
    }

    private static string WithoutSource(string alerts) => System.Text.RegularExpressions.Regex.Replace(alerts, "\"source\":\\{[^}]*\\}", "");
}
