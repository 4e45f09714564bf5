using System.Runtime.InteropServices;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Core.State;
using AisDetector.Core.Tracking;

namespace AisDetector.Core.Assessment;

/// <summary>
/// The encounters under judgement. At a tick those that changed are judged in the order of their tracks, and what is new
/// is published as a revision; an encounter leaves when nothing can change it any more.
/// </summary>
internal sealed class Cases(RendezvousOptions options, Places places, AlertSource source)
{
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly long _crowdOverlap = (long)(ContactTally.SameStretch / options.Step);
    private readonly long _evidenceSteps = (long)(options.EvidenceWindow / options.Step);
    private readonly Judge _judge = new(options, places);
    private readonly Publication _publication = new(options, places, source);
    private readonly List<Case> _cases = [];
    private readonly Dictionary<Vessel, List<Case>> _byVessel = [];
    private readonly List<Case> _due = [];
    private readonly HashSet<Case> _dueSet = [];
    private readonly HashSet<Vessel> _crowd = [];
    private readonly Queue<Vessel> _frontier = [];

    public PairWatch? Watch
    {
        get;
        set
        {
            field = value;
            if (value != null) value.ContactMeters = options.ContactDistanceMeters;
        }
    }

    public int OpenAlerts => _cases.Count(c => c.Published is { Phase: AlertPhase.Opened or AlertPhase.Updated });

    public IEnumerable<Encounter> Encounters => _cases.Select(c => c.Encounter);

    /// <param name="track">Names a track: written or read by number.</param>
    public void Persist(StateStream state, StateItem<Track> track) =>
        state.List(_cases, (StateStream s, ref Case @case) =>
        {
            var encounter = s.Reading ? null : @case.Encounter;
            var (first, second) = (encounter?.First!, encounter?.Second!);
            var contact = encounter?.FirstContact ?? 0;
            track(s, ref first);
            track(s, ref second);
            s.Value(ref contact);
            if (s.Reading)
            {
                @case = new Case(new Encounter(first, second, contact, options));
                Link(first.Vessel, @case);
                Link(second.Vessel, @case);
            }

            @case.Persist(s);
        });

    public void Open(Encounter encounter)
    {
        var @case = new Case(encounter);
        _cases.Add(@case);
        Link(encounter.First.Vessel, @case);
        Link(encounter.Second.Vessel, @case);
    }

    public void StaticNews(Vessel vessel)
    {
        if (!_byVessel.TryGetValue(vessel, out var cases)) return;
        foreach (var @case in cases) @case.Encounter.StaticNews = @case.Encounter.Changed = true;
    }

    /// <summary>The next tick at which a case must settle although nothing happens; <see cref="long.MaxValue"/> when none must.</summary>
    public long NextDeadline()
    {
        var next = long.MaxValue;
        foreach (var @case in _cases)
        {
            var due = @case.Done ? LeavesAt(@case) : @case.Encounter.Changed ? long.MinValue : @case.SettlesAt ?? long.MaxValue;
            next = Math.Min(next, due);
        }

        return next;
    }

    /// <param name="step">The step that the watermark has passed.</param>
    /// <param name="final">Steps before this cannot change any more.</param>
    public void Tick(long step, long final, List<Alert> revisions)
    {
        Gather(step);
        foreach (var @case in _due)
        {
            if (@case.Encounter.Ended) @case.EndedAt ??= step;
            if (MayHaveTwin(@case)) Yield(@case);
            if (IsLongEnough(@case) || IsWatched(@case)) _judge.Measure(@case, final);
        }

        _due.Sort(Case.ByTracks);
        foreach (var @case in _due)
        {
            @case.Encounter.Changed = false;
            if (IsLongEnough(@case) || IsWatched(@case)) Judge(@case, step, revisions);
            else if (@case.EndedAt is { } ended)
            {
                @case.Done = true;
                if (MayHaveTwin(@case)) SettleAfter(@case, @case.Encounter.LastContact, ended);
            }
        }

        Leave(step);
    }

    /// <summary>The input has ended: what stands is published as it is known now.</summary>
    /// <param name="step">The last step that the watermark has passed.</param>
    /// <param name="final">Steps before this cannot change any more.</param>
    public void Finish(long step, long final, List<Alert> revisions)
    {
        _due.Clear();
        _due.AddRange(_cases.Where(c => !c.Done && (c.Published != null || IsWatched(c))));
        _due.Sort(Case.ByTracks);
        foreach (var @case in _due) _judge.Measure(@case, final);
        foreach (var @case in _due)
        {
            if (Weigh(@case) is { } judgement) _publication.Conclude(@case, judgement, step, revisions);
        }
    }

    /// <summary>The cases that changed, that share a ship with one that did, or that settle now.</summary>
    private void Gather(long step)
    {
        _due.Clear();
        _dueSet.Clear();
        foreach (var @case in _cases)
            if (@case.Encounter.Changed || @case.SettlesAt <= step) Add(@case);
        for (int i = 0, changed = _due.Count; i < changed; i++)
        {
            AddSharing(_due[i].Encounter.First.Vessel);
            AddSharing(_due[i].Encounter.Second.Vessel);
        }

        void Add(Case @case)
        {
            if (!@case.Done && _dueSet.Add(@case)) _due.Add(@case);
        }

        void AddSharing(Vessel vessel)
        {
            var cases = _byVessel[vessel];
            if (cases.Count == 1) return;
            foreach (var other in cases)
                if (other.Published != null || IsLongEnough(other)) Add(other);
        }
    }

    /// <summary>Nothing shorter than the shortest test can become an alert; most passing ships end here.</summary>
    private bool IsLongEnough(Case @case)
    {
        var shortest = options.NeedsAlongside && options.MinCompany < options.MinDuration ? options.MinCompany : options.MinDuration;
        return @case.Published != null || (@case.Encounter.LastContact - @case.Encounter.FirstContact) * options.Step >= shortest;
    }

    /// <summary>Whether <c>explain</c> asks for this pair: it is judged however short it is.</summary>
    private bool IsWatched(Case @case) => Watch is { } watch && watch.Watches(@case.Mmsi1) && watch.Watches(@case.Mmsi2);

    private void Judge(Case @case, long step, List<Alert> revisions)
    {
        if (Weigh(@case) is { } judgement) _publication.Publish(@case, judgement, step, revisions);
        if (@case.SettlesAt <= step) @case.Done = true;
    }

    /// <summary>What a measured case is taken for on what is known now, and when it settles; null for what can be nothing.</summary>
    private Judgement? Weigh(Case @case)
    {
        var watched = IsWatched(@case);
        if (!watched && _judge.IsNothing(@case))
        {
            if (@case.EndedAt is { } end) SettleAfter(@case, @case.Encounter.LastContact, end);
            return null;
        }

        var judgement = _judge.Weigh(@case, Crowd, Between, watched);
        if (@case.EndedAt is { } ended) SettleAfter(@case, judgement.End, ended);
        if (@case.IsFartherTwin)
        {
            judgement.Check("track", "another ship of the same MMSI was nearer at the first contact", "the nearest", false);
            judgement.Category = null;
        }

        if (judgement is { Category: RendezvousCategory.Rafted, IsCrowd: true } && LowestOfCrowd(@case.LastAlongside) is var lowest && lowest != @case)
            judgement.RaftOf = lowest;
        if (watched) Watch!.Found(@case.Encounter, Finding(@case, judgement));
        return judgement;
    }

    /// <summary>Settled when the last evidence that counts, come as late as it may, has been used.</summary>
    private void SettleAfter(Case @case, long end, long ended) =>
        @case.SettlesAt = Math.Max(
            Math.Max(ended, end + (RendezvousOptions.Ms(options.EvidenceWindow) + options.FinalAfter) / _stepMs),
            // The last contacts may be long after the last step alongside, and late dimensions may still judge them.
            @case.Encounter.LastContact + options.FinalAfter / _stepMs + 1);

    /// <summary>
    /// Two tracks of one MMSI can meet the same ship at the same step, and their alerts would have one id: the encounter
    /// that was nearer then alone has it, and takes over what the other may have published.
    /// </summary>
    private void Yield(Case @case)
    {
        if (@case.IsFartherTwin) return;
        foreach (var other in _byVessel[@case.Encounter.First.Vessel])
        {
            if (other == @case || other.IsFartherTwin || other.Mmsi1 != @case.Mmsi1 || other.Mmsi2 != @case.Mmsi2) continue;
            if (other.Encounter.FirstContact != @case.Encounter.FirstContact) continue;
            var c = other.Encounter.FirstMeters.CompareTo(@case.Encounter.FirstMeters);
            var (nearer, farther) = c < 0 || (c == 0 && Case.ByTracks(other, @case) < 0) ? (other, @case) : (@case, other);
            farther.IsFartherTwin = true;
            nearer.TakeOver(farther);
            if (farther == @case) return;
        }
    }

    private static bool MayHaveTwin(Case @case) => @case.Encounter.First.Vessel.Tracks.Count > 1 || @case.Encounter.Second.Vessel.Tracks.Count > 1;

    /// <summary>
    /// The vessels linked to a pair side by side around its last step alongside, the pair included. Ships that came or left up to an
    /// hour apart are still one crowd; a link counts when it lasted long enough inside the pair's evidence window, so that what the ships do later changes nothing.
    /// </summary>
    private HashSet<Vessel> Crowd(Case @case)
    {
        _crowd.Clear();
        _frontier.Clear();
        Reach(@case);
        var at = @case.LastAlongside;
        while (_frontier.TryDequeue(out var vessel))
        {
            foreach (var link in _byVessel[vessel])
            {
                if (IsLink(link, at)) Reach(link);
            }
        }

        return _crowd;
    }

    /// <summary>Of the links of the crowd found last, the one of the lowest tracks: its alert stands for the cluster, not one for each of its pairs.</summary>
    private Case? LowestOfCrowd(long at)
    {
        Case? lowest = null;
        foreach (var vessel in _crowd)
        {
            foreach (var link in _byVessel[vessel])
                if (IsLink(link, at) && (lowest == null || Case.ByTracks(link, lowest) < 0)) lowest = link;
        }

        return lowest;
    }

    private bool IsLink(Case link, long at) => link.LongEnoughSince <= at + _evidenceSteps && link.WasAlongside(at - _crowdOverlap, at);

    /// <summary>The vessels alongside both ships of a pair that see the two at more than a right angle: they lie between.</summary>
    private IEnumerable<Vessel> Between(Case @case)
    {
        var (first, second, at) = (@case.Encounter.First.Vessel, @case.Encounter.Second.Vessel, @case.LastAlongside);
        foreach (var one in _byVessel[first])
        {
            var third = one.Encounter.First.Vessel == first ? one.Encounter.Second.Vessel : one.Encounter.First.Vessel;
            if (third == second || !IsLink(one, at)) continue;
            foreach (var other in _byVessel[third])
            {
                if ((other.Encounter.First.Vessel != second && other.Encounter.Second.Vessel != second) || !IsLink(other, at)) continue;
                var (a, b, c) = (one.LongEnoughMeters, other.LongEnoughMeters, @case.LongEnoughMeters);
                if (a * a + b * b < c * c) yield return third;
            }
        }
    }

    private void Reach(Case link)
    {
        if (_crowd.Add(link.Encounter.First.Vessel)) _frontier.Enqueue(link.Encounter.First.Vessel);
        if (_crowd.Add(link.Encounter.Second.Vessel)) _frontier.Enqueue(link.Encounter.Second.Vessel);
    }

    /// <summary>Whether a case that is not done yet may count this one, which is, among its crowd.</summary>
    private bool IsLinkOfOthers(Case link)
    {
        if (link.LongEnoughSince == long.MaxValue) return false;
        _crowd.Clear();
        _frontier.Clear();
        Reach(link);
        while (_frontier.TryDequeue(out var vessel))
        {
            foreach (var other in _byVessel[vessel])
            {
                if (!other.Done && link.WasAlongside(other.LastAlongside - _crowdOverlap, other.LastAlongside)) return true;
                if (other.LongEnoughSince < long.MaxValue) Reach(other);
            }
        }

        return false;
    }

    /// <summary>Lets go of cases that are done, once no crowd can reach back to them.</summary>
    private void Leave(long step)
    {
        for (var i = _cases.Count - 1; i >= 0; i--)
        {
            var @case = _cases[i];
            if (!@case.Done || step < LeavesAt(@case) || IsLinkOfOthers(@case)) continue;
            _cases[i] = _cases[^1];
            _cases.RemoveAt(_cases.Count - 1);
            Unlink(@case.Encounter.First.Vessel, @case);
            Unlink(@case.Encounter.Second.Vessel, @case);
        }
    }

    private long LeavesAt(Case @case) => @case.SettlesAt is { } settles ? settles + _crowdOverlap + 1 : long.MinValue;

    private EncounterFinding Finding(Case @case, Judgement judgement)
    {
        var verdict = judgement.RaftOf is { } raft ? $"not published: part of the raft of {raft.Mmsi1},{raft.Mmsi2}"
            : judgement.Category is { } category
            ? Publication.IsShown(category, all: false) ? $"candidate: {Words.Of(category)}" : $"not published: {Words.Of(category)}"
            : "no rendezvous";
        return new EncounterFinding(
            Time(@case.Encounter.FirstContact),
            @case.EndedAt == null ? null : Time(@case.Encounter.LastContact),
            verdict,
            judgement.Tests ?? [],
            Ending(@case.Encounter));
    }

    private string? Ending(Encounter encounter) => encounter.EndedBy switch
    {
        EncounterEnd.None => null,
        EncounterEnd.Apart => $"apart from {Time(encounter.FirstApart):yyyy-MM-dd HH:mm}: farther than {options.LeavingDistanceMeters} m, {Fast}or in a harbour",
        EncounterEnd.Unbridged => $"seen together again {Words.Duration((encounter.Evaluated - encounter.LastContact) * options.Step)} after the last contact; "
            + $"silence in which one of them moved or was seen elsewhere is bridged up to {Words.Duration(options.BridgedUncertainty)}",
        _ => $"no contact for more than {Words.Duration(encounter.LongestAbsence)}, the longest absence that is bridged",
    };

    private string Fast => double.IsPositiveInfinity(options.SlowBelowKnots) ? "" : $"at {options.SlowBelowKnots} kn or more, ";

    private DateTime Time(long step) => DateTime.UnixEpoch.AddMilliseconds(step * _stepMs);

    private void Link(Vessel vessel, Case @case)
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(_byVessel, vessel, out _);
        (list ??= []).Add(@case);
    }

    private void Unlink(Vessel vessel, Case @case)
    {
        var list = _byVessel[vessel];
        list.Remove(@case);
        if (list.Count == 0) _byVessel.Remove(vessel);
    }
}
