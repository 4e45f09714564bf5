using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Silences;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Loitering;

/// <summary>
/// Judges at the ticks the runs that are long enough, in the order of their tracks, and publishes what is new. A run is judged every ten
/// minutes of its own, every hour once it is published, and when it ends and settles.
/// </summary>
internal sealed partial class LoiteringJudge
{
    private static readonly TimeSpan JudgedEvery = TimeSpan.FromMinutes(10), PublishedJudgedEvery = TimeSpan.FromHours(1);

    /// <summary>A run settles no sooner after its end than it takes to see that it has ended, or it would do so at moments that depend on delays.</summary>
    private static readonly TimeSpan LeastWindow = SlowRun.LeavesAfter + SlowRun.BridgedSilence + TimeSpan.FromMinutes(30);

    private readonly RendezvousOptions _options;
    private readonly long _stepMs, _every, _publishedEvery, _settlesAfter;
    private readonly Trial _trial;
    private readonly LoiteringAlerts _alerts;
    private readonly DarkAlongside _dark;
    private readonly List<SlowRun> _due = [];

    public LoiteringJudge(RendezvousOptions options, Places places, AlertSource source, Fleet fleet, PairIndex pairs, SilenceIndex silences)
    {
        _options = options;
        _stepMs = RendezvousOptions.Ms(options.Step);
        _every = Math.Max(1, RendezvousOptions.Ms(JudgedEvery) / _stepMs);
        _publishedEvery = Math.Max(1, RendezvousOptions.Ms(PublishedJudgedEvery) / _stepMs);
        var window = options.EvidenceWindow > LeastWindow ? options.EvidenceWindow : LeastWindow;
        _settlesAfter = (RendezvousOptions.Ms(window) + options.FinalAfter) / _stepMs + 1;
        Runs = new SlowRuns(options, places, fleet, pairs);
        _trial = new Trial(options, places, Runs, pairs, silences);
        _alerts = new LoiteringAlerts(options, places, source, _trial);
        _dark = new DarkAlongside(options, pairs, silences, Runs);
    }

    public SlowRuns Runs { get; }

    public VesselWatch? Watch
    {
        get;
        set
        {
            field = value;
            Runs.Watched = value?.Mmsi;
        }
    }

    /// <summary>Alerts that were published and have neither ended nor been retracted.</summary>
    public int OpenAlerts => Runs.Long.Count(run => run.Life.Published is { Phase: AlertPhase.Opened or AlertPhase.Updated });

    /// <summary>The start (ms) of the oldest run whose alert's life is not over; <see cref="long.MaxValue"/> when there is none.</summary>
    public long OldestSlow(long stepMs) => Runs.Long.Count == 0 ? long.MaxValue : Runs.Long.Min(run => run.Start) * stepMs;

    /// <summary>The next tick, from one on, that has something to do even if no report comes; <see cref="long.MaxValue"/> when none has.</summary>
    public long NextDeadline(long from)
    {
        var next = long.MaxValue;
        foreach (var run in Runs.Long) next = Math.Min(next, run.Ended && run.Life.EndedAt == null ? from : Math.Min(NextRegular(run, from), run.Life.SettlesAt ?? long.MaxValue));
        return next;
    }

    private long NextRegular(SlowRun run, long from)
    {
        var every = EveryOf(run);
        return run.Start + (Math.Max(0, from - run.Start) + every - 1) / every * every;
    }

    private long EveryOf(SlowRun run) => run.Life.Published is { Phase: not AlertPhase.Retracted } ? _publishedEvery : _every;

    /// <summary>Finds the encounters in which one ship went dark. To be called before the encounters are judged.</summary>
    public void LookForDark(long step, long finalStep) => _dark.Look(step * _stepMs, finalStep);

    /// <param name="step">The step that the watermark has passed.</param>
    /// <param name="finalStep">Steps before this cannot change any more.</param>
    public void Tick(long step, long finalStep, List<Alert> revisions)
    {
        if (Runs.Long.Count == 0) return;
        _due.Clear();
        foreach (var run in Runs.Long)
        {
            var regular = (step - run.Start) % EveryOf(run) == 0;
            if (regular) Runs.EndIfSilent(run, step * _stepMs);
            if (regular || run.Life.SettlesAt <= step || (run.Ended && run.Life.EndedAt == null)) _due.Add(run);
        }

        if (_due.Count == 0) return;
        _due.Sort(SlowRun.ByTracks);
        foreach (var run in _due) Publish(run, step, finalStep, revisions);
        Runs.Long.RemoveAll(run => run.Life.IsOver);
    }

    private void Publish(SlowRun run, long step, long finalStep, List<Alert> revisions)
    {
        if (run.Ended)
        {
            run.Life.End(step);
            run.Life.SettleAt(Math.Max(run.Life.EndedAt!.Value, run.LastSlow + _settlesAfter));
        }

        var judgement = Judge(run, step, finalStep);
        if (Revisions.NextPhase(run.Life, FindingOf(run, judgement), step) is { } phase) Put(run, _alerts.Build(run, judgement, phase, step), revisions);
        if (run.Life.SettlesAt <= step || IsLaidUp(run)) run.Life.EndPublishing();
    }

    /// <summary>The input has ended. Every alert that stands is published with what is known now, if that is new.</summary>
    public void Finish(long step, long finalStep, List<Alert> revisions)
    {
        Runs.Long.Sort(SlowRun.ByTracks);
        foreach (var run in Runs.Long)
        {
            var judgement = Judge(run, step, finalStep);
            if (Revisions.Concluding(run.Life, FindingOf(run, judgement), phase => _alerts.Build(run, judgement, phase, step)) is { } alert) Put(run, alert, revisions);
        }
    }

    private LoiteringJudgement Judge(SlowRun run, long step, long finalStep)
    {
        var watched = Watch?.Mmsi == run.Vessel.Mmsi;
        var judgement = _trial.Judge(run, step * _stepMs, finalStep, watched);
        // Two tracks of one number that are slow from the same step on would have one id: the older one has the alert.
        var isTwin = Runs.Long.Exists(other => other.Vessel == run.Vessel && other.Start == run.Start && other.Ordinal < run.Ordinal);
        if (isTwin) judgement.Check("track", () => "another ship of the same MMSI was slow from the same step on", () => "the first", false);
        if (watched) Watch!.Found(run, judgement, _options);
        return judgement;
    }

    private bool IsLaidUp(SlowRun run) => (run.LastSlow - run.Start) * _options.Step > _options.LaidUpAfter;

    private Finding FindingOf(SlowRun run, LoiteringJudgement judgement) =>
        Finding.Of(_options, judgement.Passed, null, judgement.Score, judgement.Reasons, (run.LastSlow - run.Start) * _options.Step);

    private static void Put(SlowRun run, Alert alert, List<Alert> revisions)
    {
        run.Life.Publish(alert);
        revisions.Add(alert);
    }
}
