using System.Runtime.InteropServices;
using AisDetector.Core.Ais;
using AisDetector.Core.Geo;
using AisDetector.Core.State;

namespace AisDetector.Core.Tracking;

/// <summary>Every vessel heard: due reports in, the samples of the segments that they close out.</summary>
internal sealed class Fleet(SamplingRules rules, long finalAfterMs, long questionGridMs, Places places, ReportCounts counts)
{
    /// <summary>A vessel not heard for this long is forgotten: longer than any evidence reaches back.</summary>
    private const long ForgottenAfterMs = 31L * 24 * 3_600_000;

    private const long SweepEveryMs = 6 * 3_600_000;

    private readonly Dictionary<uint, Vessel> _vessels = [];
    private readonly int _traceCapacity = Ring.Length(finalAfterMs / rules.StepMs + 8);
    private long _swept = long.MinValue;
    private long _teleports;

    public int Count => _vessels.Count;

    /// <summary>Tracks that never got a second fix.</summary>
    public long Teleports => _teleports;

    /// <summary>Samples that the last report closed, in step order; reused.</summary>
    public List<Sample> Fresh { get; } = [];

    /// <summary>The track that the last report extended or started; null when it had no position or was not used.</summary>
    public Track? Touched { get; private set; }

    /// <summary>True when the last report's static data may change a judgement.</summary>
    public bool StaticNews { get; private set; }

    public Vessel Use(in Report report, long now)
    {
        Fresh.Clear();
        Touched = null;
        StaticNews = false;
        Sweep(now);
        ref var slot = ref CollectionsMarshal.GetValueRefOrAddDefault(_vessels, report.Mmsi, out _);
        var vessel = slot ??= new Vessel(report.Mmsi);
        if (report.PayloadHash != 0 && vessel.Transmissions.HeardAgain(report.PayloadHash, report.Time))
        {
            counts.Reject(RejectReason.Duplicate, report);
            return vessel;
        }

        vessel.Hear(report);
        if (report.Static != null) StaticNews = vessel.Statics.Add(report.Time, report.Static, now - finalAfterMs, questionGridMs);
        if (report.HasPosition) UsePosition(vessel, report);
        return vessel;
    }

    /// <param name="extra">Tracks that their vessels have forgotten and encounters still name.</param>
    public void Persist(StateStream state, long final, List<Track> extra)
    {
        state.Value(ref _swept);
        state.Value(ref _teleports);
        var count = _vessels.Count;
        state.Count(ref count);
        if (state.Reading)
        {
            for (var i = 0; i < count; i++)
            {
                uint mmsi = 0;
                state.Value(ref mmsi);
                var vessel = _vessels[mmsi] = new Vessel(mmsi);
                vessel.Persist(state, final, _traceCapacity);
            }
        }
        else
        {
            foreach (var (key, vessel) in _vessels)
            {
                var mmsi = key;
                state.Value(ref mmsi);
                vessel.Persist(state, final, _traceCapacity);
            }
        }

        state.List(extra, (StateStream s, ref Track track) =>
        {
            var mmsi = s.Reading ? 0 : track.Vessel.Mmsi;
            s.Value(ref mmsi);
            _vessels[mmsi].PersistTrack(s, ref track, final, _traceCapacity);
        });
    }

    public IEnumerable<Vessel> Vessels => _vessels.Values;

    private void UsePosition(Vessel vessel, in Report report)
    {
        var shared = vessel.LastShared;
        var track = vessel.Assign(report, _traceCapacity, finalAfterMs, out var started, ref _teleports);
        // Whose the static data are may be another question from now on; within a gap of the last time it is the same one.
        StaticNews |= vessel.LastShared > shared && (shared == long.MinValue || vessel.LastShared - shared > rules.MaxGapMs);
        if (track != null)
        {
            if (track.IsTooCoarse(report))
            {
                counts.Reject(RejectReason.CoarserThanTrack, report);
                return;
            }

            track.Extend(report, rules, places, Fresh);
        }
        else if (started == null)
        {
            var twice = false;
            foreach (var t in vessel.Tracks)
                twice |= t.Last.Time == report.Time && t.Last.Latitude == report.Latitude && t.Last.Longitude == report.Longitude;
            counts.Reject(twice ? RejectReason.Duplicate : RejectReason.NotNewer, report);
        }

        Touched = track ?? started;
    }

    /// <summary>
    /// Forgets what is too old to matter, as of the last sixth hour. Called before each use and each tick, so that what is
    /// forgotten at a tick depends on its time alone and not on which reports came before it.
    /// </summary>
    public void Sweep(long now)
    {
        if (_swept != long.MinValue && now - _swept < SweepEveryMs) return;
        _swept = now - now % SweepEveryMs;
        foreach (var (mmsi, vessel) in _vessels)
        {
            vessel.Forget(_swept - finalAfterMs, _swept - ForgottenAfterMs, ref _teleports);
            if (vessel.LastHeard < _swept - ForgottenAfterMs) _vessels.Remove(mmsi);
        }
    }
}
