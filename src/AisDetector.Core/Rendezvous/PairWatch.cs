namespace AisDetector.Core.Rendezvous;

/// <summary>One test of a judgement: what was measured, what it must be.</summary>
public sealed record TestResult(string Name, string Figure, string Limit, bool Passed);

/// <summary>What became of one encounter of a watched pair.</summary>
public sealed record EncounterFinding(DateTime Start, DateTime? End, string Verdict, IReadOnlyList<TestResult> Tests);

/// <summary>The closest that a watched pair came at any step at which both were known.</summary>
public readonly record struct ClosestApproach(DateTime Time, double Meters, double Knots1, double Knots2, bool InHarbour);

/// <summary>Follows two vessels through a run, for <c>explain</c>: how close they came and how each of their encounters was judged.</summary>
public sealed class PairWatch(uint mmsiA, uint mmsiB)
{
    private readonly Dictionary<long, Tracking.Sample> _waitingA = [], _waitingB = [];
    private readonly SortedDictionary<(long, int, int), EncounterFinding> _findings = [];
    private ClosestApproach? _closest;

    public uint Mmsi1 { get; } = Math.Min(mmsiA, mmsiB);
    public uint Mmsi2 { get; } = Math.Max(mmsiA, mmsiB);

    /// <summary>In time order, each as last judged.</summary>
    public IReadOnlyList<EncounterFinding> Encounters => [.. _findings.Values];
    public ClosestApproach? Closest => _closest;

    /// <summary>Positions used of each vessel.</summary>
    public long Fixes1 { get; private set; }
    public long Fixes2 { get; private set; }

    /// <summary>Steps at which both were known.</summary>
    public long CommonSteps { get; private set; }

    internal bool Watches(uint mmsi) => mmsi == Mmsi1 || mmsi == Mmsi2;

    internal void Saw(uint mmsi, List<Tracking.Sample> fresh, long stepMs, long final)
    {
        if (!Watches(mmsi)) return;
        if (mmsi == Mmsi1) Fixes1++;
        else Fixes2++;
        var (own, other) = mmsi == Mmsi1 ? (_waitingA, _waitingB) : (_waitingB, _waitingA);
        foreach (var sample in fresh)
        {
            if (!other.Remove(sample.Step, out var partner))
            {
                own[sample.Step] = sample;
                continue;
            }

            CommonSteps++;
            var meters = Geo.Geodesy.DistanceMeters(sample.Latitude, sample.Longitude, partner.Latitude, partner.Longitude);
            if (_closest is { } closest && closest.Meters <= meters) continue;
            var (first, second) = mmsi == Mmsi1 ? (sample, partner) : (partner, sample);
            var harbour = first.Kind == Tracking.StepKind.InHarbour || second.Kind == Tracking.StepKind.InHarbour;
            _closest = new(DateTime.UnixEpoch.AddMilliseconds(sample.Step * stepMs), meters, first.SpeedKnots, second.SpeedKnots, harbour);
        }

        if (own.Count <= 4096) return;
        foreach (var step in own.Keys.Where(s => s < final).ToArray()) own.Remove(step);
    }

    internal void Found(Encounter encounter, EncounterFinding finding) =>
        _findings[(encounter.FirstContact, encounter.First.Ordinal, encounter.Second.Ordinal)] = finding;
}
