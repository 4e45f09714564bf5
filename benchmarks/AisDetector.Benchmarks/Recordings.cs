using AisDetector.App;
using AisDetector.Bench.Fleets;
using AisDetector.Core.Geo;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Benchmarks;

/// <summary>What made fleets send, as files in the temporary folder; each is made once.</summary>
internal static class Recordings
{
    private static readonly Lazy<Places> s_places = new(ShippedPlaces.Load);

    public static Places Places => s_places.Value;

    public static string Nmea(FleetOptions options, long lines) => Make(options, lines, "nmea", new NmeaWriter());

    public static string Noaa(FleetOptions options, long rows) => Make(options, rows, "csv", new NoaaWriter());

    /// <summary>The first reports that a fleet sends, decoded.</summary>
    public static Report[] Reports(FleetOptions options, int count)
    {
        // A message of two sentences is one report.
        using var log = InputLog.Open([Nmea(options, count + (count / 4))], new InputOptions());
        var reports = new Report[count];
        var batch = new ReportBatch();
        for (var filled = 0; filled < count;)
        {
            if (!log.Read(batch)) throw new InvalidOperationException($"The fleet sends no {count:N0} reports in {options.Minutes} min.");
            var taken = Math.Min(batch.Count, count - filled);
            batch.Reports[..taken].CopyTo(reports.AsSpan(filled));
            filled += taken;
        }

        return reports;
    }

    /// <summary>A file of the name in the benchmarks' temporary folder; written by <paramref name="write"/> unless it is there.</summary>
    public static string File(string name, Action<Stream> write)
    {
        var path = Path.Combine(Path.GetTempPath(), "aisdetector-benchmarks", name);
        if (System.IO.File.Exists(path)) return path;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using (var part = System.IO.File.Create(path + ".part")) write(part);
        System.IO.File.Move(path + ".part", path, overwrite: true);
        return path;
    }

    private static string Make<TWriter>(FleetOptions options, long lines, string format, TWriter writer)
        where TWriter : struct, IFleetWriter =>
        File($"{options.Form}-{options.Vessels}-{options.Minutes}-{options.ThinToSeconds}-{options.Seed}-{lines}.{format}", to =>
        {
            var counts = new FleetTraffic<TWriter>(FleetForms.Build(options, Places), writer).Write(to, lines, CancellationToken.None);
            if (counts.Lines < lines && lines != long.MaxValue) throw new InvalidOperationException($"The fleet sends only {counts.Lines:N0} lines in {options.Minutes} min.");
        });
}
