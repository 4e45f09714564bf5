using AisDetector.Core.Ais;
using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Core.State;
using AisDetector.Core.Tracking;

namespace AisDetector.Core;

/// <summary>
/// Reports in, alerts out: the whole detector, pure and deterministic. What it puts out is a function of the reports
/// given so far, in their order; how they were cut into batches does not matter.
/// </summary>
/// <remarks>
/// A report waits in the log until it is due; due ones extend their vessel's track, which is sampled at the steps; samples
/// of one step that are close make contacts; contacts in a row make an encounter; at every tick the encounters that
/// changed are judged, and what is new is published.
/// </remarks>
public sealed class RendezvousDetector : IDueReports
{
    private readonly RendezvousOptions _options;
    private readonly long _stepMs;
    private readonly ReportLog _log;
    private readonly Fleet _fleet;
    private readonly Encounters _encounters;
    private readonly Cases _cases;
    private List<Alert> _revisions = [];
    private long _nextTick = long.MinValue;

    public RendezvousDetector(RendezvousOptions options, Places places, AlertSource source)
    {
        if (options.Problem() is { } problem) throw new ArgumentException(problem, nameof(options));
        _options = options;
        _stepMs = RendezvousOptions.Ms(options.Step);
        _log = new ReportLog(options.ReorderWindow, options.Horizon, Counts);
        var rules = new SamplingRules(
            _stepMs, RendezvousOptions.Ms(options.MaxGap), RendezvousOptions.Ms(options.ObservedWithin),
            RendezvousOptions.Ms(options.BridgedSilence) + options.FinalAfter, options.SlowBelowKnots);
        _fleet = new Fleet(rules, options.FinalAfter, options.QuestionGrid, places, Counts);
        _encounters = new Encounters(options);
        _cases = new Cases(options, places, source);
    }

    /// <summary>What the detector did not use, by reason: duplicates, late, from the future, not newer, too coarse, without time.</summary>
    public ReportCounts Counts { get; } = new();

    /// <summary>A pair to follow for <c>explain</c>.</summary>
    public PairWatch? Watch
    {
        get => _cases.Watch;
        set => _cases.Watch = value;
    }

    /// <summary>Called for each contact that the join finds: two MMSIs, the step's time (ms), metres.</summary>
    public Action<uint, uint, long, double>? ContactObserver
    {
        get => _encounters.Observer;
        set => _encounters.Observer = value;
    }

    /// <summary>Vessels, open encounters, samples and contacts so far, tracks that never got a second fix; newest event time and watermark in ms, <see cref="Report.NoTime"/> before the first report.</summary>
    public int Vessels => _fleet.Count;
    public int OpenEncounters => _encounters.OpenCount;
    /// <summary>Alerts that were published and have neither ended nor been retracted; counted anew at each call.</summary>
    public int OpenAlerts => _cases.OpenAlerts;

    public long Samples => _encounters.Samples;
    public long Contacts => _encounters.Contacts;
    public long Teleports => _fleet.Teleports;
    public long Edge => _log.Edge;
    public long Watermark => _log.Watermark;

    /// <summary>
    /// Event times of the reports whose clocks were believed and that did not come too late, of those given to this instance, ms;
    /// <see cref="Report.NoTime"/> before the first.
    /// </summary>
    public long FirstTime => _log.FirstEntered;
    public long LastTime => _log.LastEntered;

    /// <summary>Takes the next reports of the log and appends the revisions that they make due.</summary>
    /// <exception cref="InvalidOperationException">
    /// The input was finished, here or before the state was saved: what is published since rests on there being no more.
    /// To go on with more input later, save before <see cref="Finish"/>.
    /// </exception>
    public void Add(ReadOnlySpan<Report> reports, List<Alert> revisions)
    {
        if (_log.IsFinished && !reports.IsEmpty)
            throw new InvalidOperationException("The detector was told that its input has ended (Finish): it takes no more reports.");
        _revisions = revisions;
        foreach (ref readonly var report in reports)
        {
            _log.Arrive(report, this);
            if (_log.Watermark != long.MinValue) TickBefore(_log.Watermark / 1000 * 1000);
        }
    }

    /// <summary>
    /// The end of a finite input: the watermark moves to the edge; open encounters stay open, and their alerts get a last
    /// revision with what is known then. Once more changes nothing.
    /// </summary>
    /// <param name="revisions">Takes the last revisions.</param>
    /// <param name="until">The input is known to go on at this time (ms), and to have nothing before it that was not given: time passes until then.</param>
    public void Finish(List<Alert> revisions, long until = Report.NoTime)
    {
        _revisions = revisions;
        _log.Finish(this, until);
        if (_log.Edge == Report.NoTime) return;
        TickBefore(_log.Edge + 1);
        if (_nextTick != long.MinValue) _cases.Finish(_nextTick - 1, Final(_nextTick - 1), revisions);
    }

    /// <summary>Writes everything that the detector's answers depend on; between two calls of <see cref="Add"/>.</summary>
    public void Save(Stream stream)
    {
        var state = StateStream.Into(stream);
        Persist(state);
        state.Flush();
    }

    /// <summary>Reads into a new detector what <see cref="Save"/> wrote with the same options and places: it goes on as if never stopped.</summary>
    /// <exception cref="InvalidDataException">The stream holds no such state, or one of other options.</exception>
    public void Restore(Stream stream) => StateStream.Read(stream, Persist);

    private void Persist(StateStream state)
    {
        var savedWith = state.Header("AisDetector", _options.ToString());
        if (_options.DifferenceFrom(savedWith) is { } difference)
            throw new InvalidDataException($"The state was saved with other options: {difference}.");
        _log.Persist(state);
        state.Value(ref _nextTick);
        var final = _nextTick == long.MinValue ? 0 : Final(_nextTick) - 1;
        var named = _cases.Encounters.SelectMany(e => new[] { e.First, e.Second }).Distinct();
        var extra = named.Where(t => !t.Vessel.Tracks.Contains(t) && !t.Vessel.Retired.Contains(t)).ToList();
        _fleet.Persist(state, final, extra);
        var tracks = _fleet.Vessels.SelectMany(v => v.Tracks.Concat(v.Retired)).Concat(extra).ToList();
        var numbers = new Dictionary<Track, int>();
        foreach (var track in tracks) numbers.Add(track, numbers.Count);
        _cases.Persist(state, (StateStream s, ref Track track) =>
        {
            var number = s.Reading ? 0 : numbers[track];
            s.Value(ref number);
            track = tracks[number];
        });
        _encounters.Persist(state, _fleet, _cases.Encounters);
        Counts.Persist(state);
    }

    void IDueReports.Use(in Report report, long due)
    {
        if (_nextTick == long.MinValue) _nextTick = due / _stepMs;
        TickBefore(due);
        var vessel = _fleet.Use(report, due);
        if (_fleet.StaticNews) _cases.StaticNews(vessel);
        if (_fleet.Touched is not { } track) return;
        Watch?.Saw(vessel.Mmsi, _fleet.Fresh, _stepMs, Final(_nextTick));
        if (_fleet.Fresh.Count == 0 && track.OpenEncounters == 0) return;
        _encounters.Follow(track, _fleet.Fresh);
        Register();
    }

    /// <summary>Runs the ticks of all steps before <paramref name="time"/> (ms); those at which nothing can change are skipped.</summary>
    private void TickBefore(long time)
    {
        while (_nextTick != long.MinValue && _nextTick * _stepMs < time)
        {
            if (_encounters.OpenCount == 0)
            {
                var deadline = _cases.NextDeadline();
                var last = (time - 1) / _stepMs;
                if (deadline > last)
                {
                    _nextTick = last + 1;
                    _encounters.Tick(Final(last));
                    return;
                }

                _nextTick = Math.Max(_nextTick, deadline);
            }

            _encounters.Tick(Final(_nextTick));
            Register();
            // Here and before each use: what a judgement finds forgotten depends on its step alone.
            _fleet.Sweep(_nextTick * _stepMs);
            _cases.Tick(_nextTick, Final(_nextTick), _revisions);
            _nextTick++;
        }
    }

    private void Register()
    {
        foreach (var encounter in _encounters.Opened) _cases.Open(encounter);
        _encounters.Opened.Clear();
    }

    /// <summary>Steps before this cannot get a sample any more once the watermark has passed <paramref name="tick"/>.</summary>
    private long Final(long tick) => (tick * _stepMs - _options.FinalAfter) / _stepMs;
}
