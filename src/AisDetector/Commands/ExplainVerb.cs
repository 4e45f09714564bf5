using System.CommandLine;
using System.Globalization;
using AisDetector.App;
using AisDetector.Core.Alerts;
using AisDetector.Core.Judging;
using AisDetector.Core.Loitering;
using AisDetector.Core.Options;
using AisDetector.Output;
using AisDetector.Replay;
using Spectre.Console;

namespace AisDetector.Commands;

/// <summary><c>explain</c>: why two vessels were, or were not, a rendezvous; why one vessel was, or was not, loitering.</summary>
internal static class ExplainVerb
{
    /// <summary>Fishing vessels of one fleet meet hundreds of times.</summary>
    private const int MostEncounters = 10;

    private readonly record struct Pair(uint First, uint Second);

    public static Command Command()
    {
        var command = new Command("explain", "Says for two vessels why they were, or were not, a rendezvous, or for one why it was, or was not, loitering: each test with its figure and its limit.");
        var input = new InputArguments(command, withRejects: false);
        var detection = new DetectionOptions(command, withAll: false);
        var choice = new AlertChoiceOptions(command);
        var pair = new Option<Pair?>("--pair")
        {
            Description = "The two MMSIs, separated by a comma: their rendezvous",
            HelpName = "MMSI,MMSI",
            CustomParser = Parser.For<Pair?>(TryParse, "two different MMSIs such as 441910000,563418000,"),
        };
        var vessel = new Option<uint?>("--vessel")
        {
            Description = "One MMSI: its loitering",
            HelpName = "MMSI",
            CustomParser = Parser.For<uint?>(TryParse, "an MMSI such as 441910000"),
        };
        command.Add(pair);
        command.Add(vessel);
        command.Validators.Add(result =>
        {
            if ((result.GetResult(pair) == null) == (result.GetResult(vessel) == null)) result.AddError("explain: --pair MMSI,MMSI or --vessel MMSI is required, one of the two");
        });
        command.Does((parsed, stop) =>
        {
            var options = detection.Read(parsed);
            var wanted = choice.Read(parsed);
            var paths = input.Paths(parsed);
            var (two, one) = (parsed.GetValue(pair), parsed.GetValue(vessel));
            if (one != null && options.MinLoitering == TimeSpan.Zero) throw new UsageFault($"--vessel {one}: with MinLoitering 0s, as profile {options.Profile} has it, no loitering is looked for");
            var source = new AlertSource(InputArguments.Name(paths), options.Profile, Product.Version);
            var places = ShippedPlaces.Load();
            using var progress = ProgressLine.OnStandardError();
            return InputLog.Run(paths, input.Options(parsed, stop) with { ReadFrom = wanted.ReadFrom, ReadTo = wanted.ReadTo, ReorderWindow = options.ReorderWindow }, log =>
            {
                var watch = two is { } asked ? new PairWatch(asked.First, asked.Second) : null;
                var watched = one is { } mmsi ? new VesselWatch(mmsi) : null;
                var run = new Detection(options, places, source, wanted, keepRevisions: false) { Detector = { Watch = watch, VesselWatch = watched } };
                run.Run(log, progress, stop);
                if (run.Traffic.Reports == 0 && log.Counts.Skipped == 0 && !run.Interrupted) return NothingUsable.Say(log);
                var elapsed = progress.Elapsed;
                progress.Dispose();
                using (var output = StandardOutput.Open())
                using (var writer = new StreamWriter(output))
                {
                    var console = Terminal.On(writer, isStandardOutput: true);
                    if (watch != null) Explain(console, watch, options, run);
                    else Explain(console, watched!, options, run);
                }

                RunSummary.WriteInput(Console.Error, log, run.Traffic, elapsed);
                if (run.Interrupted) RunSummary.Line(Console.Error, "stopped", "interrupted: this is what was known so far");
                if (run.Interrupted) return ExitCode.Interrupted;
                return watch is { Fixes1: 0 } or { Fixes2: 0 } || watched is { Fixes: 0 } ? ExitCode.NoUsableInput : log.ResultCode;
            });
        });
        return command;
    }

    private static bool TryParse(string text, out uint? mmsi)
    {
        var isOne = uint.TryParse(text.Trim(), out var number) && number is > 0 and < 1_000_000_000;
        mmsi = number;
        return isOne;
    }

    private static bool TryParse(string text, out Pair? pair)
    {
        pair = null;
        var parts = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !uint.TryParse(parts[0], out var first) || !uint.TryParse(parts[1], out var second)) return false;
        pair = new Pair(first, second);
        return first != second && first is > 0 and < 1_000_000_000 && second is > 0 and < 1_000_000_000;
    }

    private static void Explain(IAnsiConsole console, VesselWatch watch, RendezvousOptions options, Detection run)
    {
        console.WriteLine($"{watch.Mmsi}, profile {options.Profile}");
        var positions = watch.Fixes > 0 ? Wording.Count(watch.Fixes) : run.Traffic.Heard(watch.Mmsi) ? "none that could be used" : "none: it is not in the input";
        console.Write(TableOf(
        [
            new TestResult("positions", positions, "at least 2", watch.Fixes > 1),
            new TestResult(
                "speed", watch.SlowestKnots is { } slowest ? string.Create(CultureInfo.InvariantCulture, $"{slowest:0.0} kn at the least") : $"not known: no two positions at most {options.MaxGap.TotalMinutes:0} min apart",
                $"below {options.LoiteringBelowKnots} kn", watch.SlowestKnots < options.LoiteringBelowKnots || watch.Runs.Count > 0),
        ]));
        if (watch.Runs.Count == 0) console.WriteLine("never slow outside harbours: no loitering");
        var shown = watch.Runs.OrderByDescending(f => (f.End ?? DateTime.MaxValue) - f.Start).Take(MostEncounters).ToHashSet();
        foreach (var finding in watch.Runs.Where(shown.Contains)) Explain(console, finding, "slow");
        if (watch.Runs.Count > shown.Count) console.WriteLine($"and slow {Wording.Count(watch.Runs.Count - shown.Count, "more time")}, for shorter");
        foreach (var alert in run.Answer(withTakenBack: true).Where(a => a.Vessels.Count == 1 && a.Vessels[0].Mmsi == watch.Mmsi)) Explain(console, alert);
    }

    private static void Explain(IAnsiConsole console, PairWatch watch, RendezvousOptions options, Detection run)
    {
        console.WriteLine($"{watch.Mmsi1} and {watch.Mmsi2}, profile {options.Profile}");
        console.Write(TableOf(Approach(watch, options, run.Traffic)));
        if (watch.Encounters.Count == 0) console.WriteLine("no encounter: no step passes all of these");
        var shown = watch.Encounters.OrderByDescending(f => (f.End ?? DateTime.MaxValue) - f.Start).Take(MostEncounters).ToHashSet();
        foreach (var finding in watch.Encounters.Where(shown.Contains)) Explain(console, finding);
        if (watch.Encounters.Count > shown.Count) console.WriteLine($"and {Wording.Count(watch.Encounters.Count - shown.Count, "shorter encounter")}");
        foreach (var alert in run.Answer(withTakenBack: true).Where(a => a.Vessels.Count == 2 && a.Vessels[0].Mmsi == watch.Mmsi1 && a.Vessels[1].Mmsi == watch.Mmsi2)) Explain(console, alert);
    }

    /// <summary>What a step must pass to be a contact, in order, each with the steps that are left.</summary>
    private static IEnumerable<TestResult> Approach(PairWatch watch, RendezvousOptions options, Traffic traffic)
    {
        yield return Test("positions", $"{Positions(watch.Mmsi1, watch.Fixes1)} and {Positions(watch.Mmsi2, watch.Fixes2)}", "at least 2 of each", watch.Fixes1 > 1 && watch.Fixes2 > 1);
        var known = watch.Reached(ApproachStage.Known);
        yield return Test("both known", $"at {Wording.Count(known, "step")} of {options.Step.TotalMinutes:0.##} min", $"between fixes at most {options.MaxGap.TotalMinutes:0} min apart", known > 0);
        if (watch.Closest is not { } closest) yield break;
        var near = watch.Reached(ApproachStage.Near);
        yield return Test("distance", $"at {Wording.Count(near)} of these; closest {closest.Meters:N0} m, {closest.Time:yyyy-MM-dd HH:mm}", $"within {options.ContactDistanceMeters:0} m", near > 0);
        var slow = watch.Reached(ApproachStage.Slow);
        yield return Test("speed", $"{(near > 0 ? $"at {Wording.Count(slow)} of these; " : "")}{closest.Knots1:0.0} and {closest.Knots2:0.0} kn at the closest", double.IsPositiveInfinity(options.SlowBelowKnots) ? "any" : $"both below {options.SlowBelowKnots} kn",
            near > 0 ? slow > 0 : closest.Knots1 < options.SlowBelowKnots && closest.Knots2 < options.SlowBelowKnots);
        if (slow == 0) yield break;
        var contacts = watch.Reached(ApproachStage.Contact);
        yield return Test("place", $"at {Wording.Count(contacts)} of these", "both outside harbours and inland waters", contacts > 0);

        string Positions(uint mmsi, long fixes) => fixes > 0 ? Wording.Count(fixes) : $"none of {mmsi}{(traffic.Heard(mmsi) ? " that could be used" : ", which is not in the input")}";
        static TestResult Test(string name, FormattableString figure, string limit, bool passed) => new(name, FormattableString.Invariant(figure), limit, passed);
    }

    private static void Explain(IAnsiConsole console, EncounterFinding finding, string what = "encounter")
    {
        console.WriteLine();
        var end = finding.End is { } known ? $"to {known:yyyy-MM-dd HH:mm}" : "on, still open at the end of the input";
        console.WriteLine($"{what} from {finding.Start:yyyy-MM-dd HH:mm} {end}: {finding.Verdict}");
        console.Write(TableOf(finding.Tests));
        if (finding.Ending is { } ending) console.WriteLine($"ended: {ending}");
    }

    private static void Explain(IAnsiConsole console, Alert alert)
    {
        var state = alert.Phase switch { AlertPhase.Retracted => "taken back", AlertPhase.Opened or AlertPhase.Updated => "open", _ => AlertJson.Word(alert.Phase) };
        console.WriteLine();
        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"alert {alert.Id}, {state}, {(alert.Category is { } category && !Categories.IsPublished(category) ? "as --all would last publish it" : "as last published")} at {alert.DetectedAt:yyyy-MM-dd HH:mm}: {Wording.What(alert)}, {(alert.Reasons.Count > 0 ? $"score {alert.Score:0.00}, the sum of" : "no score: nothing speaks for a transfer")}"));
        console.WriteLine(
            $"  from {alert.Start:yyyy-MM-dd HH:mm} {(alert.End is { } end ? $"to {end:yyyy-MM-dd HH:mm}" : "on")}, {Wording.Minutes(alert.DurationMinutes)} "
            + $"({Wording.Minutes(alert.ObservedMinutes)} observed, {Wording.Minutes(alert.InferredMinutes)} inferred)");
        if (alert.Kind == AlertKind.Rendezvous)
            console.WriteLine($"  {Wording.Count(alert.Contacts, "contact")}, {alert.MedianDistanceMeters} m apart in the median, {alert.MinDistanceMeters} m at the least");
        foreach (var reason in alert.Reasons)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reason.Weight:+0.00;-0.00} {reason.Text}"));
        foreach (var partner in alert.PossiblePartners)
        {
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"possible partner {partner.Mmsi}, {Wording.Silence(partner)}, at {partner.RequiredSpeedKnots:0.0} kn"));
            foreach (var reason in partner.Reasons) console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reason.Weight:+0.00;-0.00} {reason.Text}"));
        }
    }

    private static Table TableOf(IEnumerable<TestResult> tests)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Test", "Figure", "Limit");
        foreach (var test in tests)
            table.AddRow(test.Passed ? "[green]yes[/]" : "[red]no[/]", Markup.Escape(test.Name), Markup.Escape(test.Figure), Markup.Escape(test.Limit));
        return table;
    }
}
