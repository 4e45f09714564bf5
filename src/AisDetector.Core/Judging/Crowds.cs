using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>
/// Keeps the answers of <see cref="Crowd"/> up to date. Inside a tick each crowd is walked once. From tick to tick it watches the links:
/// only where one comes or goes, and that may change an answer, the judgements that rest on it are stirred.
/// </summary>
/// <remarks>
/// A link is steady while its ships were alongside less than <see cref="Crowd.Overlap"/> ago. As long as no steady link comes or goes,
/// a pair that is alongside itself has the same crowd. A link between two ships that other links connect already changes no set of
/// ships; and one that is not the lowest of its own ships is not the lowest of the crowd.
/// </remarks>
internal sealed class Crowds(RendezvousOptions options, PairIndex pairs)
{
    private readonly Crowd _crowd = new(options, pairs);
    private readonly Dictionary<(Vessel, long At), LinkedShips> _walked = [];

    /// <summary>Vessels whose crowds changed since the last <see cref="Spread"/>, and those of them that are still to be gone on from.</summary>
    private readonly HashSet<Vessel> _changed = [];
    private readonly Queue<Vessel> _frontier = new();

    /// <summary>Links whose ships were alongside lately, by the step at which that is no more so unless they are alongside again.</summary>
    private readonly PriorityQueue<Encounter, long> _steady = new();

    private readonly HashSet<Vessel> _reached = [];
    private readonly Queue<Vessel> _next = new();

    public long Overlap => _crowd.Overlap;

    /// <summary>The vessels linked to a pair around its last step alongside, the pair included.</summary>
    public LinkedShips Of(Encounter pair)
    {
        var first = Around(pair.First.Vessel, pair.Tally.LastAlongside);
        var second = Around(pair.Second.Vessel, pair.Tally.LastAlongside);
        return first == second ? first : first.With(second);
    }

    public List<Vessel> Between(Encounter pair) => _crowd.Between(pair);

    public bool IsNeeded(Encounter settled) => _crowd.IsNeeded(settled);

    /// <summary>Looks at a measured encounter as a link.</summary>
    public void Note(Encounter encounter, long step)
    {
        var isSteady = IsSteady(encounter, step);
        if (isSteady == encounter.IsSteadyLink) return;
        encounter.IsSteadyLink = isSteady;
        if (isSteady) _steady.Enqueue(encounter, encounter.Tally.LastAlongside + Overlap + 1);
        ComeOrGo(encounter);
    }

    /// <summary>The crowds around an encounter's ships may be others than before.</summary>
    public void Change(Encounter encounter)
    {
        Reach(encounter.First.Vessel);
        Reach(encounter.Second.Vessel);
    }

    /// <summary>To be called when all encounters of a tick are measured: finds the links that are steady no more, and stirs what rests on crowds that changed.</summary>
    public void Spread(long step)
    {
        _walked.Clear();
        while (_steady.TryPeek(out var link, out var until) && until <= step)
        {
            _steady.Dequeue();
            if (!link.IsSteadyLink) continue;
            if (IsSteady(link, step)) _steady.Enqueue(link, link.Tally.LastAlongside + Overlap + 1);
            else Note(link, step);
        }

        while (_frontier.TryDequeue(out var vessel))
        {
            foreach (var encounter in pairs.Of(vessel))
            {
                encounter.Standing.Stir();
                if (encounter.Tally.LongEnoughSince < long.MaxValue) Reach(encounter.Other(vessel));
            }
        }

        _changed.Clear();
    }


    private bool IsSteady(Encounter link, long step) =>
        link.Tally.LongEnoughSince != long.MaxValue && step <= link.Tally.LastAlongside + Overlap;

    private LinkedShips Around(Vessel vessel, long at)
    {
        if (_walked.TryGetValue((vessel, at), out var known)) return known;
        var crowd = _crowd.Around(vessel, at);
        foreach (var ship in crowd.Ships) _walked[(ship, at)] = crowd;
        return crowd;
    }

    /// <summary>A steady link came or went.</summary>
    private void ComeOrGo(Encounter link)
    {
        var (first, second) = (link.First.Vessel, link.Second.Vessel);
        if (!HasLower(first, link) && !HasLower(second, link)) Change(link);
        else if (!AreConnected(first, second, link)) Change(link);
        else
        {
            link.Standing.Stir();
            StirBetween(first, second, link);
            StirBetween(second, first, link);
        }
    }

    /// <summary>Stirs the pairs of a ship between which and their other ship the third may lie, or lay, by this link.</summary>
    private void StirBetween(Vessel ship, Vessel third, Encounter link)
    {
        _reached.Clear();
        foreach (var other in pairs.Of(third))
            if (other.Tally.LongEnoughSince < long.MaxValue) _reached.Add(other.Other(third));
        foreach (var pair in pairs.Of(ship))
        {
            if (pair == link || !_reached.Contains(pair.Other(ship)) || !(link.Tally.LongEnoughMeters < pair.Tally.LongEnoughMeters)) continue;
            pair.Standing.Stir();
        }
    }

    private bool HasLower(Vessel ship, Encounter link)
    {
        foreach (var other in pairs.Of(ship))
            if (other != link && other.IsSteadyLink && Encounter.ByTracks(other, link) < 0) return true;
        return false;
    }

    /// <summary>Whether steady links other than <paramref name="link"/> lead from one ship to another.</summary>
    private bool AreConnected(Vessel from, Vessel to, Encounter link)
    {
        _reached.Clear();
        _next.Clear();
        _reached.Add(from);
        _next.Enqueue(from);
        while (_next.TryDequeue(out var ship))
        {
            foreach (var other in pairs.Of(ship))
            {
                if (other == link || !other.IsSteadyLink) continue;
                var neighbour = other.Other(ship);
                if (neighbour == to) return true;
                if (_reached.Add(neighbour)) _next.Enqueue(neighbour);
            }
        }

        return false;
    }

    private void Reach(Vessel vessel)
    {
        if (_changed.Add(vessel)) _frontier.Enqueue(vessel);
    }
}
