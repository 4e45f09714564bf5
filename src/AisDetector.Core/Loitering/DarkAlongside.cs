using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Silences;

namespace AisDetector.Core.Loitering;

/// <summary>
/// Finds the ships that went dark beside another: observed alongside for ten minutes, then silent beyond their rhythm for four hours, while
/// others are heard and the ship beside them stays slow. Such an encounter is a rendezvous however short it was seen.
/// </summary>
internal sealed partial class DarkAlongside(RendezvousOptions options, PairIndex pairs, SilenceIndex silences, SlowRuns runs)
{
    /// <summary>So long the ships were seen alongside.</summary>
    public static readonly TimeSpan Observed = TimeSpan.FromMinutes(10);

    /// <summary>A silence is of the encounter when it begins within so many steps of the last step alongside.</summary>
    private const int SameSteps = 2;

    private const long LeastMs = 4 * 3_600_000L, LookEveryMs = 30 * 60_000;

    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly HashSet<Encounter> _dark = [];
    private long _looked = long.MinValue;

    /// <summary>Looks, every half hour, which encounters are such, and tells those for which that changed.</summary>
    /// <param name="now">Time of the tick (ms).</param>
    /// <param name="finalStep">Steps before this cannot change any more.</param>
    public void Look(long now, long finalStep)
    {
        if (pairs.All.IsEmpty || (_looked != long.MinValue && now - _looked < LookEveryMs)) return;
        _looked = now;
        _dark.Clear();
        foreach (var silence in silences.Open) Look(silence, now, finalStep);
        foreach (var silence in silences.Ended) Look(silence, now, finalStep);
        foreach (var encounter in pairs.All)
        {
            if (encounter.PartnerWentDark == _dark.Contains(encounter) || encounter.Life.IsOver) continue;
            encounter.PartnerWentDark = !encounter.PartnerWentDark;
            encounter.Change();
            encounter.ChangeShip();
        }
    }

    private void Look(Silence silence, long now, long finalStep)
    {
        if (silence.IsFrozen || now - silence.From.Time < LeastMs || now - silence.From.Time > 2 * LeastMs + RendezvousOptions.Ms(options.EvidenceWindow) + options.FinalAfter) return;
        foreach (var encounter in pairs.Of(silence.Vessel))
        {
            var track = encounter.First.Vessel == silence.Vessel ? encounter.First : encounter.Second;
            if (track.Ordinal == silence.Ordinal && !encounter.Life.IsOver && Is(encounter, silence, now, finalStep)) _dark.Add(encounter);
        }
    }

    private bool Is(Encounter encounter, Silence silence, long now, long finalStep)
    {
        var (ends, window) = (encounter.LastContact * _stepMs, RendezvousOptions.Ms(options.EvidenceWindow));
        if (Math.Abs(silence.From.Time - ends) > SameSteps * _stepMs) return false;
        var until = Math.Min(now, ends + Math.Max(window, LeastMs));
        if (!silence.IsBroken(until) || (silence.To is { } back ? Math.Min(back.Time, until) : until) - silence.From.Time < LeastMs) return false;
        if (silence.HeardBy(silences.Reception).NobodyWas || !runs.WasSlow(encounter.Other(silence.Vessel), encounter.LastContact, encounter.LastContact + LeastMs / _stepMs)) return false;
        encounter.Measure(finalStep);
        var tally = encounter.Tally;
        return WasObserved(tally, options) && Math.Abs(silence.From.Time - tally.LastAlongside * _stepMs) <= SameSteps * _stepMs;
    }

    /// <summary>Whether the ships of an encounter were observed alongside for long enough.</summary>
    public static bool WasObserved(ContactTally tally, RendezvousOptions options) =>
        tally.AlongsideContacts > 0 && tally.WhileAlongside.ObservedSteps * options.Step >= Observed;
}
