using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>
/// Tells one ship that jumps between two places from two ships that share a number. The jumping ship has a single rhythm, so
/// its two tracks take turns at equal intervals. Two ships report each in a rhythm of its own, so their turns are uneven.
/// </summary>
internal sealed class TurnTaking
{
    /// <summary>So many fixes by turns cannot be chance.</summary>
    private const int MinFixes = 6;

    /// <summary>Intervals are equal within this share: a transponder picks its slot within 10 % of the nominal one (ITU-R M.1371, annex 2, selection interval) ...</summary>
    private const double Tolerance = 0.1;

    /// <summary>... and times come in whole seconds.</summary>
    private const long MinToleranceMs = 2_000;

    /// <summary>Up to so many fixes in a row may be lost. For each lost fix the next one comes an interval and a turn later.</summary>
    private const long MaxLost = 5;

    /// <summary>A number may jump for months, but only its newest runs can matter.</summary>
    private const int MaxRuns = 1024;

    private readonly List<(long From, long To)> _runs = [];
    private int _lastTrack, _fixes, _turns;
    private long _lastTime, _since, _intervalMs;

    /// <summary>Takes a fix of the vessel, in time order.</summary>
    /// <param name="time">ms.</param>
    /// <param name="track">The ordinal of the track that it belongs to.</param>
    public void Note(long time, int track)
    {
        var elapsed = time - _lastTime;
        if (IsNext(elapsed, track))
        {
            _fixes++;
            if (track != _lastTrack) _turns++;
        }
        else if (track != _lastTrack && _fixes > 0 && elapsed > 0)
        {
            (_since, _intervalMs, _fixes, _turns) = (_lastTime, elapsed, 2, 1);
        }
        else
        {
            (_intervalMs, _fixes, _turns) = (0, 1, 0);
        }

        (_lastTime, _lastTrack) = (time, track);
        if (_fixes >= MinFixes && _turns >= MinFixes - 1) Extend(time);
    }

    /// <summary>How much of a span (ms) the vessel was jumping.</summary>
    public long Within(long from, long to)
    {
        long sum = 0;
        foreach (var run in _runs) sum += Math.Max(0, Math.Min(run.To, to) - Math.Max(run.From, from));
        return sum;
    }

    public void Persist(StateStream state)
    {
        state.Value(ref _lastTrack);
        state.Value(ref _fixes);
        state.Value(ref _turns);
        state.Value(ref _lastTime);
        state.Value(ref _since);
        state.Value(ref _intervalMs);
        state.List(_runs, static (StateStream s, ref (long From, long To) run) =>
        {
            s.Value(ref run.From);
            s.Value(ref run.To);
        });
    }

    /// <summary>Whether a fix comes in the rhythm so far, on the track whose turn it is then.</summary>
    private bool IsNext(long elapsed, int track)
    {
        if (_intervalMs == 0) return false;
        var intervals = (elapsed + _intervalMs / 2) / _intervalMs;
        if (intervals is < 1 or > MaxLost + 1) return false;
        var off = Math.Abs(elapsed - intervals * _intervalMs);
        return off <= Math.Max(MinToleranceMs, (long)(Tolerance * _intervalMs)) && (intervals % 2 == 1) == (track != _lastTrack);
    }

    private void Extend(long time)
    {
        if (_runs.Count > 0 && _runs[^1].From == _since) _runs[^1] = (_since, time);
        else _runs.Add((_since, time));
        if (_runs.Count > MaxRuns) _runs.RemoveAt(0);
    }
}
