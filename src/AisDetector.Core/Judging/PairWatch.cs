using AisDetector.Core.Geo;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>The closest that a watched pair came at any step at which both were known.</summary>
public readonly record struct ClosestApproach(DateTime Time, double Meters, double Knots1, double Knots2);

/// <summary>How far a watched pair came at a step, on the way to a contact. Each stage includes the ones before it.</summary>
public enum ApproachStage
{
    /// <summary>Both samples are known.</summary>
    Known,

    /// <summary>Within the contact distance.</summary>
    Near,

    /// <summary>And both slow.</summary>
    Slow,

    /// <summary>And both outside harbours: a contact.</summary>
    Contact,
}

/// <summary>Follows two vessels through a run, for <c>explain</c>: how close they came and how each of their encounters was judged.</summary>
public sealed class PairWatch(uint mmsiA, uint mmsiB)
{
    /// <summary>Steps with samples of either vessel that may still get more.</summary>
    private readonly Dictionary<long, (List<Sample> First, List<Sample> Second)> _steps = [];
    private readonly SortedDictionary<(long, int, int), EncounterFinding> _findings = [];
    private readonly long[] _reached = new long[Enum.GetValues<ApproachStage>().Length];

    public uint Mmsi1 { get; } = Math.Min(mmsiA, mmsiB);
    public uint Mmsi2 { get; } = Math.Max(mmsiA, mmsiB);

    /// <summary>The encounters of the pair in order of time, each as it was last judged.</summary>
    public IReadOnlyList<EncounterFinding> Encounters => [.. _findings.Values];
    public ClosestApproach? Closest { get; private set; }

    /// <summary>Positions used of each vessel.</summary>
    public long Fixes1 { get; private set; }
    public long Fixes2 { get; private set; }

    internal double ContactMeters { get; set; }

    /// <summary>Steps at which the pair came at least so far.</summary>
    public long Reached(ApproachStage stage)
    {
        var steps = _reached[(int)stage];
        foreach (var (first, second) in _steps.Values)
            if (Stage(first, second) >= stage) steps++;
        return steps;
    }

    internal bool Watches(uint mmsi) => mmsi == Mmsi1 || mmsi == Mmsi2;

    internal void Saw(in Followed followed, long stepMs, long finalStep)
    {
        var mmsi = followed.Vessel.Mmsi;
        if (followed.Track == null || !Watches(mmsi)) return;
        if (mmsi == Mmsi1) Fixes1++;
        else Fixes2++;
        foreach (ref readonly var sample in followed.Samples)
        {
            if (!_steps.TryGetValue(sample.Step, out var step)) _steps.Add(sample.Step, step = ([], []));
            // Ships that share a number have several samples a step.
            (mmsi == Mmsi1 ? step.First : step.Second).Add(sample);
            foreach (var other in mmsi == Mmsi1 ? step.Second : step.First)
                if (mmsi == Mmsi1) Compare(sample, other, stepMs);
                else Compare(other, sample, stepMs);
        }

        if (_steps.Count > 4096) Count(finalStep);
    }

    internal void Found(Encounter encounter, EncounterFinding finding) =>
        _findings[(encounter.FirstContact, encounter.First.Ordinal, encounter.Second.Ordinal)] = finding;

    private void Compare(in Sample first, in Sample second, long stepMs)
    {
        var meters = Meters(first, second);
        if (Closest is { } closest && closest.Meters <= meters) return;
        Closest = new(DateTime.UnixEpoch.AddMilliseconds(first.Step * stepMs), meters, first.SpeedKnots, second.SpeedKnots);
    }

    private void Count(long finalStep)
    {
        foreach (var step in _steps.Keys.Where(s => s < finalStep).ToArray())
        {
            _steps.Remove(step, out var samples);
            for (var stage = Stage(samples.First, samples.Second); stage >= 0; stage--) _reached[(int)stage]++;
        }
    }

    /// <summary>The stage of the two samples that came farthest; -1 when only one vessel is known.</summary>
    private ApproachStage Stage(List<Sample> first, List<Sample> second)
    {
        var farthest = (ApproachStage)(-1);
        foreach (var a in first)
        {
            foreach (var b in second)
            {
                var stage = Meters(a, b) > ContactMeters ? ApproachStage.Known
                    : a.Kind == StepKind.UnderWay || b.Kind == StepKind.UnderWay ? ApproachStage.Near
                    : a.Kind == StepKind.InHarbour || b.Kind == StepKind.InHarbour ? ApproachStage.Slow
                    : ApproachStage.Contact;
                if (stage > farthest) farthest = stage;
            }
        }

        return farthest;
    }

    private static double Meters(in Sample a, in Sample b) => Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude);
}
