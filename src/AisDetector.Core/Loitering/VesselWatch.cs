using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Loitering;

/// <summary>Follows one vessel through a run, for <c>explain</c>: when it was slow, and how each time was judged.</summary>
public sealed class VesselWatch(uint mmsi)
{
    private readonly SortedDictionary<(long, int), EncounterFinding> _findings = [];

    public uint Mmsi { get; } = mmsi;

    /// <summary>Positions used.</summary>
    public long Fixes { get; private set; }

    /// <summary>The slowest that it was at any step; null when it was known at none.</summary>
    public double? SlowestKnots { get; private set; }

    /// <summary>The times at which it was slow, in order, each as it was last judged.</summary>
    public IReadOnlyList<EncounterFinding> Runs => [.. _findings.Values];

    internal void Saw(in Followed followed)
    {
        if (followed.Track == null || followed.Vessel.Mmsi != Mmsi) return;
        Fixes++;
        foreach (ref readonly var sample in followed.Samples)
            if (!(SlowestKnots <= sample.SpeedKnots)) SlowestKnots = sample.SpeedKnots;
    }

    internal void Found(SlowRun run, LoiteringJudgement judgement, RendezvousOptions options) =>
        _findings[(run.Start, run.Ordinal)] = new EncounterFinding(
            Time(run.Start, options),
            run.Ended ? Time(run.LastSlow, options) : null,
            judgement.Passed ? "candidate: loitering" : "no loitering",
            judgement.Tests ?? [],
            run.EndedBy switch
            {
                SlowRunEnd.None => null,
                SlowRunEnd.UnderWay => "got under way",
                SlowRunEnd.InHarbour => "went into a harbour",
                _ => $"not heard for more than {SlowRun.BridgedSilence.TotalHours:0} h, or moved unheard",
            });

    private static DateTime Time(long step, RendezvousOptions options) => DateTime.UnixEpoch.AddMilliseconds(step * RendezvousOptions.Ms(options.Step));
}
