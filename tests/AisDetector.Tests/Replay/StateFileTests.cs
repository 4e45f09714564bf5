using AisDetector.Core.Alerts;
using AisDetector.Output;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Replay;

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

    [Fact]
    public void An_alert_that_only_the_end_of_a_day_showed_is_taken_back_by_the_next_day()
    {
        // 60 m apart, of unknown length: alongside for 30 min at the last step of the day. The next day's first row, a minute older,
        // says that they are boats of 12 m: they never were.
        using var folder = new TemporaryFolder();
        var rows = Enumerable.Range(0, 32).SelectMany(minute => new[] { Row(1, minute, 0), Row(2, minute, 0.00054) });
        folder.Write("day1.csv", Header + string.Concat(rows));
        folder.Write("day2.csv", Header + Row(1, 29.5, 0, "12") + Row(2, 29.5, 0.00054, "12") + Row(1, 33, 0) + Row(2, 33, 0.02) + Row(1, 36, 0) + Row(2, 36, 0.04));
        var shown = Alert(Run(folder, ["replay", "day1.csv", "--state", "state", "--min-score", "0", "--output-format", "jsonl"]));
        Assert.Equal(AlertPhase.Opened, shown.Phase);
        var taken = Alert(Run(folder, ["replay", "day2.csv", "--state", "state", "--min-score", "0", "--output-format", "jsonl"]));
        Assert.Equal((shown.Id, AlertPhase.Retracted, 2), (taken.Id, taken.Phase, taken.Revision));
        folder.Write("day3.csv", Header + Row(1, 40, 0) + Row(2, 40, 0.06));
        Assert.Equal("", Run(folder, ["replay", "day3.csv", "--state", "state", "--min-score", "0", "--output-format", "jsonl"]));
    }

    private const string Header = "MMSI,BaseDateTime,LAT,LON,Length,Width\n";

    private static string Row(int ship, double minute, double north, string length = "") => FormattableString.Invariant(
        $"53800000{ship},{new DateTime(2026, 3, 1, 12, 0, 0).AddMinutes(minute):yyyy-MM-ddTHH:mm:ss},{36 + north + (minute % 7 * 0.00001):0.00000},-30.00000,{length},{(length == "" ? "" : "4")}\n");

    private static Alert Alert(string line) => AlertJson.Deserialize(System.Text.Encoding.UTF8.GetBytes(Assert.Single(line.Split('\n', StringSplitOptions.RemoveEmptyEntries))))!;

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

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0xFF })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0xFF, 0x7F })]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 4, (byte)'n', (byte)'u', (byte)'l', (byte)'l' })]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 2, (byte)'{', (byte)'x' })]
    [InlineData(new byte[] { 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })]
    public void Damage_that_its_checksum_does_not_tell_ends_with_2_too(byte[] content)
    {
        using var folder = new TemporaryFolder();
        byte[] whole = [.. "aisdetector state 2\n"u8, .. System.Security.Cryptography.SHA256.HashData(content), .. content];
        folder.Write("state", whole);
        var outcome = BuiltProgram.RunIn(folder.Path, "replay", Repository.RealEncounter, "--state", "state");
        Assert.True(outcome.ExitCode == 2, outcome.Errors);
        Assert.Contains("damaged", outcome.Errors);
        Assert.Equal(whole, File.ReadAllBytes(folder.File("state")));
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
