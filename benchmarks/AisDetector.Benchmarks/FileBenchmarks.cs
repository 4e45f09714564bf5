using AisDetector.App;
using AisDetector.Core.Geo;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>
/// A file of a million items, stage by stage, one thread, beside reading the same file and counting its newlines. Time and
/// allocation are those of one item.
/// </summary>
[MemoryDiagnoser]
public abstract class FileBenchmarks
{
    protected const int Items = 1_000_000;

    private readonly byte[] _buffer = new byte[256 * 1024];
    private Places _places = Places.OpenSea;

    protected string File { get; private set; } = "";

    /// <summary>Writes the file unless it is there; gives its path.</summary>
    protected abstract string Write();

    [GlobalSetup]
    public void Setup()
    {
        File = Write();
        _places = ShippedPlaces.Load();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Items, Description = "read, count newlines")]
    public long CountNewlines() => Newlines.Count(File, _buffer);

    [Benchmark(OperationsPerInvoke = Items, Description = "read, decode")]
    public long Decode()
    {
        var batch = new ReportBatch();
        using var log = InputLog.Open([File], new InputOptions());
        long reports = 0;
        while (log.Read(batch)) reports += batch.Count;
        return reports;
    }

    [Benchmark(OperationsPerInvoke = Items, Description = "read, decode, detect: alerts")]
    public int Detect() => Replay.Alerts(File, _places);
}
