using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>
/// Finds the ships that are linked side by side to a pair. A link is an encounter whose ships were alongside for long enough. Every
/// question is answered from the pairs as they are, and leaves nothing behind for the next.
/// </summary>
internal sealed class Crowd(RendezvousOptions options, PairIndex pairs)
{
    /// <summary>Vessels whose crowds changed since the last <see cref="Spread"/>.</summary>
    private readonly HashSet<Vessel> _changed = [];
    private readonly Queue<Vessel> _frontier = new();

    /// <summary>Links whose ships were alongside lately, by the step at which that is no more so unless they are alongside again.</summary>
    private readonly PriorityQueue<Encounter, long> _steady = new();

    private readonly long _overlap = (long)(ContactTally.SameStretch / options.Step);
    private readonly long _evidence = (long)(options.EvidenceWindow / options.Step);

    /// <summary>For so many steps a settled encounter may still be a link of others.</summary>
    public long Overlap => _overlap;

    /// <summary>
    /// The vessels linked to a pair around its last step alongside, the pair included. Ships that came or left up to an hour apart are
    /// still one crowd. A link counts when it has become long enough inside the pair's evidence window. So what the ships do later
    /// changes nothing.
    /// </summary>
    public HashSet<Vessel> Of(Encounter pair)
    {
        var at = pair.Tally.LastAlongside;
        var crowd = new HashSet<Vessel> { pair.First.Vessel, pair.Second.Vessel };
        var frontier = new Queue<Vessel>(crowd);
        while (frontier.TryDequeue(out var vessel))
        {
            foreach (var link in pairs.Of(vessel))
            {
                if (IsLink(link, at) && crowd.Add(Other(link, vessel))) frontier.Enqueue(Other(link, vessel));
            }
        }

        return crowd;
    }

    /// <summary>The link with the lowest tracks in a pair's crowd. Its alert stands for the whole crowd, so that not every pair of it has one.</summary>
    public Encounter? LowestOf(Encounter pair)
    {
        Encounter? lowest = null;
        foreach (var vessel in Of(pair))
        {
            foreach (var link in pairs.Of(vessel))
                if (IsLink(link, pair.Tally.LastAlongside) && (lowest == null || Encounter.ByTracks(link, lowest) < 0)) lowest = link;
        }

        return lowest;
    }

    /// <summary>The vessels that lie between the ships of a pair: alongside both, and the angle from them to the two is more than a right one.</summary>
    public List<Vessel> Between(Encounter pair)
    {
        List<Vessel> between = [];
        var (first, second, at) = (pair.First.Vessel, pair.Second.Vessel, pair.Tally.LastAlongside);
        foreach (var one in pairs.Of(first))
        {
            var third = Other(one, first);
            if (third == second || !IsLink(one, at)) continue;
            foreach (var other in pairs.Of(third))
            {
                if (Other(other, third) != second || !IsLink(other, at)) continue;
                var (a, b, c) = (one.Tally.LongEnoughMeters, other.Tally.LongEnoughMeters, pair.Tally.LongEnoughMeters);
                if (a * a + b * b < c * c) between.Add(third);
            }
        }

        return between;
    }

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
                if (!other.Life.IsOver && settled.Tally.WasAlongside(at - _overlap, at)) return true;
                if (other.Tally.LongEnoughSince < long.MaxValue && reached.Add(Other(other, vessel))) frontier.Enqueue(Other(other, vessel));
            }
        }

        return false;
    }

    /// <summary>Looks at a measured encounter as a link. Where it is not the one it was, the crowds around it change.</summary>
    public void Note(Encounter encounter, long step)
    {
        var tally = encounter.Tally;
        var link = tally.LongEnoughSince == long.MaxValue ? CrowdLink.None
            : new CrowdLink(tally.LongEnoughSince, tally.Stretches, step <= tally.LastAlongside + _overlap);
        if (link == encounter.Link) return;
        if (link.IsSteady && !encounter.Link.IsSteady) _steady.Enqueue(encounter, tally.LastAlongside + _overlap + 1);
        encounter.Link = link;
        Change(encounter);
    }

    /// <summary>The crowds around an encounter's ships may be others than before.</summary>
    public void Change(Encounter encounter)
    {
        Reach(encounter.First.Vessel);
        Reach(encounter.Second.Vessel);
    }

    /// <summary>Stirs every encounter of every ship that is linked, now or at any time that is still known, to one whose crowd changed.</summary>
    public void Spread(long step)
    {
        while (_steady.TryPeek(out var link, out var until) && until <= step)
        {
            _steady.Dequeue();
            if (!link.Link.IsSteady) continue;
            if (link.Tally.LastAlongside + _overlap >= step) _steady.Enqueue(link, link.Tally.LastAlongside + _overlap + 1);
            else
            {
                link.Link = link.Link with { IsSteady = false };
                Change(link);
            }
        }

        while (_frontier.TryDequeue(out var vessel))
        {
            foreach (var encounter in pairs.Of(vessel))
            {
                encounter.Standing.Stir();
                if (encounter.Tally.LongEnoughSince < long.MaxValue) Reach(Other(encounter, vessel));
            }
        }

        _changed.Clear();
    }

    private void Reach(Vessel vessel)
    {
        if (_changed.Add(vessel)) _frontier.Enqueue(vessel);
    }

    private bool IsLink(Encounter link, long at) => link.Tally.LongEnoughSince <= at + _evidence && link.Tally.WasAlongside(at - _overlap, at);

    private static Vessel Other(Encounter link, Vessel vessel) => link.First.Vessel == vessel ? link.Second.Vessel : link.First.Vessel;
}
