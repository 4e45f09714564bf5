using AisDetector.Bench.Fleets;
using AisDetector.Core;
using BenchmarkDotNet.Attributes;

namespace AisDetector.Benchmarks;

/// <summary>The state of a detector that follows 100,000 vessels, half of them in groups, written and read again; beside copying as many bytes. Time and allocation are those of one vessel.</summary>
[MemoryDiagnoser]
[LongOperations(iterations: 7)]
public class SnapshotBenchmarks
{
    private const int Vessels = 100_000, Reports = 1_500_000;

    private readonly RendezvousDetector _detector = Replay.Detector(Recordings.Places);
    private readonly MemoryStream _state = new(), _copy = new();

    [GlobalSetup]
    public void Setup()
    {
        // Thinned to one in 3 min, the reports are 45 min.
        _detector.Add(Recordings.Reports(new FleetOptions(FleetForm.Coast, Vessels, 120, 1) { ThinToSeconds = 180 }, Reports), []);
        Save();
        Console.WriteLine($"// state: {_state.Length / 1e6:0.0} MB, {_detector.OpenEncounters:N0} open encounters");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Vessels, Description = "copy as many bytes")]
    public long Copy()
    {
        _copy.SetLength(0);
        _copy.Write(_state.GetBuffer(), 0, (int)_state.Length);
        return _copy.Length;
    }

    [Benchmark(OperationsPerInvoke = Vessels, Description = "save")]
    public long Save()
    {
        _state.SetLength(0);
        _detector.Save(_state);
        return _state.Length;
    }

    [Benchmark(OperationsPerInvoke = Vessels, Description = "restore")]
    public int Restore()
    {
        _state.Position = 0;
        var detector = Replay.Detector(Recordings.Places);
        detector.Restore(_state);
        return detector.Vessels;
    }
}
