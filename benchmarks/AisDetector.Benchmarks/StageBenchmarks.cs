using AisDetector.Bench.Fleets;
using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>
/// The detector's stages on reports from memory, each with those before it: what a stage costs is the difference. Beside copying the reports.
/// Time and allocation are those of one report.
/// </summary>
[MemoryDiagnoser]
[LongOperations(iterations: 7)]
public class StageBenchmarks
{
    private const int Reports = 1_000_000;

    private Report[] _reports = [];
    private readonly Report[] _copy = new Report[ReportBatch.DefaultCapacity];

    [Params("open-sea", "coast", "anchorages")]
    public string Fleet { get; set; } = "";

    /// <summary>So many that a million reports are about an hour.</summary>
    private int Vessels => Fleet switch
    {
        "open-sea" => 2000,
        "coast" => 4500,
        _ => 3000,
    };

    [GlobalSetup]
    public void Setup() => _reports = Recordings.Reports(new FleetOptions(FleetFormWords.Parse(Fleet), Vessels, 120, 1), Reports);

    [Benchmark(Baseline = true, OperationsPerInvoke = Reports, Description = "copy")]
    public int Copy()
    {
        for (var at = 0; at < _reports.Length; at += _copy.Length) _reports.AsSpan(at, Math.Min(_copy.Length, _reports.Length - at)).CopyTo(_copy);
        return _copy.Length;
    }

    [Benchmark(OperationsPerInvoke = Reports, Description = "order")]
    public long Order()
    {
        var stages = new CoreStages(RendezvousOptions.Transfer, Recordings.Places);
        foreach (ref readonly var report in _reports.AsSpan()) stages.Order(report);
        return stages.Ordered;
    }

    [Benchmark(OperationsPerInvoke = Reports, Description = "order, track and sample")]
    public long Track()
    {
        var stages = new CoreStages(RendezvousOptions.Transfer, Recordings.Places);
        foreach (ref readonly var report in _reports.AsSpan()) stages.Track(report);
        return stages.Samples;
    }

    [Benchmark(OperationsPerInvoke = Reports, Description = "order, track and sample, join")]
    public long Join()
    {
        var stages = new CoreStages(RendezvousOptions.Transfer, Recordings.Places);
        foreach (ref readonly var report in _reports.AsSpan()) stages.Join(report);
        return stages.Contacts;
    }

    [Benchmark(OperationsPerInvoke = Reports, Description = "all, with judging")]
    public int Judge()
    {
        var (detector, revisions) = (Replay.Detector(Recordings.Places), new List<Alert>());
        detector.Add(_reports, revisions);
        detector.Finish(revisions);
        return revisions.Count;
    }
}
