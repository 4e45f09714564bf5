using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Profiles;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>
/// Judges at each tick the encounters that changed, in the order of their tracks. What is new is published as a revision. An encounter
/// is removed when nothing can change it and no crowd needs it any more.
/// </summary>
internal sealed class Judge
{
    private readonly RendezvousOptions _options;
    private readonly long _stepMs, _shortestSteps, _evidenceSteps;
    private readonly PairIndex _pairs;
    private readonly Crowds _crowds;
    private readonly Partners _partners;
    private readonly IProfile _profile;
    private readonly Revisions _revisions;
    private readonly List<Encounter> _due = [];
    private readonly HashSet<Vessel> _shared = [];
    private readonly List<Encounter> _judged = [];

    public Judge(RendezvousOptions options, Places places, AlertSource source, PairIndex pairs)
    {
        (_options, _pairs) = (options, pairs);
        _stepMs = RendezvousOptions.Ms(options.Step);
        _evidenceSteps = (long)(options.EvidenceWindow / options.Step);
        _crowds = new Crowds(options, pairs);
        _partners = new Partners(options, pairs);
        _profile = options.NeedsAlongside ? new TransferProfile(options, places, _partners) : new GfwProfile(options, places);
        _shortestSteps = (long)Math.Ceiling(_profile.Shortest / options.Step);
        _revisions = new Revisions(options, new AlertBuilder(options, places, source));
    }

    public PairWatch? Watch
    {
        get;
        set
        {
            field = value;
            if (value != null) value.ContactMeters = _options.ContactDistanceMeters;
        }
    }

    /// <summary>Judges every encounter at each tick, as if no judgement ever held: slow, and the measure of what is remembered.</summary>
    public bool JudgesAlways { get; set; }

    /// <summary>The next tick that has something to do even if no report comes; <see cref="long.MaxValue"/> when none has.</summary>
    public long NextDeadline()
    {
        var next = long.MaxValue;
        foreach (var encounter in _pairs.All)
        {
            var due = encounter.Life.IsOver ? LeavesAt(encounter) : encounter.Changed ? long.MinValue : encounter.Life.SettlesAt ?? long.MaxValue;
            next = Math.Min(next, due);
        }

        return next;
    }

    /// <param name="step">The step that the watermark has passed.</param>
    /// <param name="finalStep">Steps before this cannot change any more.</param>
    public void Tick(long step, long finalStep, List<Alert> revisions)
    {
        Gather(step);
        foreach (var encounter in _due)
        {
            if (encounter.Ended) encounter.Life.End(step);
            if (MayHaveTwin(encounter)) SettleTwins(encounter);
            if (!IsWorthJudging(encounter)) continue;
            Measure(encounter, step, finalStep);
        }

        _crowds.Spread(step, JudgesAlways);
        _judged.Clear();
        foreach (var encounter in _due)
        {
            encounter.Judged();
            encounter.Standing.Tick(step);
            if (!IsWorthJudging(encounter)) GiveUpIfEnded(encounter);
            else if (IsNothing(encounter)) SettleAfter(encounter, encounter.LastContact);
            else if (!StillHolds(encounter, step)) _judged.Add(encounter);
        }

        _judged.Sort(Encounter.ByTracks);
        foreach (var encounter in _judged) PublishNews(encounter, step, revisions);
        foreach (var encounter in _due)
            if (encounter.Life.SettlesAt <= step) encounter.Life.EndPublishing();

        _pairs.RemoveEnded(encounter => Leaves(encounter, step));
    }

    /// <summary>The input has ended. Every alert that stands is published with what is known now, if that is new.</summary>
    /// <param name="step">The last step that the watermark has passed.</param>
    /// <param name="finalStep">Steps before this cannot change any more.</param>
    public void Finish(long step, long finalStep, List<Alert> revisions)
    {
        _due.Clear();
        foreach (var encounter in _pairs.All)
        {
            TellCrowds(encounter);
            if (!encounter.Life.IsOver && IsWorthJudging(encounter)) _due.Add(encounter);
        }

        _due.Sort(Encounter.ByTracks);
        foreach (var encounter in _due)
        {
            if (MayHaveTwin(encounter)) SettleTwins(encounter);
            Measure(encounter, step, finalStep);
        }

        _crowds.Spread(step, JudgesAlways);
        foreach (var encounter in _due) encounter.Standing.Tick(step);
        foreach (var encounter in _due)
        {
            // What was not published and is still what it was is nothing now.
            if (encounter.Life.Published == null && StillHolds(encounter, step)) continue;
            if (Weigh(encounter) is { } judgement) _revisions.Conclude(encounter, judgement, step, revisions);
        }
    }

    /// <summary>The encounters that changed, that share a ship with one that did, or that settle now.</summary>
    private void Gather(long step)
    {
        _due.Clear();
        _shared.Clear();
        foreach (var encounter in _pairs.All)
        {
            if (encounter.Changed || encounter.Life.SettlesAt <= step) Add(encounter);
            TellCrowds(encounter);
        }

        for (int i = 0, changed = _due.Count; i < changed; i++)
        {
            AddSharing(_due[i].First.Vessel);
            AddSharing(_due[i].Second.Vessel);
        }

        void Add(Encounter encounter)
        {
            if (!encounter.Life.IsOver && encounter.Standing.IsNewAt(step)) _due.Add(encounter);
        }

        void AddSharing(Vessel vessel)
        {
            if (!_shared.Add(vessel)) return;
            foreach (var other in _pairs.Of(vessel))
                if (IsLongEnough(other)) Add(other);
        }
    }

    /// <summary>Whether what an encounter was judged to be is what it would be judged to be now.</summary>
    private bool StillHolds(Encounter encounter, long step) =>
        !JudgesAlways && encounter.IsOfTwoShips && !encounter.Life.IsReturning && !(encounter.Life.SettlesAt <= step) && !IsWatched(encounter)
        && _profile.Figures(encounter) is { } figures && encounter.Standing.Holds(figures, encounter.Tally.LastAlongside, encounter.Tally.Place, _evidenceSteps);

    private void PublishNews(Encounter encounter, long step, List<Alert> revisions)
    {
        if (Weigh(encounter) is not { } judgement) return;
        ref var standing = ref encounter.Standing;
        standing.ScoreWithoutDuration = judgement.ScoreWithoutDuration;
        // What was published is compared with what comes next, so the next tick judges once more.
        if (_revisions.Publish(encounter, judgement, step, revisions) || _profile.Figures(encounter) is not { } figures) standing.Forget();
        else standing.Judged(figures, encounter.Tally.LastAlongside, encounter.Tally.Place, judgement.ReachKm);
    }

    private void Measure(Encounter encounter, long step, long finalStep)
    {
        var visit = encounter.Tally.VisitSince;
        encounter.Measure(finalStep);
        if (encounter.Tally.VisitSince != visit) _partners.Stir(encounter);
        _crowds.Note(encounter, step);
    }

    /// <summary>What is known of a ship may change what its crowd is taken for.</summary>
    private void TellCrowds(Encounter encounter)
    {
        if (!encounter.HasShipNews) return;
        _crowds.ChangeShips(encounter);
        encounter.HasShipNews = false;
    }

    private bool IsWorthJudging(Encounter encounter) => IsLongEnough(encounter) || IsWatched(encounter);

    private bool IsLongEnough(Encounter encounter) =>
        encounter.LastContact - encounter.FirstContact >= _shortestSteps || encounter.Life.Published != null || encounter.PartnerWentDark;

    /// <summary>Whether <c>explain</c> asks for this pair: then its encounters are judged however short they are.</summary>
    private bool IsWatched(Encounter encounter) =>
        Watch is { } watch && watch.Watches(encounter.First.Vessel.Mmsi) && watch.Watches(encounter.Second.Vessel.Mmsi);

    /// <summary>Nothing more is published about an ended encounter that was too short to be anything. If it may have a twin, it is kept until the twin is judged too.</summary>
    private void GiveUpIfEnded(Encounter encounter)
    {
        if (!encounter.Ended) return;
        encounter.Life.EndPublishing();
        if (MayHaveTwin(encounter)) SettleAfter(encounter, encounter.LastContact);
    }

    private bool IsNothing(Encounter encounter) => !IsWatched(encounter) && _profile.IsNothing(encounter);

    /// <summary>Judges a measured encounter on what is known now, and says when it settles; null when its figures rule out an alert.</summary>
    private Judgement? Weigh(Encounter encounter)
    {
        if (IsNothing(encounter)) return null;
        var watched = IsWatched(encounter);
        var judgement = _profile.Weigh(encounter, _crowds, watched);
        SettleAfter(encounter, judgement.End);
        if (encounter.Life.IsFartherTwin)
        {
            judgement.Check("track", "another ship of the same MMSI was nearer at the first contact", "the nearest", false);
            judgement.Category = null;
        }

        if (judgement is { Category: RendezvousCategory.Rafted, IsCrowd: true } && _crowds.Of(encounter).Lowest is var lowest && lowest != encounter)
            judgement.RaftOf = lowest;
        if (watched) Watch!.Found(encounter, Explanation.Of(encounter, judgement, _options));
        return judgement;
    }

    /// <summary>An ended encounter settles when the last evidence that counts has been used, even if that came as late as it may.</summary>
    private void SettleAfter(Encounter encounter, long end)
    {
        if (encounter.Life.EndedAt is not { } ended) return;
        encounter.Life.SettleAt(Math.Max(
            Math.Max(ended, end + (RendezvousOptions.Ms(_options.EvidenceWindow) + _options.FinalAfter) / _stepMs),
            // The last contacts may be long after the last step alongside, and late dimensions may still judge them.
            encounter.LastContact + _options.FinalAfter / _stepMs + 1));
    }

    /// <summary>
    /// Two tracks of one MMSI can meet the same ship at the same step. Their alerts would have the same id. So only the encounter that was
    /// nearer then has an alert, and it takes over what the other may have published.
    /// </summary>
    private void SettleTwins(Encounter encounter)
    {
        if (encounter.Life.IsFartherTwin) return;
        foreach (var other in _pairs.Of(encounter.First.Vessel))
        {
            if (other == encounter || other.Life.IsFartherTwin || other.First.Vessel != encounter.First.Vessel || other.Second.Vessel != encounter.Second.Vessel) continue;
            if (other.FirstContact != encounter.FirstContact) continue;
            var c = other.FirstMeters.CompareTo(encounter.FirstMeters);
            var (nearer, farther) = c < 0 || (c == 0 && Encounter.ByTracks(other, encounter) < 0) ? (other, encounter) : (encounter, other);
            if (farther.Life.Published != null) nearer.Change();
            farther.Life.YieldTo(nearer.Life);
            if (farther == encounter) return;
        }
    }

    private bool Leaves(Encounter encounter, long step)
    {
        if (!encounter.Life.IsOver || step < LeavesAt(encounter) || _crowds.IsNeeded(encounter)) return false;
        _partners.Remember(encounter);
        return true;
    }

    private static bool MayHaveTwin(Encounter encounter) => encounter.First.Vessel.Tracks.Count > 1 || encounter.Second.Vessel.Tracks.Count > 1;

    /// <summary>The tick at which an encounter that is over may be removed: no crowd can reach back to it then.</summary>
    private long LeavesAt(Encounter encounter) => encounter.Life.SettlesAt is { } settles ? settles + _crowds.Overlap + 1 : long.MinValue;
}
