using AisDetector.Bench.Fleets;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>
/// The whole path, from a file of 10,000 vessels to alerts, beside reading the same file and counting its newlines. Time and allocation are
/// those of one sentence or row. An operation takes seconds: few of them, and no pilot.
/// </summary>
[MemoryDiagnoser]
[LongOperations(iterations: 5)]
public abstract class ToAlertsBenchmarks
{
    /// <summary>At sea 50 minutes of it, off a coast 100.</summary>
    protected const int Lines = 4_000_000;

    protected const int Vessels = 10_000;

    private readonly byte[] _buffer = new byte[256 * 1024];

    [Params("open-sea", "coast", "anchorages")]
    public string Fleet { get; set; } = "";

    protected string File { get; private set; } = "";

    private protected abstract string Write(FleetOptions fleet);

    [GlobalSetup]
    public void Setup()
    {
        File = Write(new FleetOptions(FleetFormWords.Parse(Fleet), Vessels, 180, 1));
        _ = Recordings.Places;
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Lines, Description = "read, count newlines")]
    public long CountNewlines() => Newlines.Count(File, _buffer);

    [Benchmark(OperationsPerInvoke = Lines, Description = "read, decode")]
    public long Decode()
    {
        var batch = new ReportBatch();
        using var log = InputLog.Open([File], new InputOptions());
        long reports = 0;
        while (log.Read(batch)) reports += batch.Count;
        return reports;
    }

    [Benchmark(OperationsPerInvoke = Lines, Description = "read, decode, detect: one thread")]
    public int AlertsOnOneThread() => Replay.Alerts(File, Recordings.Places);

    [Benchmark(OperationsPerInvoke = Lines, Description = "read and decode, detect: two threads")]
    public int AlertsOnTwoThreads() => Replay.AlertsReadingAhead(File, Recordings.Places);
}

/// <summary>NMEA sentences with tag blocks.</summary>
public class NmeaToAlertsBenchmarks : ToAlertsBenchmarks
{
    private protected override string Write(FleetOptions fleet) => Recordings.Nmea(fleet, Lines);
}

/// <summary>NOAA MarineCadastre rows; also beside a well-kept CSV parser that only reads six columns.</summary>
public class CsvToAlertsBenchmarks : ToAlertsBenchmarks
{
    private protected override string Write(FleetOptions fleet) => Recordings.Noaa(fleet, Lines);

    [Benchmark(OperationsPerInvoke = Lines, Description = "Sylvan.Data.Csv, six columns parsed")]
    public double Sylvan() => SixColumns.Sylvan(File, (0, 1, 2, 3, 4, 5), "yyyy-MM-ddTHH:mm:ss");
}
