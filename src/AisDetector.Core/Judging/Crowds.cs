using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>
/// Keeps the answers of <see cref="Crowd"/> up to date. Each crowd is walked once for each step that is asked about. From tick to tick the
/// links are watched: only where one comes or goes, and that may change an answer, the judgements that rest on it are stirred.
/// </summary>
/// <remarks>
/// A link is steady while its ships were alongside less than <see cref="Crowd.Overlap"/> ago. As long as no steady link comes or goes,
/// a pair that is alongside itself has the same crowd. A link between two ships that other links connect already changes no set of
/// ships, and only the lowest link stands for them.
/// </remarks>
internal sealed class Crowds(RendezvousOptions options, PairIndex pairs)
{
    private readonly Crowd _crowd = new(options, pairs);

    /// <summary>The crowds that were walked: by the step that was asked about, then by ship.</summary>
    private readonly Dictionary<long, Dictionary<Vessel, LinkedShips>> _walked = [];

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

    public List<(Vessel Ship, bool IsBetween)> AlongsideBoth(Encounter pair) => _crowd.AlongsideBoth(pair);

    public bool IsNeeded(Encounter settled) => _crowd.IsNeeded(settled);

    /// <summary>Looks at a measured encounter as a link.</summary>
    public void Note(Encounter encounter, long step)
    {
        if (encounter.Tally.LongEnoughSince == long.MaxValue && !encounter.IsSteadyLink) return;
        var isSteady = IsSteady(encounter, step);
        // Of two ships that were not heard for long, steps alongside may be found that lie far back.
        var isSame = isSteady == encounter.IsSteadyLink && (isSteady || encounter.LinkedTo == encounter.Tally.LastAlongside);
        encounter.LinkedTo = encounter.Tally.LastAlongside;
        if (isSame) return;
        if (isSteady && !encounter.IsSteadyLink) _steady.Enqueue(encounter, encounter.Tally.LastAlongside + Overlap + 1);
        encounter.IsSteadyLink = isSteady;
        ComeOrGo(encounter);
    }

    /// <summary>What is known of an encounter's ships changed: the crowds around them may be others than before.</summary>
    public void ChangeShips(Encounter encounter)
    {
        _walked.Clear();
        Change(encounter);
    }

    private void Change(Encounter encounter)
    {
        Reach(encounter.First.Vessel);
        Reach(encounter.Second.Vessel);
    }

    /// <summary>To be called when all encounters of a tick are measured: finds the links that are steady no more, and stirs what rests on crowds that changed.</summary>
    /// <param name="walksAnew">Forgets every crowd that was walked.</param>
    public void Spread(long step, bool walksAnew = false)
    {
        if (walksAnew) _walked.Clear();
        foreach (var at in _walked.Keys)
            if (at < step - 2 * Overlap) _walked.Remove(at);
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
        if (!_walked.TryGetValue(at, out var walked)) _walked.Add(at, walked = []);
        if (walked.TryGetValue(vessel, out var known)) return known;
        var crowd = _crowd.Around(vessel, at);
        foreach (var ship in crowd.Ships) walked[ship] = crowd;
        return crowd;
    }

    /// <summary>Forgets the crowds that a link changes: those that hold one of its ships only, and those of which it is the lowest.</summary>
    private void ForgetAround(Encounter link)
    {
        foreach (var walked in _walked.Values)
        {
            walked.TryGetValue(link.First.Vessel, out var first);
            walked.TryGetValue(link.Second.Vessel, out var second);
            if (first == second && (first?.Lowest is not { } lowest || Encounter.ByTracks(lowest, link) <= 0)) continue;
            foreach (var ship in first?.Ships ?? []) walked.Remove(ship);
            foreach (var ship in second?.Ships ?? []) walked.Remove(ship);
        }
    }

    /// <summary>A steady link came or went.</summary>
    private void ComeOrGo(Encounter link)
    {
        ForgetAround(link);
        var (first, second) = (link.First.Vessel, link.Second.Vessel);
        if (!AreConnected(first, second, link) || IsLowest(link)) Change(link);
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
            if (pair == link || !_reached.Contains(pair.Other(ship))) continue;
            pair.Standing.Stir();
        }
    }

    /// <summary>Whether no steady link around a link is lower than it.</summary>
    private bool IsLowest(Encounter link)
    {
        BeginAt(link.First.Vessel);
        while (_next.TryDequeue(out var ship))
        {
            foreach (var other in pairs.Of(ship))
            {
                if (other == link || !other.IsSteadyLink) continue;
                if (Encounter.ByTracks(other, link) < 0) return false;
                if (_reached.Add(other.Other(ship))) _next.Enqueue(other.Other(ship));
            }
        }

        return true;
    }

    /// <summary>Whether steady links other than <paramref name="link"/> lead from one ship to another.</summary>
    private bool AreConnected(Vessel from, Vessel to, Encounter link)
    {
        BeginAt(from);
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

    private void BeginAt(Vessel ship)
    {
        _reached.Clear();
        _next.Clear();
        _reached.Add(ship);
        _next.Enqueue(ship);
    }

    private void Reach(Vessel vessel)
    {
        if (_changed.Add(vessel)) _frontier.Enqueue(vessel);
    }
}
