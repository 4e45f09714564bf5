using AisDetector.Core.Ais;
using AisDetector.Core.Geo;
using AisDetector.Files;
using AisDetector.Resources;
using BenchmarkDotNet.Attributes;
using Sylvan.Data.Csv;

namespace AisDetector.Benchmarks;

/// <summary>
/// A file of a million NOAA MarineCadastre rows, stage by stage, one thread, beside counting its newlines and a well-kept
/// CSV parser that only cuts the fields. Time and allocation are those of one row.
/// </summary>
[MemoryDiagnoser]
public class CsvBenchmarks
{
    private const int Rows = 1_000_000;
    private readonly byte[] _buffer = new byte[256 * 1024];
    private string _path = "";
    private Places _places = Places.OpenSea;

    [GlobalSetup]
    public void Setup()
    {
        _path = FleetFile.NoaaCsv(Rows);
        _places = ShippedPlaces.Load();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Rows, Description = "read, count newlines")]
    public long CountNewlines() => Newlines.Count(_path, _buffer);

    [Benchmark(OperationsPerInvoke = Rows, Description = "Sylvan.Data.Csv, fields cut only")]
    public long Sylvan()
    {
        using var csv = CsvDataReader.Create(_path);
        long characters = 0;
        while (csv.Read())
            for (var i = 0; i < csv.FieldCount; i++) characters += csv.GetFieldSpan(i).Length;
        return characters;
    }

    [Benchmark(OperationsPerInvoke = Rows, Description = "read, decode")]
    public long Decode()
    {
        var batch = new ReportBatch();
        using var log = InputLog.Open([_path], new InputOptions());
        long reports = 0;
        while (log.Read(batch)) reports += batch.Count;
        return reports;
    }

    [Benchmark(OperationsPerInvoke = Rows, Description = "read, decode, detect: alerts")]
    public int Detect() => Replay.Alerts(_path, _places);
}
