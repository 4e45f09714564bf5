using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>
/// Counts the ships that a ship lay alongside in a day: a boat that serves others, and a bunker tanker, go from ship to ship. What is
/// still judged is found in the pairs; what is settled, in the vessel's own <see cref="Visits"/>.
/// </summary>
internal sealed class Partners(RendezvousOptions options, PairIndex pairs)
{
    private readonly long _day = (long)(TimeSpan.FromDays(1) / options.Step), _evidence = (long)(options.EvidenceWindow / options.Step);
    private readonly long _shortest = (long)Math.Ceiling((options.MinCompany < options.MinDuration ? options.MinCompany : options.MinDuration) / options.Step);
    private readonly HashSet<uint> _counted = [];

    /// <summary>The ships that a vessel lay alongside from a day before a rendezvous to the end of its evidence, other than the two of the pair.</summary>
    /// <param name="start">First step of the rendezvous.</param>
    /// <param name="end">Last step.</param>
    public int Of(Vessel vessel, Encounter pair, long start, long end)
    {
        _counted.Clear();
        foreach (var other in pairs.Of(vessel)) Count(other.Other(vessel).Mmsi, VisitOf(other));
        foreach (var (mmsi, step) in vessel.Visits?.All ?? []) Count(mmsi, step);
        return _counted.Count;

        void Count(uint mmsi, long step)
        {
            if (mmsi != pair.First.Vessel.Mmsi && mmsi != pair.Second.Vessel.Mmsi && Counts(step, start, end)) _counted.Add(mmsi);
        }
    }

    /// <summary>How many other times the two of a pair lay alongside, in the same time.</summary>
    public int Meetings(Encounter pair, long start, long end)
    {
        var (vessel, partner) = (pair.First.Vessel, pair.Second.Vessel);
        var meetings = 0;
        foreach (var other in pairs.Of(vessel))
            if (other != pair && other.Other(vessel) == partner && IsAnother(VisitOf(other))) meetings++;
        foreach (var (mmsi, step) in vessel.Visits?.All ?? [])
            if (mmsi == partner.Mmsi && IsAnother(step)) meetings++;
        return meetings;

        // What two tracks of one number did at the same time is one meeting.
        bool IsAnother(long step) => Counts(step, start, end) && (step < start || step > end);
    }

    /// <summary>The step at which an encounter was a visit. Ones in passing are not measured, unless somebody asks about them; so none of them counts.</summary>
    private long VisitOf(Encounter encounter) => encounter.LastContact - encounter.FirstContact >= _shortest ? encounter.Tally.VisitSince : long.MaxValue;

    private bool Counts(long step, long start, long end) => step >= start - _day && step <= end + _evidence;

    /// <summary>An encounter is forgotten: its ships remember the visit.</summary>
    public void Remember(Encounter encounter)
    {
        if (VisitOf(encounter) is not (< long.MaxValue and var step)) return;
        var (first, second) = (encounter.First.Vessel, encounter.Second.Vessel);
        // Whoever meets them may have begun a day and more before, and settles later still.
        var forgotten = step - 3 * _day;
        first.NoteVisit(second.Mmsi, step, forgotten);
        second.NoteVisit(first.Mmsi, step, forgotten);
    }

    /// <summary>A pair's ships have had to do with each other: what their other pairs are taken for may change.</summary>
    public void Stir(Encounter encounter)
    {
        foreach (var other in pairs.Of(encounter.First.Vessel)) other.Standing.Stir();
        foreach (var other in pairs.Of(encounter.Second.Vessel)) other.Standing.Stir();
    }
}
