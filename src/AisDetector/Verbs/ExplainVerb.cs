using System.CommandLine;
using System.Globalization;
using AisDetector.Core.Assessment;
using AisDetector.Core.Rendezvous;
using AisDetector.Files;
using AisDetector.Output;
using AisDetector.Resources;
using Spectre.Console;

namespace AisDetector.Verbs;

/// <summary><c>explain</c>: why two vessels were, or were not, a rendezvous.</summary>
internal static class ExplainVerb
{
    private readonly record struct Pair(uint First, uint Second);

    public static Command Command()
    {
        var command = new Command("explain", "Says for two vessels why they were, or were not, a rendezvous: each test with its figure and its limit.");
        var input = new InputArguments(command, withRejects: false);
        var detection = new DetectionOptions(command, withAll: false);
        var choice = new AlertChoiceOptions(command);
        var pair = new Option<Pair>("--pair")
        {
            Description = "The two MMSIs, separated by a comma",
            HelpName = "MMSI,MMSI",
            Required = true,
            CustomParser = Parser.For<Pair>(TryParse, "two different MMSIs such as 441910000,563418000,"),
        };
        command.Add(pair);
        command.Does((parsed, stop) =>
        {
            var options = detection.Read(parsed);
            var wanted = choice.Read(parsed);
            var paths = input.Paths(parsed);
            var (first, second) = parsed.GetRequiredValue(pair);
            var source = new AlertSource(InputArguments.Name(paths), options.Profile, Product.Version);
            var places = ShippedPlaces.Load();
            using var progress = ProgressLine.OnStandardError();
            return InputLog.Run(paths, input.Options(parsed, stop) with { ReadFrom = wanted.ReadFrom, ReadTo = wanted.ReadTo }, log =>
            {
                var watch = new PairWatch(first, second);
                var run = new Detection(options, places, source, wanted, keepRevisions: false) { Detector = { Watch = watch } };
                run.Run(log, progress, stop);
                if (run.Traffic.Reports == 0 && log.Counts.Skipped == 0 && !run.Interrupted) return NothingUsable.Say(log);
                var elapsed = progress.Elapsed;
                progress.Dispose();
                using (var output = StandardOutput.Open())
                using (var writer = new StreamWriter(output))
                    Explain(Terminal.On(writer, isStandardOutput: true), watch, options, run);
                RunSummary.WriteInput(Console.Error, log, run.Traffic, elapsed);
                if (run.Interrupted) RunSummary.Line(Console.Error, "stopped", "interrupted: this is what was known so far");
                return run.Interrupted ? ExitCode.Interrupted : ExitCode.Done;
            });
        });
        return command;
    }

    private static bool TryParse(string text, out Pair pair)
    {
        pair = default;
        var parts = text.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts.Length != 2 || !uint.TryParse(parts[0], out var first) || !uint.TryParse(parts[1], out var second)) return false;
        pair = new Pair(first, second);
        return first != second && first is > 0 and < 1_000_000_000 && second is > 0 and < 1_000_000_000;
    }

    private static void Explain(IAnsiConsole console, PairWatch watch, RendezvousOptions options, Detection run)
    {
        console.WriteLine($"{watch.Mmsi1} and {watch.Mmsi2}, profile {options.Profile}");
        console.WriteLine($"positions used: {Wording.Count(watch.Fixes1)} and {Wording.Count(watch.Fixes2)}; steps at which both were known: {Wording.Count(watch.CommonSteps)}");
        if (watch.Closest is { } closest)
        {
            console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"closest at a step: {closest.Meters:N0} m at {closest.Time:yyyy-MM-dd HH:mm}, at {Speed(closest.Knots1)} and {Speed(closest.Knots2)}{(closest.InHarbour ? ", in a harbour" : "")}"));
        }

        foreach (var finding in watch.Encounters) Explain(console, finding);
        if (watch.Encounters.Count == 0) console.WriteLine(WhyNone(watch, options));
        var alerts = run.Alerts.Where(a => a.Vessels.Count == 2 && a.Vessels[0].Mmsi == watch.Mmsi1 && a.Vessels[1].Mmsi == watch.Mmsi2).ToArray();
        foreach (var alert in alerts) Explain(console, alert);
    }

    private static void Explain(IAnsiConsole console, EncounterFinding finding)
    {
        console.WriteLine();
        var end = finding.End is { } known ? $"{known:yyyy-MM-dd HH:mm}" : "still open at the end of the input";
        console.WriteLine($"encounter from {finding.Start:yyyy-MM-dd HH:mm} to {end}: {finding.Verdict}");
        var table = new Table().Border(TableBorder.Simple).AddColumns("", "Test", "Figure", "Limit");
        foreach (var test in finding.Tests)
            table.AddRow(test.Passed ? "[green]yes[/]" : "[red]no[/]", Markup.Escape(test.Name), Markup.Escape(test.Figure), Markup.Escape(test.Limit));
        console.Write(table);
    }

    private static void Explain(IAnsiConsole console, Alert alert)
    {
        console.WriteLine();
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"alert {alert.Id}: {Wording.What(alert)}, score {alert.Score:0.00}, the sum of"));
        foreach (var reason in alert.Reasons)
            console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {reason.Weight:+0.00;-0.00} {reason.Text}"));
    }

    private static string WhyNone(PairWatch watch, RendezvousOptions options)
    {
        if (watch.Fixes1 == 0 && watch.Fixes2 == 0) return "no encounter: neither vessel has a usable position in this input";
        if (watch.Fixes1 == 0 || watch.Fixes2 == 0) return $"no encounter: {(watch.Fixes1 == 0 ? watch.Mmsi1 : watch.Mmsi2)} has no usable position in this input";
        if (watch.CommonSteps == 0) return $"no encounter: there is no step at which both were known (fixes more than {options.MaxGap.TotalMinutes:0} min apart are not joined)";
        if (watch.Closest is not { } closest) return "no encounter";
        if (closest.Meters > options.ContactDistanceMeters)
            return string.Create(CultureInfo.InvariantCulture, $"no encounter: they never came within {options.ContactDistanceMeters:0} m of each other at a step");
        if (!closest.InHarbour && closest.Knots1 < options.SlowBelowKnots && closest.Knots2 < options.SlowBelowKnots)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"no encounter: no meeting lasted {options.MinDuration.TotalMinutes:0} min, silences of up to {options.BridgedSilence.TotalHours:0.#} h included");
        }

        return closest.InHarbour
            ? "no encounter: where they were close, one of them was in a harbour"
            : string.Create(CultureInfo.InvariantCulture, $"no encounter: where they were close, one of them made {options.SlowBelowKnots:0.#} kn or more");
    }

    private static string Speed(double knots) => double.IsNaN(knots) ? "unknown speed" : string.Create(CultureInfo.InvariantCulture, $"{knots:0.0} kn");
}
