using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using AisDetector.App;
using AisDetector.Bench;
using AisDetector.Bench.Fleets;
using AisDetector.Output;
using Spectre.Console;

namespace AisDetector.Commands;

/// <summary><c>bench</c>: how fast this machine gets from files to alerts, as ratios.</summary>
internal static class BenchVerb
{
    private static readonly string[] s_formats = ["nmea", "csv"];

    public static Command Command()
    {
        var command = new Command("bench", "Measures on made fleets how fast this machine decodes and detects, in units of counting newlines. Needs no files.");
        var fleet = new Option<string[]>("--fleet") { Description = "the fleets to make, such as --fleet coast crowd", DefaultValueFactory = _ => ["open-sea", "coast", "anchorages"], AllowMultipleArgumentsPerToken = true };
        fleet.AcceptOnlyFromAmong([.. FleetFormWords.All.Select(f => f.Word)]);
        var vessels = Number("--vessels", "vessels of each fleet", 1000, 10, 100_000);
        var minutes = Number("--minutes", "event time of each fleet; alerts begin after 30", 60, 1, 1440);
        var rounds = Number("--rounds", "how often each stage is measured, after a round to warm up; medians are shown", 3, 1, 100);
        var format = new Option<string?>("--output-format") { Description = "table or jsonl (default: table on a terminal, jsonl when piped)" };
        format.OneOf("table", "jsonl");
        foreach (var option in (Option[])[fleet, vessels, minutes, rounds, format]) command.Add(option);
        command.Does((parsed, stop) =>
        {
            var fleets = parsed.GetRequiredValue(fleet).Distinct().Select(word => new FleetOptions(FleetFormWords.Parse(word), parsed.GetValue(vessels), parsed.GetValue(minutes), 1));
            var figures = Measure([.. fleets], parsed.GetValue(rounds), stop);
            using var output = StandardOutput.Open();
            if (parsed.GetValue(format) is { } chosen ? chosen == "table" : StandardOutput.IsTerminal) WriteTable(output, figures);
            else WriteJson(output, figures);
            output.Flush();
            return ExitCode.Done;
        });
        return command;
    }

    private static Option<int> Number(string name, string description, int usual, int from, int to)
    {
        var option = new Option<int>(name) { Description = $"{description}, {from} to {to}", DefaultValueFactory = _ => usual };
        option.Validators.Add(result =>
        {
            if (!result.Implicit && result.Tokens is [var token] && !(int.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && value >= from && value <= to))
                result.AddError($"{name} {token.Value}: a whole number from {from} to {to} is expected");
        });
        return option;
    }

    private static List<BenchFigure> Measure(FleetOptions[] fleets, int rounds, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("aisdetector-bench-");
        try
        {
            var places = ShippedPlaces.Load();
            var figures = new List<BenchFigure>();
            foreach (var fleet in fleets)
            {
                foreach (var format in s_formats)
                {
                    var made = new BenchJob(fleet, rounds, folder.FullName, places).Run(format, stop);
                    figures.AddRange(made);
                    Console.Error.WriteLine($"{made[0].Fleet}, {format}: {Wording.Count(made[0].Lines, "line")} of {Wording.Count(fleet.Vessels, "vessel")} in {Wording.Minutes(fleet.Minutes)} measured");
                }
            }

            return figures;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteTable(Stream output, List<BenchFigure> figures)
    {
        using var writer = new StreamWriter(output, leaveOpen: true);
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Fleet (made)", "From", "What");
        foreach (var name in (string[])["Lines a second", "CPU time, in units of counting newlines", "Bytes allocated a line"]) table.AddColumn(new TableColumn(name).RightAligned());
        foreach (var f in figures)
            table.AddRow(f.Fleet, f.Format, f.Stage, Wording.Count((long)f.LinesPerSecond), f.TimesNewlines.ToString("0.0", CultureInfo.InvariantCulture), f.BytesPerLine.ToString("0", CultureInfo.InvariantCulture));
        Terminal.On(writer, isStandardOutput: true).Write(table);
    }

    private static void WriteJson(Stream output, List<BenchFigure> figures)
    {
        foreach (var f in figures)
        {
            using (var json = new Utf8JsonWriter(output))
            {
                json.WriteStartObject();
                json.WriteString("fleet", f.Fleet);
                json.WriteString("format", f.Format);
                json.WriteNumber("lines", f.Lines);
                json.WriteString("stage", f.Stage);
                json.WriteNumber("linesPerSecond", Math.Round(f.LinesPerSecond));
                json.WriteNumber("timesNewlines", Math.Round(f.TimesNewlines, 2));
                json.WriteNumber("bytesPerLine", Math.Round(f.BytesPerLine, 2));
                json.WriteEndObject();
            }

            output.WriteByte((byte)'\n');
        }
    }
}
