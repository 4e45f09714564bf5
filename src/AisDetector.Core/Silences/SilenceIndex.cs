using AisDetector.Core.Geo;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Silences;

/// <summary>
/// The ships that fell silent, so that nobody has to look through all vessels for one that could have been somewhere unseen. Ships are
/// listed by a sweep every half hour, and by the report that ends a silence.
/// </summary>
internal sealed partial class SilenceIndex
{
    private const long SweepEveryMs = 30 * 60_000;

    /// <summary>A ship unheard for this long is listed. It is the least silence that is evidence, less the time between two sweeps and to spare.</summary>
    private const long ListedAfterMs = 60 * 60_000;

    /// <summary>Nothing is asked about older silences: 10 days of loitering, 4 of the silence before it, and a day until all is settled.</summary>
    private const long KeptMs = 15 * 24 * 3_600_000L;

    /// <summary>A ship may be back as one of so many newer tracks: more are made by a number that is sent from everywhere.</summary>
    private const int MostTracksBack = 8;

    /// <summary>Nearer to the shore a ship that does not move is moored, whatever the charts lack.</summary>
    private const double FrozenFromShoreKm = 10;

    private readonly Fleet _fleet;
    private readonly Places _places;
    private readonly long _leastMs;

    /// <summary>Those whose track has not gone on, by MMSI and ordinal.</summary>
    private readonly Dictionary<(uint Mmsi, int Ordinal), Silence> _open = [];
    private readonly List<Silence> _ended = [];
    private long _swept = long.MinValue;

    /// <param name="maxGapMs">Shorter silences are no gaps of a track.</param>
    public SilenceIndex(Fleet fleet, Places places, long maxGapMs, long finalAfterMs)
    {
        (_fleet, _places) = (fleet, places);
        _leastMs = Math.Max(Rhythm.LeastMs, maxGapMs);
        Reception = new Reception(finalAfterMs);
    }

    public Reception Reception { get; }

    /// <summary>Silences that go on, then those that ended.</summary>
    public IEnumerable<Silence> Open => _open.Values;
    public IReadOnlyList<Silence> Ended => _ended;

    /// <summary>Takes what a report brought: who was heard where, and whose silence ended.</summary>
    public void Take(in Followed followed, long stepMs)
    {
        if (followed.Track is not { } track) return;
        var first = true;
        foreach (ref readonly var sample in followed.Samples)
        {
            if ((sample.Flags & SampleFlags.AtFix) == 0 && !first) continue;
            first = false;
            Reception.Note(track, sample.Step * stepMs, sample.Latitude, sample.Longitude);
        }

        if (!followed.Samples.IsEmpty && track.LastStand is { } stand && stand.To >= followed.Samples[0].Step) TakeStand(track, stand, stepMs);
        if (followed.Samples.IsEmpty && track.EndsGap) TakeGap(track);
        if (track.IsListedSilent) Unlist(track);
        if (track.Fixes <= 2 && track.Ordinal > 1) TakeNewTrack(track);
    }

    /// <summary>The ship of a forgotten track may be back as a new track: after its silence nobody can tell otherwise.</summary>
    private void TakeNewTrack(Track track)
    {
        var vessel = track.Vessel;
        for (var ordinal = track.Ordinal - 1; ordinal >= Math.Max(1, track.Ordinal - MostTracksBack); ordinal--)
        {
            if (!_open.TryGetValue((vessel.Mmsi, ordinal), out var silence) || vessel.Tracks.Any(t => t.Ordinal == ordinal)) continue;
            if (track.Fixes == 1) silence.MayEndWith(track.Ordinal, Sighting.Of(track.Last));
            else if (silence.TryEndWith(track.Ordinal)) Close((vessel.Mmsi, ordinal), silence);
        }
    }

    /// <summary>The track moves again after it had stood still at sea.</summary>
    private void TakeStand(Track track, Stand stand, long stepMs)
    {
        if (_places.DistanceToCoastKm(stand.Latitude, stand.Longitude) < FrozenFromShoreKm) return;
        var silence = new Silence(track.Vessel, track.Ordinal, new Sighting(stand.From * stepMs, stand.Latitude, stand.Longitude), track.Fixes, 0, isFrozen: true);
        silence.End(new Sighting(stand.To * stepMs, stand.LeftToLatitude, stand.LeftToLongitude), elsewhere: false);
        _ended.Add(silence);
    }

    private void TakeGap(Track track)
    {
        Reception.Note(track, track.Last.Time, track.Last.Latitude, track.Last.Longitude);
        if (track.Last.Time - track.BeforeGap.Time < _leastMs) return;
        var (vessel, key) = (track.Vessel, (track.Vessel.Mmsi, track.Ordinal));
        if (!_open.TryGetValue(key, out var silence))
            silence = new Silence(vessel, track.Ordinal, Sighting.Of(track.BeforeGap), track.FixesBeforeGap, track.UsualBeforeGap);
        var elsewhere = false;
        foreach (var other in vessel.Tracks)
            elsewhere |= other != track && other.Fixes > 1 && other.Last.Time > track.BeforeGap.Time && other.Last.Time < track.Last.Time;
        silence.End(Sighting.Of(track.Last), elsewhere);
        track.IsListedSilent = false;
        Close(key, silence);
    }

    private void Close((uint, int) key, Silence silence)
    {
        _open.Remove(key);
        if (silence.IsBroken(long.MaxValue)) _ended.Add(silence);
    }

    /// <summary>It was delayed, not silent.</summary>
    private void Unlist(Track track)
    {
        track.IsListedSilent = false;
        _open.Remove((track.Vessel.Mmsi, track.Ordinal));
    }

    /// <summary>Lists the ships that have fallen silent, and forgets what nobody asks about any more. To be called before each use of a report and before each tick.</summary>
    /// <param name="now">The watermark (ms).</param>
    public void Sweep(long now)
    {
        if (_swept != long.MinValue && now - _swept < SweepEveryMs) return;
        _swept = now;
        foreach (var silence in _open.Values) KeepWhenFinal(silence);
        foreach (var silence in _ended) KeepWhenFinal(silence);
        foreach (var vessel in _fleet.Vessels)
        {
            foreach (var track in vessel.Tracks)
            {
                if (track.IsListedSilent || now - track.Last.Time < ListedAfterMs || track.Fixes < Rhythm.LeastFixes) continue;
                track.IsListedSilent = true;
                if (now - track.Last.Time > KeptMs) continue;
                var silence = new Silence(vessel, track.Ordinal, Sighting.Of(track.Last), track.Fixes, track.Rhythm.Longest);
                _open[(vessel.Mmsi, track.Ordinal)] = silence;
                KeepWhenFinal(silence);
            }
        }

        Reception.Forget(now);
        _ended.RemoveAll(s => s.To!.Value.Time < now - KeptMs);
        foreach (var (key, silence) in _open)
            if (silence.From.Time < now - KeptMs) _open.Remove(key);

        void KeepWhenFinal(Silence silence)
        {
            if (!silence.IsKept && silence.From.Time + Reception.FinalAfterMs <= now) silence.Keep(Reception);
        }
    }
}
