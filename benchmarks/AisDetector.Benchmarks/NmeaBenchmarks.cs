using AisDetector.Core.Ais;
using AisDetector.Core.Geo;
using AisDetector.Files;
using AisDetector.Resources;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>
/// A file of a million NMEA sentences, stage by stage, one thread, beside reading the same file and counting newlines.
/// Time and allocation are those of one sentence.
/// </summary>
[MemoryDiagnoser]
public class NmeaBenchmarks
{
    private const int Sentences = 1_000_000;
    private readonly byte[] _buffer = new byte[256 * 1024];
    private string _path = "";
    private Places _places = Places.OpenSea;

    [GlobalSetup]
    public void Setup()
    {
        _path = FleetFile.Nmea(Sentences);
        _places = ShippedPlaces.Load();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Sentences, Description = "read, count newlines")]
    public long CountNewlines() => Newlines.Count(_path, _buffer);

    [Benchmark(OperationsPerInvoke = Sentences, Description = "read, decode")]
    public long Decode()
    {
        var batch = new ReportBatch();
        using var log = InputLog.Open([_path], new InputOptions());
        long reports = 0;
        while (log.Read(batch)) reports += batch.Count;
        return reports;
    }

    [Benchmark(OperationsPerInvoke = Sentences, Description = "read, decode, detect: alerts")]
    public int Detect() => Replay.Alerts(_path, _places);
}
