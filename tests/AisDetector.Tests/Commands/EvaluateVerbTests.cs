using AisDetector.Tests.Support;

namespace AisDetector.Tests.Commands;

public class EvaluateVerbTests
{
    [Fact]
    public void A_recording_is_made_detected_in_and_scored_with_the_commands_of_the_page_as_in_one_run()
    {
        using var folder = new TemporaryFolder();
        string[] kinds = ["--kinds", "tankersAdrift", "anchoredClose", "background"];

        var generate = BuiltProgram.RunIn(folder.Path, ["evaluate", "generate", "--seed", "3", "--out", "set", "--format", "both", .. kinds]);
        Assert.True(generate.ExitCode == 0, generate.Errors);
        var replay = BuiltProgram.RunIn(folder.Path, "replay", "set/recording.nmea", "--all", "--output", "alerts.jsonl");
        Assert.True(replay.ExitCode == 0, replay.Errors);
        var score = BuiltProgram.RunIn(folder.Path, "evaluate", "score", "--truth", "set/truth.csv", "--alerts", "alerts.jsonl", "--min-score", "0.5");
        Assert.True(score.ExitCode == 0, score.Errors);
        var run = BuiltProgram.RunIn(folder.Path, ["evaluate", "run", "--seeds", "3", "--keep", "kept", "--failures", "failures.txt", .. kinds]);
        Assert.True(run.ExitCode == 0, run.Errors);

        Assert.Contains("| tankersAdrift | 1 |", score.Output);
        Assert.Contains("| anchoredClose | 6 |", score.Output);
        // Files sorted by time and a feed in order of arrival give the same alerts.
        Assert.Equal(score.Output, run.Output);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder.Path, "set", "recording.nmea")), File.ReadAllBytes(Path.Combine(folder.Path, "kept", "seed-3.nmea")));
        Assert.Equal(["recording.csv", "recording.nmea", "truth.csv"], Directory.GetFiles(Path.Combine(folder.Path, "set")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_detector_that_says_the_truth_has_full_marks()
    {
        using var folder = new TemporaryFolder();
        BuiltProgram.RunIn(folder.Path, "evaluate", "generate", "--out", "set", "--kinds", "tandem", "bunkeringRounds", "laidUp");
        var rows = File.ReadAllLines(Path.Combine(folder.Path, "set", "truth.csv")).Skip(1).Select(line => line.Split(',')).Where(f => f[3] == "rendezvous");
        File.WriteAllLines(Path.Combine(folder.Path, "pairs.csv"), ["mmsi1,mmsi2,start,end,category", .. rows.Select(f => string.Join(',', f[5], f[6], f[7], f[8], f[4]))]);

        var outcome = BuiltProgram.RunIn(folder.Path, "evaluate", "score", "--truth", "set/truth.csv", "--pairs", "pairs.csv");

        Assert.True(outcome.ExitCode == 0, outcome.Errors);
        Assert.Contains("| recall of rendezvous | 1.000 ", outcome.Output);
        Assert.Contains("| precision of what is published | 1.000 (0 false) |", outcome.Output);
        Assert.Contains("| category right | 1.000 ", outcome.Output);
        Assert.Contains("| 0.0 min, 0.0 min of ", outcome.Output.Replace("both reporting |", "both reporting |"));
    }

    [Theory]
    [InlineData("--seeds five", "--seeds five: numbers or ranges are expected")]
    [InlineData("--seeds 1 --kinds tankerAdrift", "there is no such kind; did you mean tankersAdrift?")]
    [InlineData("score --truth truth.csv", "--alerts FILE or --pairs FILE")]
    [InlineData("score --truth nowhere.csv --pairs nowhere.csv", "nowhere.csv: there is no such file")]
    [InlineData("generate", "--out")]
    [InlineData("--min-score 2", "--min-score 2: a number from 0 to 1 is expected")]
    [InlineData("generate --out set --into nowhere.nmea", "nowhere.nmea")]
    public void A_wrong_argument_is_told_in_one_line(string arguments, string told)
    {
        using var folder = new TemporaryFolder();

        var outcome = BuiltProgram.RunIn(folder.Path, ["evaluate", .. arguments.Split(' ')]);

        Assert.InRange(outcome.ExitCode, 2, 3);
        Assert.Contains(told, outcome.Errors);
        Assert.DoesNotContain("   at ", outcome.Errors);
        Assert.Empty(outcome.Output);
    }
}
