using System.Diagnostics;
using AisDetector.Bench.Fleets;
using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Bench;

/// <summary>A fleet's file, and how fast a stage went through it.</summary>
/// <param name="Fleet">The fleet's form, as on the command line.</param>
/// <param name="Format"><c>nmea</c> or <c>csv</c>.</param>
/// <param name="Lines">Of the file: sentences or rows.</param>
/// <param name="LinesPerSecond">The median of the rounds.</param>
/// <param name="TimesNewlines">The CPU time in units of reading the file and counting its newlines in the same round; the median of the rounds.</param>
/// <param name="BytesPerLine">Allocated; the median of the rounds.</param>
internal readonly record struct BenchFigure(string Fleet, string Format, long Lines, string Stage, double LinesPerSecond, double TimesNewlines, double BytesPerLine);

/// <summary>
/// Measures the way from a file to alerts, stage by stage, on made fleets. The machine's speed is in every stage alike, so the ratio to
/// counting newlines says more than the rate does; and it is one of CPU time, so that what else runs on the machine hardly touches it.
/// </summary>
internal sealed class BenchJob(FleetOptions fleet, int rounds, string folder, Places places)
{
    private static readonly string[] s_stages = ["count newlines", "decode", "to alerts, one thread", "to alerts, two threads"];

    private readonly record struct Measurement(double Seconds, double CpuSeconds, long Bytes);

    private readonly byte[] _buffer = new byte[256 * 1024];

    /// <summary>Makes the fleet's file in the folder and measures; a round before the others warms up.</summary>
    public IReadOnlyList<BenchFigure> Run(string format, CancellationToken stop)
    {
        var word = FleetFormWords.All.First(f => f.Form == fleet.Form).Word;
        var path = Path.Combine(folder, $"{word}.{format}");
        var lines = Make(path, format, stop).Lines;
        var measured = new List<Measurement[]>();
        for (var round = 0; round <= rounds; round++)
        {
            stop.ThrowIfCancellationRequested();
            Measurement[] row =
            [
                Measure(() => Newlines(path)), Measure(() => Decode(path, stop)),
                Measure(() => Detect(path, isReadAhead: false, stop)), Measure(() => Detect(path, isReadAhead: true, stop)),
            ];
            if (round > 0) measured.Add(row);
        }

        File.Delete(path);
        return [.. s_stages.Select((stage, i) => new BenchFigure(
            word, format, lines, stage, lines / Median(measured.Select(row => row[i].Seconds)),
            Median(measured.Select(row => row[i].CpuSeconds / row[0].CpuSeconds)), Median(measured.Select(row => (double)row[i].Bytes / lines))))];
    }

    private FleetCounts Make(string path, string format, CancellationToken stop)
    {
        using var to = File.Create(path);
        var made = FleetForms.Build(fleet, places);
        return format == "csv"
            ? new FleetTraffic<NoaaWriter>(made, new NoaaWriter()).Write(to, long.MaxValue, stop)
            : new FleetTraffic<NmeaWriter>(made, new NmeaWriter()).Write(to, long.MaxValue, stop);
    }

    private static Measurement Measure(Action run)
    {
        // What the stage before left behind is not this one's.
        GC.Collect();
        var (bytes, cpu) = (GC.GetTotalAllocatedBytes(), Environment.CpuUsage.TotalTime);
        var clock = Stopwatch.StartNew();
        run();
        return new Measurement(clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds, GC.GetTotalAllocatedBytes() - bytes);
    }

    private void Newlines(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        long lines = 0, offset = 0;
        for (int read; (read = RandomAccess.Read(file, _buffer, offset)) > 0; offset += read) lines += _buffer.AsSpan(0, read).Count((byte)'\n');
        if (lines == 0) throw new InvalidOperationException("The fleet's file has no lines.");
    }

    private static void Decode(string path, CancellationToken stop)
    {
        var batch = new ReportBatch();
        using var log = InputLog.Open([path], new InputOptions());
        while (log.Read(batch)) stop.ThrowIfCancellationRequested();
    }

    private void Detect(string path, bool isReadAhead, CancellationToken stop)
    {
        var detector = new RendezvousDetector(RendezvousOptions.Transfer, places, new AlertSource("bench", "transfer", "0"));
        var revisions = new List<Alert>();
        using var log = InputLog.Open([path], new InputOptions());
        foreach (var batch in isReadAhead ? new BatchFeed(log).Batches(stop) : Batches(log))
        {
            stop.ThrowIfCancellationRequested();
            detector.Add(batch.Reports, revisions);
            revisions.Clear();
        }

        detector.Finish(revisions);
    }

    private static IEnumerable<ReportBatch> Batches(InputLog log)
    {
        var batch = new ReportBatch();
        while (log.Read(batch)) yield return batch;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
