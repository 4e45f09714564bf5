using AisDetector.Core.Geo;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tracks;

/// <summary>Everything that one MMSI sent: its tracks (more than one when ships share the number), static data, recent transmissions.</summary>
internal sealed partial class Vessel(uint mmsi)
{
    /// <summary>A fix further from a track's last than this speed allows, plus the slack, belongs to another ship.</summary>
    private const double MaxKnots = 60;
    private const double SlackMeters = 500;

    /// <summary>The most tracks of one number: the ships that share it at the same time, and glitches among them.</summary>
    private const int MaxTracks = 4;

    /// <summary>A track silent for longer is forgotten when its MMSI's next fix is used: longer than any bridged silence.</summary>
    private const long ForgottenAfterMs = 13 * 3_600_000L;

    private readonly List<Track> _tracks = new(1);
    private readonly List<long> _sharedTimes = [];

    /// <summary>Null as long as the vessel has had one track only.</summary>
    private TurnTaking? _turns;

    /// <summary>Tracks that newer ones replaced, while their samples still stand in the grid.</summary>
    private readonly List<Track> _retired = [];
    private int _ordinals;
    private readonly List<(long Time, TransceiverClass Class)> _classes = [];

    /// <summary>The classes of transponder that were sent: two ships of one number may send both by turns.</summary>
    private const int MaxClassChanges = 4096;
    private long _lastHeard = long.MinValue;

    public uint Mmsi { get; } = mmsi;
    public StaticHistory Statics { get; } = new();
    public RecentTransmissions Transmissions { get; } = new();
    public long LastHeard => _lastHeard;
    public IReadOnlyList<Track> Tracks => _tracks;
    public IReadOnlyList<Track> Retired => _retired;

    /// <summary>The ships that it lay alongside, of encounters that are forgotten; null as long as there is none.</summary>
    public Visits? Visits => _visits;

    private Visits? _visits;

    /// <inheritdoc cref="Tracks.Visits.Add"/>
    public void NoteVisit(uint mmsi, long step, long forgotten) => (_visits ??= new Visits()).Add(mmsi, step, forgotten);

    /// <summary>When, first and last (ms), so many ships lay around it that the farthest were left out; <see cref="long.MinValue"/>: never.</summary>
    private long _firstCut = long.MinValue, _lastCut = long.MinValue;

    public void NoteCut(long time)
    {
        if (_firstCut == long.MinValue) _firstCut = time;
        _lastCut = Math.Max(_lastCut, time);
    }

    /// <summary>Whether ships around it were left out between two times (ms).</summary>
    public bool WasCutBetween(long fromMs, long toMs) => _firstCut != long.MinValue && _firstCut <= toMs && _lastCut >= fromMs;

    /// <returns>Whether its class is another than before.</returns>
    public bool Hear(in Report report)
    {
        _lastHeard = Math.Max(_lastHeard, report.Time);
        // Positions come in their own order whatever the delays, so these are the same in every run.
        if (!report.HasPosition || report.Class == TransceiverClass.Unknown) return false;
        if (_classes.Count > 0 && _classes[^1].Class == report.Class) return false;
        _classes.Add((report.Time, report.Class));
        if (_classes.Count > MaxClassChanges) _classes.RemoveAt(0);
        return true;
    }

    /// <summary>One track, and never two by turns.</summary>
    public bool IsOneShip => _tracks.Count <= 1 && _turns == null && _sharedTimes.Count == 0;

    /// <summary>The transponder's class as last sent up to <paramref name="until"/> (ms).</summary>
    public TransceiverClass ClassAt(long until) => _classes.FindLast(c => c.Time <= until).Class;

    /// <summary>
    /// The track that a fix extends. Null when the fix starts a track (then <paramref name="started"/> is that track), or when it is not
    /// newer than the newest fix of the track that it fits (then both are null).
    /// </summary>
    /// <param name="finalAfterMs">How long the samples of a replaced track are kept.</param>
    public Track? Assign(in Report report, int traceCapacity, long finalAfterMs, out Track? started, ref long singleFixTracks)
    {
        started = null;
        ForgetTracks(report.Time, ref singleFixTracks);

        var fits = Nearest(report, singleFix: false) ?? Nearest(report, singleFix: true);
        if (fits != null)
        {
            if (report.Time / 1000 <= fits.Last.Time / 1000) return null;
            if (_tracks.Count > 1) NoteSpoof(fits, report.Time);
            _turns?.Note(report.Time, fits.Ordinal);
            return fits;
        }

        var before = _tracks.MaxBy(t => t.Last.Time);
        started = Start(report, traceCapacity, finalAfterMs, ref singleFixTracks);
        NoteTurn(before, started);
        return null;
    }

    private void NoteTurn(Track? before, Track started)
    {
        if (_turns == null)
        {
            if (before == null) return;
            _turns = new TurnTaking();
            _turns.Note(before.Last.Time, before.Ordinal);
        }

        _turns.Note(started.Last.Time, started.Ordinal);
    }

    /// <summary>True when this is one ship that jumped between two places for more than half of a span (ms).</summary>
    public bool JumpedBetween(long fromMs, long toMs) => _turns != null && 2 * _turns.Within(fromMs, toMs) > toMs - fromMs;

    /// <summary>Forgets what nobody can ask for any more. Of the tracks these are the ones that the next fix would forget too.</summary>
    /// <param name="finalMs">Reports and samples older than this (ms) cannot come any more.</param>
    /// <param name="rememberedMs">No question about static data reaches further back (ms).</param>
    public void Forget(long finalMs, long rememberedMs, ref long singleFixTracks)
    {
        ForgetTracks(finalMs, ref singleFixTracks);
        _retired.RemoveAll(t => t.Last.Time < finalMs);
        Statics.Forget(rememberedMs);
    }

    /// <summary>Whether a track that ends with a fix is forgotten when the next fix is of a time (ms).</summary>
    public static bool IsForgotten(long lastFix, long nextFix) => nextFix - lastFix > ForgottenAfterMs;

    /// <summary>True when its one position is all that it sent.</summary>
    public bool IsLoneFix(out LoneFix fix)
    {
        fix = default;
        if (_ordinals != 1 || _tracks is not [{ Fixes: 1 } track] || _retired.Count + _sharedTimes.Count + Statics.Count > 0 || _turns != null || _firstCut != long.MinValue) return false;
        ref var last = ref track.Last;
        if (_lastHeard != last.Time || !Transmissions.IsAtMostOne(out var hash, last.Time) || _classes.Count > 1 || (_classes is [var only] && only.Time != last.Time)) return false;
        fix = new LoneFix(last.Time, last.Latitude, last.Longitude, hash, last.HeadingDegrees, _classes.Count > 0 ? _classes[0].Class : TransceiverClass.Unknown, last.Coarse);
        return true;
    }

    private void ForgetTracks(long nextFix, ref long singleFixTracks)
    {
        for (var i = _tracks.Count - 1; i >= 0; i--)
        {
            if (!IsForgotten(_tracks[i].Last.Time, nextFix)) continue;
            if (_tracks[i].Fixes == 1) singleFixTracks++;
            _tracks.RemoveAt(i);
        }
    }

    /// <summary>The last time (ms) at which two tracks of this MMSI had fixes by turns; <see cref="long.MinValue"/>: never.</summary>
    public long LastShared => _sharedTimes.Count > 0 ? _sharedTimes[^1] : long.MinValue;

    /// <summary>True when two tracks of this MMSI had fixes in the span: the number is shared.</summary>
    public bool SharedBetween(long fromMs, long toMs) => _sharedTimes.Exists(t => t >= fromMs && t <= toMs);

    /// <summary>
    /// The time (ms) from which on nobody can tell which of two ships sent a static report: two tracks of this number are alive, and two
    /// identities take turns. <see cref="long.MaxValue"/>: never.
    /// </summary>
    /// <param name="sharedFrom">Two tracks count from this time on (ms).</param>
    /// <param name="remembered">Static reports count from this time on (ms).</param>
    public long IdentityUnclearSince(long sharedFrom, long remembered)
    {
        var shared = _sharedTimes.FindIndex(t => t >= sharedFrom);
        return shared < 0 ? long.MaxValue : Math.Max(_sharedTimes[shared], Statics.AlternatesSince(remembered));
    }

    private Track? Nearest(in Report report, bool singleFix)
    {
        Track? nearest = null;
        var nearestMeters = double.PositiveInfinity;
        foreach (var track in _tracks)
        {
            if (track.Fixes == 1 != singleFix) continue;
            ref var last = ref track.Last;
            var meters = Geodesy.DistanceMeters(last.Latitude, last.Longitude, report.Latitude, report.Longitude);
            var seconds = Math.Abs(report.Time - last.Time) / 1000.0;
            if (meters > MaxKnots * Geodesy.MetersPerSecondPerKnot * seconds + SlackMeters || meters >= nearestMeters) continue;
            nearest = track;
            nearestMeters = meters;
        }

        return nearest;
    }

    private Track Start(in Report report, int traceCapacity, long finalAfterMs, ref long singleFixTracks)
    {
        Track? newest = null;
        foreach (var other in _tracks)
            if (other.Fixes > 1 && (newest == null || other.Last.Time > newest.Last.Time)) newest = other;
        var track = new Track(this, ++_ordinals, report, traceCapacity) { TookOverAt = newest?.Last.Time };
        if (_tracks.Count == MaxTracks)
        {
            var silent = 0;
            for (var i = 1; i < MaxTracks; i++)
                if (_tracks[i].Last.Time < _tracks[silent].Last.Time) silent = i;
            if (_tracks[silent].Fixes == 1) singleFixTracks++;
            _retired.RemoveAll(t => t.Last.Time < track.Last.Time - finalAfterMs);
            if (_tracks[silent].Fixes > 1) _retired.Add(_tracks[silent]);
            _tracks.RemoveAt(silent);
        }

        _tracks.Add(track);
        return track;
    }

    /// <summary>
    /// When a track goes on although another had taken its place, that other track was a spoof. When two tracks go on by turns, two ships
    /// share the number. One fix near a spoof may be a glitch; a second one shows that a ship is there.
    /// </summary>
    private void NoteSpoof(Track resumed, long time)
    {
        if (resumed.YieldedAt != null)
        {
            if (resumed.HasResumedOnce) (resumed.YieldedAt, resumed.TookOverAt) = (null, null);
            resumed.HasResumedOnce = !resumed.HasResumedOnce;
        }

        foreach (var other in _tracks)
        {
            if (other == resumed || other.Fixes < 2) continue;
            if (other.TookOverAt is { } since && resumed.Ordinal < other.Ordinal && resumed.Last.Time <= since) other.YieldedAt ??= time;
            if (resumed.Last.Time < other.Last.Time && (_sharedTimes.Count == 0 || time - _sharedTimes[^1] > 60_000))
            {
                if (_sharedTimes.Count >= 4096) _sharedTimes.RemoveRange(0, 2048);
                _sharedTimes.Add(time);
            }
        }
    }
}
