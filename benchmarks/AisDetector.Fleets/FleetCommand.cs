using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using AisDetector.App;
using AisDetector.Bench.Fleets;

namespace AisDetector.Fleets;

/// <summary>Makes a fleet and writes what it sends, to a file or to stdout. What was made is told on stderr.</summary>
internal static class FleetCommand
{
    private static readonly Option<string> s_form = new("--form") { Description = "open-sea, coast, anchorages, days or crowd", DefaultValueFactory = _ => "open-sea" };
    private static readonly Option<int> s_vessels = new("--vessels") { Description = $"how many, 10 to {FleetOptions.MaxVessels:N0}", DefaultValueFactory = _ => 10_000 };
    private static readonly Option<int> s_minutes = new("--minutes") { Description = "of event time", DefaultValueFactory = _ => 60 };
    private static readonly Option<ulong> s_seed = new("--seed") { Description = "the same seed gives the same bytes", DefaultValueFactory = _ => 1 };
    private static readonly Option<string> s_format = new("--format") { Description = "nmea (sentences with tag blocks) or csv (as NOAA MarineCadastre)", DefaultValueFactory = _ => "nmea" };
    private static readonly Option<string?> s_out = new("--out") { Description = "the file to write (default: stdout)" };
    private static readonly Option<double?> s_reception = new("--reception") { Description = "share of the transmissions that is received, over 0 and up to 1 (default: 1; days: 0.65)" };
    private static readonly Option<int?> s_thin = new("--thin") { Description = "leave out positions sooner than so many seconds after the vessel's last (default: 0; days: 180)" };
    private static readonly Option<long> s_lines = new("--max-lines") { Description = "stop after so many sentences or rows", DefaultValueFactory = _ => long.MaxValue };

    public static int Run(string[] args)
    {
        s_form.AcceptOnlyFromAmong([.. FleetFormWords.All.Select(f => f.Word)]);
        s_format.AcceptOnlyFromAmong("nmea", "csv");
        s_vessels.Validators.Add(r => Require(r, r.GetValueOrDefault<int>() is >= 10 and <= FleetOptions.MaxVessels, $"10 to {FleetOptions.MaxVessels}"));
        s_minutes.Validators.Add(r => Require(r, r.GetValueOrDefault<int>() is >= 1 and <= 1_000_000, "1 to 1000000"));
        s_reception.Validators.Add(r => Require(r, r.GetValueOrDefault<double>() is > 0 and <= 1, "over 0 and up to 1"));
        s_thin.Validators.Add(r => Require(r, r.GetValueOrDefault<int>() is >= 0 and <= 86_400, "0 to 86400"));
        s_lines.Validators.Add(r => Require(r, r.GetValueOrDefault<long>() >= 1, "1 or more"));
        var root = new RootCommand("Makes a fleet and writes what it sends. The same options give the same bytes.") { s_form, s_vessels, s_minutes, s_seed, s_format, s_out, s_reception, s_thin, s_lines };
        root.SetAction((parsed, stop) => Task.FromResult(Make(parsed, stop)));
        var result = root.Parse(args);
        if (result.Errors.Count == 0) return result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        foreach (var error in result.Errors) Console.Error.WriteLine($"fleets: {string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))}");
        return ExitCode.BadArguments;
    }

    private static void Require(System.CommandLine.Parsing.OptionResult result, bool holds, string wanted)
    {
        if (!holds) result.AddError($"{result.Option.Name} {string.Join(' ', result.Tokens.Select(t => t.Value))}: give {wanted}");
    }

    private static int Make(ParseResult parsed, CancellationToken stop)
    {
        var options = new FleetOptions(FleetFormWords.Parse(parsed.GetValue(s_form)!), parsed.GetValue(s_vessels), parsed.GetValue(s_minutes), parsed.GetValue(s_seed));
        options = options with { Reception = parsed.GetValue(s_reception) ?? options.Reception, ThinToSeconds = parsed.GetValue(s_thin) ?? options.ThinToSeconds };
        try
        {
            using Stream to = parsed.GetValue(s_out) is { } path ? File.Create(path, 1 << 20) : Console.OpenStandardOutput();
            var clock = Stopwatch.StartNew();
            var fleet = FleetForms.Build(options, ShippedPlaces.Load());
            foreach (var (part, ships) in fleet.Parts) Say($"{ships,9:N0} {part}");
            Say($"{fleet.Count,9:N0} vessels, built in {clock.Elapsed.TotalSeconds:0.0} s");
            clock.Restart();
            var counts = Write(fleet, parsed.GetValue(s_format) == "csv", to, parsed.GetValue(s_lines), stop);
            Say($"{counts.Lines:N0} lines ({counts.Positions:N0} positions, {counts.Statics:N0} statics, {counts.Bytes / 1e6:N0} MB) in {clock.Elapsed.TotalSeconds:0.0} s: {counts.Lines / clock.Elapsed.TotalSeconds / 1e6:0.0} million a second");
            return ExitCode.Done;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"fleets: {e.Message}");
            return ExitCode.OperatingFault;
        }
    }

    private static FleetCounts Write(MadeFleet fleet, bool isCsv, Stream to, long maxLines, CancellationToken stop) => isCsv
        ? new FleetTraffic<NoaaWriter>(fleet, new NoaaWriter()).Write(to, maxLines, stop)
        : new FleetTraffic<NmeaWriter>(fleet, new NmeaWriter()).Write(to, maxLines, stop);

    private static void Say(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
