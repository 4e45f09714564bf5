using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Loitering;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Silences;
using AisDetector.Core.Time;
using AisDetector.Core.Tracks;

namespace AisDetector.Core;

/// <summary>
/// Reports in, alerts out: the whole detector, pure and deterministic. Its alerts are a function of the reports given so
/// far, in their order. How the reports were cut into batches does not matter.
/// </summary>
/// <remarks>
/// A report waits in the reorder buffer until it is due. A due report extends its vessel's track, which is sampled at the
/// steps. Two samples of one step that are close make a contact. Contacts in a row make an encounter. At every tick the
/// encounters that changed are judged, and what is new is published.
/// </remarks>
public sealed partial class RendezvousDetector
{
    private readonly RendezvousOptions _options;
    private readonly long _stepMs;
    private readonly ReorderBuffer _buffer;
    private readonly Fleet _fleet;
    private readonly PairJoin _pairs;
    private readonly Judge _judge;
    private readonly SilenceIndex _silences;

    /// <summary>Null where the options ask for no loitering.</summary>
    private readonly LoiteringJudge? _loitering;
    private long _nextTick = long.MinValue;

    public RendezvousDetector(RendezvousOptions options, Places places, AlertSource source)
    {
        if (options.Problem() is { } problem) throw new ArgumentException(problem, nameof(options));
        _options = options;
        _stepMs = RendezvousOptions.Ms(options.Step);
        _buffer = new ReorderBuffer(options.ReorderWindow, options.Horizon, Counts);
        var rules = new SamplingRules(
            _stepMs, RendezvousOptions.Ms(options.MaxGap), RendezvousOptions.Ms(options.ObservedWithin),
            RendezvousOptions.Ms(options.BridgedSilence) + options.FinalAfter, RendezvousOptions.Ms(options.EvidenceMemory),
            options.SlowBelowKnots, options.InHarbours);
        _fleet = new Fleet(rules, options.FinalAfter, options.QuestionGrid, places, Counts);
        _pairs = new PairJoin(options);
        _judge = new Judge(options, places, source, _pairs.Index);
        _silences = new SilenceIndex(_fleet, places, RendezvousOptions.Ms(options.MaxGap), options.FinalAfter);
        if (options.MinLoitering > TimeSpan.Zero) _loitering = new LoiteringJudge(options, places, source, _fleet, _pairs.Index, _silences);
    }

    /// <summary>What the detector did not use, by reason: duplicates, late, from the future, not newer, too coarse, without time.</summary>
    public ReportCounts Counts { get; } = new();

    /// <summary>A pair to follow for <c>explain</c>.</summary>
    public PairWatch? Watch
    {
        get => _judge.Watch;
        set => _judge.Watch = value;
    }

    /// <summary>A vessel to follow for <c>explain</c>: its loitering.</summary>
    public VesselWatch? VesselWatch
    {
        get;
        set
        {
            field = value;
            if (_loitering != null) _loitering.Watch = value;
        }
    }

    /// <summary>For tests: see <see cref="Judge.JudgesAlways"/>.</summary>
    internal bool JudgesAlways
    {
        get => _judge.JudgesAlways;
        set => _judge.JudgesAlways = value;
    }

    /// <summary>Called for each contact that the join finds: two MMSIs, the step's time (ms), metres.</summary>
    public Action<uint, uint, long, double>? ContactObserver
    {
        get => _pairs.Observer;
        set => _pairs.Observer = value;
    }

    /// <summary>Vessels that are remembered.</summary>
    public int Vessels => _fleet.Count;

    /// <summary>Pairs of ships that are followed because they met.</summary>
    public int OpenEncounters => _pairs.Index.OpenCount;

    /// <summary>Alerts that were published and have neither ended nor been retracted; counted anew at each call.</summary>
    public int OpenAlerts => _pairs.Index.All.ToArray().Count(e => e.Life.Published is { Phase: AlertPhase.Opened or AlertPhase.Updated }) + (_loitering?.OpenAlerts ?? 0);

    /// <summary>When (ms) the oldest ship was first slow that may yet be published as loitering, or changed; <see cref="long.MaxValue"/>: none may.</summary>
    public long OldestSlow => _loitering?.OldestSlow(_stepMs) ?? long.MaxValue;

    /// <summary>Samples taken since this instance was made: places of ships at steps.</summary>
    public long Samples => _pairs.Samples;

    /// <summary>Contacts found since this instance was made: two samples of one step that are close.</summary>
    public long Contacts => _pairs.Contacts;

    /// <summary>
    /// Contacts and pairs that were left out since this instance was made, because so many ships lay in one place: a ship meets its 32
    /// nearest at a step, and has at most 64 open encounters. The alerts of such ships carry the flag <c>crowded</c>.
    /// </summary>
    public long PairsCut => _pairs.PairsCut;

    /// <summary>Tracks that ended with their first fix: a position that no ship can have reached.</summary>
    public long SingleFixTracks => _fleet.SingleFixTracks;

    /// <summary>The newest event time (ms); <see cref="Report.NoTime"/> before the first report.</summary>
    public long Edge => _buffer.Edge;

    /// <summary>The event time (ms) up to which reports were used; <see cref="Report.NoTime"/> before the first report.</summary>
    public long Watermark => _buffer.Watermark;

    /// <summary>
    /// Oldest and newest event time (ms) of the reports that this instance was given and that entered: their clocks were believed,
    /// and they did not come too late. <see cref="Report.NoTime"/> before the first.
    /// </summary>
    public long FirstTime => _buffer.FirstEntered;
    public long LastTime => _buffer.LastEntered;

    /// <summary>Takes the next reports of the log and appends the revisions that they make due.</summary>
    /// <exception cref="InvalidOperationException">
    /// <see cref="Finish"/> was called, here or before the state was saved. What was published then holds only if no more input
    /// comes. To go on with more input later, save before <see cref="Finish"/>.
    /// </exception>
    public void Add(ReadOnlySpan<Report> reports, List<Alert> revisions)
    {
        if (_buffer.IsFinished && !reports.IsEmpty)
            throw new InvalidOperationException("The detector was told that its input has ended (Finish): it takes no more reports.");
        foreach (ref readonly var report in reports)
        {
            _buffer.Arrive(report);
            UseDue(revisions);
            if (_buffer.Watermark != long.MinValue) TickBefore(_buffer.Watermark / 1000 * 1000, revisions);
        }
    }

    private void UseDue(List<Alert> revisions)
    {
        while (_buffer.TryNext())
        {
            var due = _buffer.Due;
            if (_nextTick == long.MinValue) _nextTick = due / _stepMs;
            TickBefore(due, revisions);
            Sweep(due);
            var followed = _fleet.Follow(_buffer.Next, due);
            Watch?.Saw(followed, _stepMs, FinalStep(_nextTick));
            _pairs.Meet(followed);
            if (_loitering != null) FollowOne(_loitering, followed);
        }
    }

    /// <summary>What one ship does alone: falls silent, lies still.</summary>
    private void FollowOne(LoiteringJudge loitering, in Followed followed)
    {
        VesselWatch?.Saw(followed);
        _silences.Take(followed, _stepMs);
        loitering.Runs.Take(followed);
    }

    private void Sweep(long now)
    {
        if (_loitering == null) return;
        _silences.Sweep(now);
        _loitering.Runs.Sweep(now);
    }

    /// <summary>Judges and publishes at all steps before <paramref name="time"/> (ms). Steps at which nothing can change are skipped.</summary>
    private void TickBefore(long time, List<Alert> revisions)
    {
        while (_nextTick != long.MinValue && _nextTick * _stepMs < time)
        {
            if (_pairs.Index.OpenCount == 0)
            {
                var deadline = Math.Min(_judge.NextDeadline(), _loitering?.NextDeadline(_nextTick) ?? long.MaxValue);
                var last = (time - 1) / _stepMs;
                if (deadline > last)
                {
                    _nextTick = last + 1;
                    _pairs.Pass(FinalStep(last));
                    return;
                }

                _nextTick = Math.Max(_nextTick, deadline);
            }

            _pairs.Pass(FinalStep(_nextTick));
            // The fleet sweeps here and before each use of a report. So what is forgotten at a judgement depends on its step alone.
            _fleet.Sweep(_nextTick * _stepMs);
            Sweep(_nextTick * _stepMs);
            _loitering?.LookForDark(_nextTick, FinalStep(_nextTick));
            _judge.Tick(_nextTick, FinalStep(_nextTick), revisions);
            _loitering?.Tick(_nextTick, FinalStep(_nextTick), revisions);
            _nextTick++;
        }
    }

    /// <summary>
    /// The end of a finite input. The watermark moves to the edge. Open encounters stay open, and their alerts get a last
    /// revision with what is known then. A second call changes nothing.
    /// </summary>
    /// <param name="revisions">Takes the last revisions.</param>
    /// <param name="until">Time passes until this moment (ms): the input goes on there, and all that it has before was given.</param>
    public void Finish(List<Alert> revisions, long until = Report.NoTime)
    {
        _buffer.Finish(until);
        UseDue(revisions);
        if (_buffer.Edge == Report.NoTime) return;
        TickBefore(_buffer.Edge + 1, revisions);
        if (_nextTick == long.MinValue) return;
        _judge.Finish(_nextTick - 1, FinalStep(_nextTick - 1), revisions);
        _loitering?.Finish(_nextTick - 1, FinalStep(_nextTick - 1), revisions);
    }

    /// <summary>Once the watermark has passed <paramref name="tick"/>, steps before the returned one cannot get a sample any more.</summary>
    private long FinalStep(long tick) => (tick * _stepMs - _options.FinalAfter) / _stepMs;
}
