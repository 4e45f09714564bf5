
namespace AisDetector.Core.Tracks;

/// <summary>
/// Tells one ship that jumps between two places from two ships that share a number. The jumping ship has one rhythm, so its two
/// tracks take turns at equal intervals. Two ships report each in its own rhythm, so the way forth and the way back differ.
/// </summary>
internal sealed partial class TurnTaking
{
    /// <summary>So many fixes in turn are no chance any more.</summary>
    private const int MinFixes = 6;

    /// <summary>
    /// One interval may differ from the mean by this share: a transponder picks its slot within 10 % of the nominal one (ITU-R M.1371,
    /// annex 2, selection interval), at both ends of the interval. Times come in whole seconds.
    /// </summary>
    private const double Tolerance = 0.25;
    private const long MinToleranceMs = 2_000;

    /// <summary>The mean intervals forth and back differ by less than this share: between the equal intervals of one ship and the chance of two.</summary>
    private const double MaxBias = 0.1;
    private const long MinBiasMs = 500;

    /// <summary>Up to so many fixes in a row may be lost: each moves the next one on by an interval and a turn.</summary>
    private const long MaxLost = 5;

    /// <summary>
    /// At least these shares of the fixes were heard, of all and at each of the two places: reports are lost by chance. Two ships, one of
    /// which reports half as often or a quarter of an interval later, would else look like one that is never heard at every second turn.
    /// </summary>
    private const double MinHeard = 0.7, MinHeardAtEach = 0.6;

    /// <summary>Of a number that jumps for months only the newest runs can matter.</summary>
    private const int MaxRuns = 1024;

    private readonly List<(long From, long To)> _runs = [];
    private int _lastTrack, _fixes, _turns, _fixesThere;
    private long _lastTime, _since, _intervals;

    /// <summary>Time (ms) and intervals from the older track to the younger, and back.</summary>
    private (long Ms, long Intervals) _forth, _back;

    /// <summary>Takes a fix of the vessel, in time order.</summary>
    /// <param name="time">ms.</param>
    /// <param name="track">The ordinal of the track that it belongs to.</param>
    public void Note(long time, int track)
    {
        if (IntervalsTo(time, track) is { } intervals) GoOn(time, track, intervals);
        else Begin(time, track);
        (_lastTime, _lastTrack) = (time, track);
        if (IsJumping()) Extend(time);
    }

    /// <summary>How much of a span (ms) the vessel was jumping.</summary>
    public long Within(long from, long to)
    {
        long sum = 0;
        foreach (var run in _runs) sum += Math.Max(0, Math.Min(run.To, to) - Math.Max(run.From, from));
        return sum;
    }

    /// <summary>How many intervals after the last fix this one comes; null when it is out of rhythm, or on the track whose turn it is not.</summary>
    private long? IntervalsTo(long time, int track)
    {
        if (_intervals == 0) return null;
        var (elapsed, interval) = (time - _lastTime, (_lastTime - _since) / _intervals);
        if (interval == 0) return null;
        var intervals = (elapsed + interval / 2) / interval;
        if (intervals is < 1 or > MaxLost + 1 || (intervals % 2 == 1) != (track != _lastTrack)) return null;
        return Math.Abs(elapsed - intervals * interval) <= Math.Max(MinToleranceMs, (long)(Tolerance * interval)) ? intervals : null;
    }

    private void GoOn(long time, int track, long intervals)
    {
        _fixes++;
        _intervals += intervals;
        // The run began at an even number, so the odd ones are at the other place.
        if (_intervals % 2 == 1) _fixesThere++;
        if (track == _lastTrack) return;
        _turns++;
        ref var way = ref track > _lastTrack ? ref _forth : ref _back;
        way = (way.Ms + time - _lastTime, way.Intervals + intervals);
    }

    /// <summary>A run begins with the last fix, where this one is on another track.</summary>
    private void Begin(long time, int track)
    {
        var begins = _fixes > 0 && track != _lastTrack && time > _lastTime;
        (_fixes, _turns, _fixesThere, _intervals, _since) = (1, 0, 0, 0, begins ? _lastTime : time);
        (_forth, _back) = (default, default);
        if (begins) GoOn(time, track, 1);
    }

    private bool IsJumping()
    {
        if (_fixes < MinFixes || _turns < MinFixes - 1 || _fixes < MinHeard * (_intervals + 1)) return false;
        if (_fixesThere < MinHeardAtEach * ((_intervals + 1) / 2) || _fixes - _fixesThere < MinHeardAtEach * (_intervals / 2 + 1)) return false;
        var interval = (_lastTime - _since) / (double)_intervals;
        var bias = Math.Abs(_forth.Ms / (double)_forth.Intervals - _back.Ms / (double)_back.Intervals);
        return bias <= Math.Max(MinBiasMs, MaxBias * interval);
    }

    private void Extend(long time)
    {
        if (_runs.Count > 0 && _runs[^1].From == _since) _runs[^1] = (_since, time);
        else _runs.Add((_since, time));
        if (_runs.Count > MaxRuns) _runs.RemoveAt(0);
    }
}
