using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Loitering;

/// <summary>Every run of slow steps: those that go on, and those that ended and may still be asked about. A ship under way has none and costs nothing.</summary>
internal sealed partial class SlowRuns
{
    private const long SweepEveryMs = 30 * 60_000;

    private readonly Fleet _fleet;
    private readonly SlowRules _rules;
    private readonly long _minCounted, _silentMs, _keptMs, _finalAfterMs;

    /// <summary>The run of each track that goes on.</summary>
    private readonly Dictionary<(uint Mmsi, int Ordinal), SlowRun> _open = [];
    private readonly List<SlowRun> _all = [];
    private readonly List<SlowRun> _long = [];
    private long _swept = long.MinValue;

    public SlowRuns(RendezvousOptions options, Places places, Fleet fleet, PairIndex pairs)
    {
        _fleet = fleet;
        var stepMs = RendezvousOptions.Ms(options.Step);
        _rules = new SlowRules(stepMs, options.LoiteringBelowKnots, options.LoiteringShoreKm, RendezvousOptions.Ms(options.LaidUpAfter), places, options.Zones);
        _minCounted = Math.Max(1, (RendezvousOptions.Ms(options.MinLoitering) + stepMs - 1) / stepMs);
        _finalAfterMs = options.FinalAfter;
        _silentMs = RendezvousOptions.Ms(SlowRun.BridgedSilence) + options.FinalAfter + stepMs;
        // Another ship's run may become known twice the delay later, when it is long enough at last, and asks who lay beside it.
        _keptMs = 2 * options.FinalAfter + RendezvousOptions.Ms(options.MinLoitering) + RendezvousOptions.Ms(SlowRun.BridgedSilence);
        pairs.Removed = NotePartners;
    }

    /// <summary>All runs that are kept.</summary>
    public IReadOnlyList<SlowRun> All => _all;

    /// <summary>Those that are long enough for an alert, far from shore or in a risk zone, and whose alert's life is not over.</summary>
    public List<SlowRun> Long => _long;

    /// <summary>A vessel whose runs are all held long enough, for <c>explain</c>; null when there is none.</summary>
    public uint? Watched { get; set; }

    public void Take(in Followed followed)
    {
        if (followed.Track is not { } track) return;
        if (followed.Samples.IsEmpty)
        {
            if (track.EndsGap) TakeGap(track);
            return;
        }

        foreach (ref readonly var sample in followed.Samples)
        {
            if (!track.HasSlowRun && !_rules.IsSlow(sample)) continue;
            var run = track.HasSlowRun ? _open[(track.Vessel.Mmsi, track.Ordinal)] : Open(track, sample.Step);
            if (!run.Take(sample, _rules)) Close(track, run);
            else ListIfLong(run);
        }
    }

    private void TakeGap(Track track)
    {
        var gap = track.Gaps[^1];
        var bridged = gap.End - gap.Start <= SlowRun.BridgedSilence.TotalMilliseconds && gap.ImpliedKnots < _rules.BelowKnots
            && _rules.Places.KindAt(track.Last.Latitude, track.Last.Longitude) is PlaceKind.OpenSea or PlaceKind.Anchorage;
        if (track.HasSlowRun && !bridged)
        {
            var ended = _open[(track.Vessel.Mmsi, track.Ordinal)];
            ended.End(SlowRunEnd.Silent);
            Close(track, ended);
        }

        if (!bridged) return;
        var run = track.HasSlowRun ? _open[(track.Vessel.Mmsi, track.Ordinal)] : Open(track, (gap.Start + _rules.StepMs - 1) / _rules.StepMs);
        run.TakeSilence(gap.End, track.Last.Latitude, track.Last.Longitude, _rules);
        ListIfLong(run);
    }

    private SlowRun Open(Track track, long step)
    {
        var run = new SlowRun(track.Vessel, track.Ordinal, step);
        _open.Add((track.Vessel.Mmsi, track.Ordinal), run);
        _all.Add(run);
        track.HasSlowRun = true;
        return run;
    }

    private void Close(Track track, SlowRun run)
    {
        _open.Remove((run.Vessel.Mmsi, run.Ordinal));
        track.HasSlowRun = false;
    }

    private void ListIfLong(SlowRun run)
    {
        if (run.IsListed || (run.CountedSteps < _minCounted && run.Vessel.Mmsi != Watched)) return;
        run.IsListed = true;
        _long.Add(run);
    }

    /// <summary>Ends a run whose ship has been silent for longer than is bridged, however late its reports may come.</summary>
    /// <param name="now">The watermark (ms).</param>
    public void EndIfSilent(SlowRun run, long now)
    {
        if (run.Ended || now < run.LastStep * _rules.StepMs + _silentMs) return;
        run.End(SlowRunEnd.Silent);
        _open.Remove((run.Vessel.Mmsi, run.Ordinal));
        foreach (var track in run.Vessel.Tracks)
            if (track.Ordinal == run.Ordinal) track.HasSlowRun = false;
    }

    /// <summary>An encounter is removed: the runs of its ships keep what it showed. Nothing that comes later can bring them together in it.</summary>
    private void NotePartners(Encounter encounter)
    {
        if (encounter.Tally.LongEnoughSince == long.MaxValue && !encounter.PartnerWentDark) return;
        foreach (var run in _all)
        {
            if (run.Vessel != encounter.First.Vessel && run.Vessel != encounter.Second.Vessel) continue;
            if (KnownAt(run, encounter) is { } known) run.Partners.Add((encounter.Other(run.Vessel), known));
        }
    }

    /// <summary>When (ms) it was known that another ship was alongside in a run for long enough, or went dark there; null when none was.</summary>
    public long? KnownAt(SlowRun run, Encounter encounter)
    {
        if (!encounter.Tally.WasAlongside(run.Start, run.LastSlow)) return null;
        if (encounter.PartnerWentDark) return encounter.LastContact * _rules.StepMs;
        return encounter.Tally.LongEnoughSince != long.MaxValue ? encounter.Tally.LongEnoughSince * _rules.StepMs : null;
    }

    /// <summary>Whether a vessel was slow from one step to another without getting under way.</summary>
    public bool WasSlow(Vessel vessel, long from, long to)
    {
        foreach (var run in _all)
            if (run.Vessel == vessel && run.Start <= from && run.LastSlow >= to) return true;
        return false;
    }

    /// <summary>Forgets the runs that nobody asks about any more. To be called before each use of a report and before each tick.</summary>
    /// <param name="now">The watermark (ms).</param>
    public void Sweep(long now)
    {
        if (_swept != long.MinValue && now - _swept < SweepEveryMs) return;
        _swept = now;
        foreach (var run in _all)
            if (!run.IsListed) EndIfSilent(run, now);
        _all.RemoveAll(run => run.Ended && (!run.IsListed || run.Life.IsOver) && run.LastSlow * _rules.StepMs < now - _keptMs);
    }
}
