using System.Numerics;
using System.Runtime.InteropServices;
using AisDetector.Core.Geo;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tracks;

/// <summary>Every vessel heard. Due reports go in; out come the samples of the segments that these reports close.</summary>
internal sealed partial class Fleet(SamplingRules rules, long finalAfterMs, long questionGridMs, Places places, ReportCounts counts)
{
    /// <summary>A vessel not heard for this long is forgotten: longer than any evidence reaches back.</summary>
    private const long ForgottenAfterMs = 31L * 24 * 3_600_000;

    private const long SweepEveryMs = 6 * 3_600_000;

    private readonly Dictionary<uint, Vessel> _vessels = [];

    /// <summary>Those heard once so far, each in no more room than it needs. The next report makes it a vessel.</summary>
    private readonly Dictionary<uint, LoneFix> _lone = [];
    private readonly int _traceCapacity = (int)BitOperations.RoundUpToPowerOf2((uint)(finalAfterMs / rules.StepMs + 8));
    private readonly List<Sample> _samples = [];
    private long _swept = long.MinValue;
    private long _singleFixTracks;

    public int Count => _vessels.Count + _lone.Count;

    /// <summary>Tracks that never got a second fix, and are forgotten.</summary>
    public long SingleFixTracks => _singleFixTracks;

    /// <summary>Uses a due report: extends its vessel's track, keeps its static data.</summary>
    /// <param name="now">The watermark (ms) at which it is used.</param>
    /// <returns>What this found; its samples are good until the next call.</returns>
    public Followed Follow(in Report report, long now)
    {
        _samples.Clear();
        Sweep(now);
        return Follow(_vessels.GetValueOrDefault(report.Mmsi) ?? Meet(report, now), report, now);
    }

    /// <summary>The vessel of a number that is not among the vessels. One whose only report is a position is made for the moment.</summary>
    private Vessel Meet(in Report report, long now)
    {
        var vessel = new Vessel(report.Mmsi);
        if (_lone.TryGetValue(report.Mmsi, out var lone))
        {
            Follow(vessel, lone.Report(report.Mmsi), now);
            // The same transmission by another station: it is still the only one.
            if (report.PayloadHash != 0 && vessel.Transmissions.Knows(report.PayloadHash, report.Time)) return vessel;
            _lone.Remove(report.Mmsi);
        }
        else if (report.HasPosition && report.Static == null)
        {
            _lone.Add(report.Mmsi, LoneFix.Of(report));
            return vessel;
        }

        _vessels.Add(report.Mmsi, vessel);
        return vessel;
    }

    private Followed Follow(Vessel vessel, in Report report, long now)
    {
        if (report.PayloadHash != 0 && vessel.Transmissions.HeardAgain(report.PayloadHash, report.Time))
        {
            counts.Reject(RejectReason.Duplicate, report);
            return new Followed(vessel, null, default, false);
        }

        var shipNews = vessel.Hear(report);
        var statics = report.Static == null ? StaticNews.None : vessel.Statics.Add(report.Time, report.Static, now - finalAfterMs, questionGridMs, rules.EvidenceMemoryMs);
        var news = statics != StaticNews.None;
        shipNews |= statics == StaticNews.Changed;
        if (!report.HasPosition) return new Followed(vessel, null, default, news, shipNews);
        var shared = vessel.LastShared;
        var track = UsePosition(vessel, report);
        // Two ships send this number, so it may be unclear now whose the static data are. Within a gap of the last time that was known already.
        news |= vessel.LastShared > shared && (shared == long.MinValue || vessel.LastShared - shared > rules.MaxGapMs);
        shipNews |= vessel.LastShared > shared;
        return new Followed(vessel, track, CollectionsMarshal.AsSpan(_samples), news, shipNews);
    }

    /// <summary>All but those of which one position is known.</summary>
    public IEnumerable<Vessel> Vessels => _vessels.Values;

    /// <summary>The vessel of a number; null when none is remembered.</summary>
    public Vessel? Find(uint mmsi) => _vessels.GetValueOrDefault(mmsi);

    /// <summary>The track that a position extended or started; null when it was not used.</summary>
    private Track? UsePosition(Vessel vessel, in Report report)
    {
        var track = vessel.Assign(report, _traceCapacity, finalAfterMs, out var started, ref _singleFixTracks);
        if (track != null)
        {
            if (track.IsTooCoarse(report))
            {
                counts.Reject(RejectReason.CoarserThanTrack, report);
                return null;
            }

            track.Extend(report, rules, places, _samples);
        }
        else if (started == null)
        {
            var twice = false;
            foreach (var t in vessel.Tracks)
                twice |= t.Last.Time == report.Time && t.Last.Latitude == report.Latitude && t.Last.Longitude == report.Longitude;
            counts.Reject(twice ? RejectReason.Duplicate : RejectReason.NotNewer, report);
        }

        return track ?? started;
    }

    /// <summary>
    /// Forgets what is too old to matter at the last full six hours (00, 06, 12, 18 UTC). It is called before each use of a report and
    /// before each tick. So what is forgotten at a tick depends on its time alone, not on the reports that came before it.
    /// </summary>
    public void Sweep(long now)
    {
        if (_swept != long.MinValue && now - _swept < SweepEveryMs) return;
        _swept = now - now % SweepEveryMs;
        foreach (var (mmsi, vessel) in _vessels)
        {
            vessel.Forget(_swept - finalAfterMs, _swept - ForgottenAfterMs, ref _singleFixTracks);
            if (vessel.LastHeard < _swept - ForgottenAfterMs) _vessels.Remove(mmsi);
        }

        foreach (var (mmsi, fix) in _lone)
        {
            if (!Vessel.IsForgotten(fix.Time, _swept - finalAfterMs)) continue;
            _lone.Remove(mmsi);
            _singleFixTracks++;
        }
    }
}

/// <summary>What using one report found.</summary>
/// <param name="track">The track that it extended or started; null when it had no position or was not used.</param>
/// <param name="samples">The samples of the segment that it closed, in step order.</param>
/// <param name="staticsChanged">Its vessel's static data may change a judgement.</param>
/// <param name="shipChanged">Something else that is known of its vessel may.</param>
internal readonly ref struct Followed(Vessel vessel, Track? track, ReadOnlySpan<Sample> samples, bool staticsChanged, bool shipChanged = false)
{
    public Vessel Vessel { get; } = vessel;
    public Track? Track { get; } = track;
    public ReadOnlySpan<Sample> Samples { get; } = samples;
    public bool StaticsChanged { get; } = staticsChanged;
    public bool ShipChanged { get; } = shipChanged;
}
