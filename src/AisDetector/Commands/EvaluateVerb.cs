using System.CommandLine;
using System.Globalization;
using AisDetector.App;
using AisDetector.Evaluation;
using AisDetector.Evaluation.Files;
using AisDetector.Evaluation.Scenes;
using AisDetector.Evaluation.Scoring;
using AisDetector.Evaluation.Truths;
using AisDetector.Output;

namespace AisDetector.Commands;

/// <summary><c>evaluate</c>: made recordings with known truth, and how right a detector is about them.</summary>
internal static class EvaluateVerb
{
    public static Command Command()
    {
        var command = new Command("evaluate", "Measures on made recordings with known truth how right the detector is. Needs no files.");
        Run(command);
        var run = new Command("run", "Makes recordings, detects in them, and prints how right that was (the same as evaluate alone).");
        Run(run);
        command.Add(run);
        command.Add(Generate());
        command.Add(Score());
        return command;
    }

    private static void Run(Command command)
    {
        var seeds = new Option<string>("--seeds") { Description = "the recordings to make, such as 1-20 or 3,7", HelpName = "SEEDS", DefaultValueFactory = _ => "1-20" };
        var kinds = Kinds();
        var keep = new Option<string?>("--keep") { Description = "leave the recordings in this folder, for explain", HelpName = "DIR" };
        var failures = new Option<string?>("--failures") { Description = "write each miss and each false alert to this file, with the command that explains it", HelpName = "FILE" };
        var explain = new Option<int>("--explain") { Description = "explain so many of each recording's failures after the tables", HelpName = "N" };
        foreach (var option in (Option[])[seeds, kinds, keep, failures, explain]) command.Add(option);
        var detection = new DetectionOptions(command, withAll: false);
        command.Does((parsed, stop) =>
        {
            var options = detection.Read(parsed);
            var wanted = Seeds(parsed.GetRequiredValue(seeds));
            var chosen = Chosen(parsed.GetValue(kinds));
            using var folder = new RecordingFolder(parsed.GetValue(keep));
            using var failed = parsed.GetValue(failures) is { } path ? new StreamWriter(path) : null;
            var job = new EvaluationRun(options, ShippedPlaces.Load(), options.MinScore, folder.Path);
            var toExplain = new List<(ulong Seed, Failure Failure)>();
            foreach (var seed in wanted)
            {
                var clock = System.Diagnostics.Stopwatch.StartNew();
                var reports = job.Run(seed, chosen, stop);
                var found = Failure.Of(job.Last).ToList();
                Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {reports:N0} reports, {found.Count(f => f.IsMiss)} missed, {found.Count(f => !f.IsMiss)} false, {clock.Elapsed.TotalSeconds:0.0} s"));
                foreach (var failure in found) failed?.WriteLine($"seed {seed}\t{failure.Words}\taisdetector explain {EvaluationRun.PathOf(folder.Path, seed)} --pair {failure.Pair}");
                toExplain.AddRange(found.Where(f => f.IsPair).Take(parsed.GetValue(explain)).Select(f => (seed, f)));
                if (!folder.IsKept && parsed.GetValue(explain) == 0) File.Delete(EvaluationRun.PathOf(folder.Path, seed));
            }

            Print(job.Scores, options.MinScore);
            foreach (var (seed, failure) in toExplain)
            {
                Console.Error.WriteLine($"\nseed {seed}: {failure.Words}");
                CommandLine.Run(["explain", EvaluationRun.PathOf(folder.Path, seed), "--pair", failure.Pair]);
            }

            return ExitCode.Done;
        });
    }

    private static Command Generate()
    {
        var command = new Command("generate", "Writes one made recording and its truth: recording.nmea or recording.csv, and truth.csv.");
        var seed = new Option<ulong>("--seed") { Description = "the same seed gives the same bytes", DefaultValueFactory = _ => 1 };
        var output = new Option<string>("--out") { Description = "the folder to write into", HelpName = "DIR", Required = true };
        var format = new Option<string>("--format") { Description = "nmea (sentences with tag blocks), csv (as NOAA MarineCadastre) or both", DefaultValueFactory = _ => "nmea" };
        format.OneOf("nmea", "csv", "both");
        var kinds = Kinds();
        var into = new Option<string[]>("--into") { Description = "set the scenes into the waters and the time of this real recording, and write both together", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        foreach (var option in (Option[])[seed, output, format, kinds, into]) command.Add(option);
        command.Does((parsed, stop) =>
        {
            var folder = Folder("--out", parsed.GetRequiredValue(output));
            var chosen = Chosen(parsed.GetValue(kinds));
            var real = parsed.GetValue(into) is { Length: > 0 } paths ? RealRecording.Read(paths, stop) : null;
            var made = real is null ? MadeRecording.Make(parsed.GetValue(seed), chosen) : real.With(parsed.GetValue(seed), chosen);
            var wanted = parsed.GetRequiredValue(format);
            foreach (var (extension, writer) in new (string, Func<Stream, IRecordingWriter>)[] { ("nmea", to => new NmeaRecording(to)), ("csv", to => new NoaaRecording(to)) })
            {
                if (wanted != extension && wanted != "both") continue;
                using var file = new BufferedStream(File.Create(Path.Combine(folder, $"recording.{extension}")), 1 << 20);
                EvaluationRun.Write(made, writer(file), stop);
            }

            using (var truth = File.Create(Path.Combine(folder, "truth.csv"))) TruthFile.Write(truth, made.Truth);
            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Reports.Count:N0} reports, {made.Truth.Count(t => t.Label == TruthLabel.Positive)} true events, {made.Truth.Count(t => t.Label == TruthLabel.Negative)} look-alikes in {folder}"));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Score()
    {
        var command = new Command("score", "Scores a detector's alerts, or another detector's pairs, against a truth.csv.");
        var truth = new Option<string>("--truth") { Description = "what generate wrote", HelpName = "FILE", Required = true };
        var alerts = new Option<string?>("--alerts") { Description = "the JSON Lines of replay (with --all, scores below the threshold are shown too)", HelpName = "FILE" };
        var pairs = new Option<string?>("--pairs") { Description = "CSV with the columns mmsi1,mmsi2,start,end and, where there are any, category, score, partners", HelpName = "FILE" };
        var minScore = MinScore();
        foreach (var option in (Option[])[truth, alerts, pairs, minScore]) command.Add(option);
        command.Does((parsed, _) =>
        {
            var least = parsed.GetValue(minScore);
            var claims = (parsed.GetValue(alerts), parsed.GetValue(pairs)) switch
            {
                ({ } path, null) => ClaimFiles.ReadAlerts(path, least),
                (null, { } path) => ClaimFiles.ReadPairs(path, least),
                _ => throw new UsageFault("score: give either --alerts FILE or --pairs FILE"),
            };
            var scores = new Scores();
            scores.Add(TruthFile.Read(parsed.GetRequiredValue(truth)), claims);
            Print(scores, least);
            foreach (var failure in Failure.Of(scores)) Console.Error.WriteLine(failure.Words);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Print(Scores scores, double minScore)
    {
        using var output = StandardOutput.Open();
        using var writer = new StreamWriter(output, leaveOpen: true);
        new ScorePage(scores, minScore, writer).Write();
        writer.Flush();
        output.Flush();
    }

    private static Option<double> MinScore()
    {
        var option = new Option<double>("--min-score") { Description = "alerts with a lower score count as not published, 0 to 1", HelpName = "SCORE", DefaultValueFactory = _ => 0 };
        option.Validators.Add(result =>
        {
            if (!result.Implicit && result.Tokens is [var token] && !(double.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1))
                result.AddError($"--min-score {token.Value}: a number from 0 to 1 is expected");
        });
        return option;
    }

    private static string Folder(string option, string path) =>
        File.Exists(path) ? throw new UsageFault($"{option} {path}: this is a file; a folder is expected") : Directory.CreateDirectory(path).FullName;

    private static Option<string[]> Kinds() => new("--kinds") { Description = "only scenarios of these kinds, such as --kinds tandem laidUp", HelpName = "KIND", AllowMultipleArgumentsPerToken = true };

    private static string[]? Chosen(string[]? kinds)
    {
        if (kinds is null or []) return null;
        var all = Catalogue.All.Select(s => s.Kind).ToArray();
        foreach (var kind in kinds)
            if (!all.Contains(kind)) throw new UsageFault($"--kinds {kind}: there is no such kind{Suggestion.For(kind, all)} (the kinds are {string.Join(", ", all)})");
        return kinds;
    }

    private static List<ulong> Seeds(string text)
    {
        var seeds = new List<ulong>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = part.Split('-');
            if (ends.Length > 2 || !ulong.TryParse(ends[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from) || !ulong.TryParse(ends[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to) || to < from || to - from > 10_000)
                throw new UsageFault($"--seeds {text}: numbers or ranges are expected, such as 1-20 or 3,7");
            for (var seed = from; seed <= to; seed++) seeds.Add(seed);
        }

        return seeds;
    }

    /// <summary>Where the recordings lie: a folder of the user's that stays, or one of ours that goes.</summary>
    private sealed class RecordingFolder(string? kept) : IDisposable
    {
        public bool IsKept => kept is not null;
        public string Path { get; } = kept is null ? Directory.CreateTempSubdirectory("aisdetector-evaluate-").FullName : Folder("--keep", kept);

        public void Dispose()
        {
            if (!IsKept) Directory.Delete(Path, recursive: true);
        }
    }
}
