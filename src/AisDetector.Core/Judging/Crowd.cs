using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>
/// Finds the ships that are linked side by side to a pair. A link is an encounter whose ships were alongside for long enough. Every
/// question is answered from the pairs as they are, and leaves nothing behind for the next: <see cref="Crowds"/> remembers answers.
/// </summary>
internal sealed class Crowd(RendezvousOptions options, PairIndex pairs)
{
    private readonly long _evidence = (long)(options.EvidenceWindow / options.Step);

    /// <summary>For so many steps a settled encounter may still be a link of others.</summary>
    public long Overlap { get; } = (long)(ContactTally.SameHold / options.Step);

    /// <summary>
    /// The vessels linked to one around a step, itself included. Ships that came or left up to an hour apart are
    /// still one crowd. A link counts when it has become long enough inside the evidence window after the step. So what the ships do later
    /// changes nothing.
    /// </summary>
    public LinkedShips Around(Vessel seed, long at)
    {
        List<Vessel> ships = [seed];
        HashSet<Vessel> seen = [seed];
        Encounter? lowest = null;
        for (var next = 0; next < ships.Count; next++)
        {
            foreach (var link in pairs.Of(ships[next]))
            {
                if (!IsLink(link, at)) continue;
                if (lowest == null || Encounter.ByTracks(link, lowest) < 0) lowest = link;
                if (seen.Add(link.Other(ships[next]))) ships.Add(link.Other(ships[next]));
            }
        }

        return new LinkedShips(ships, lowest);
    }

    /// <summary>The vessels linked to a pair around its last step alongside, the pair included.</summary>
    public LinkedShips Of(Encounter pair)
    {
        var (first, at) = (Around(pair.First.Vessel, pair.Tally.LastAlongside), pair.Tally.LastAlongside);
        return first.Ships.Contains(pair.Second.Vessel) ? first : first.With(Around(pair.Second.Vessel, at));
    }

    /// <summary>The vessels that are alongside both ships of a pair, and whether each lies between them, as <see cref="SeesBetween"/> tells.</summary>
    public List<(Vessel Ship, bool IsBetween)> AlongsideBoth(Encounter pair)
    {
        List<(Vessel, bool)> both = [];
        var (first, second, at) = (pair.First.Vessel, pair.Second.Vessel, pair.Tally.LastAlongside);
        foreach (var one in pairs.Of(first))
        {
            var third = one.Other(first);
            if (third == second || !IsLink(one, at)) continue;
            foreach (var other in pairs.Of(second))
                if (other.Other(second) == third && IsLink(other, at)) both.Add((third, SeesBetween(one, other, pair)));
        }

        return both;
    }

    /// <summary>
    /// Whether a ship, alongside both ships of a pair, lies between them: it sees them in directions more than a right angle apart, or the gap
    /// between their hulls is much wider than those to its own.
    /// </summary>
    public static bool SeesBetween(Encounter one, Encounter other, Encounter pair)
    {
        if (Gap(one) < pair.Tally.LongEnoughGapMeters / 2 && Gap(other) < pair.Tally.LongEnoughGapMeters / 2) return true;
        var (a, b, c) = (one.Tally.LongEnoughMeters, other.Tally.LongEnoughMeters, pair.Tally.LongEnoughMeters);
        return a * a + b * b < c * c;
    }

    /// <summary>A gap that is not known may be none.</summary>
    private static double Gap(Encounter link) => double.IsNaN(link.Tally.LongEnoughGapMeters) ? 0 : link.Tally.LongEnoughGapMeters;

    /// <summary>Whether a settled encounter may still be a link in the crowd of one that is not.</summary>
    public bool IsNeeded(Encounter settled)
    {
        if (settled.Tally.LongEnoughSince == long.MaxValue) return false;
        var reached = new HashSet<Vessel> { settled.First.Vessel, settled.Second.Vessel };
        var frontier = new Queue<Vessel>(reached);
        while (frontier.TryDequeue(out var vessel))
        {
            foreach (var other in pairs.Of(vessel))
            {
                var at = other.Tally.LastAlongside;
                if (!other.Life.IsOver && settled.Tally.WasAlongside(at - Overlap, at)) return true;
                if (other.Tally.LongEnoughSince < long.MaxValue && reached.Add(other.Other(vessel))) frontier.Enqueue(other.Other(vessel));
            }
        }

        return false;
    }

    private bool IsLink(Encounter link, long at) => link.Tally.LongEnoughSince <= at + _evidence && link.Tally.WasAlongside(at - Overlap, at);
}
