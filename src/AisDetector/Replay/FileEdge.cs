using AisDetector.Core.Reports;
using AisDetector.Core.Time;

namespace AisDetector.Replay;

/// <summary>The newest time that a file has reached, by the detector's rule for clocks that lie (<see cref="ClockRule"/>): who decides are the reports that follow.</summary>
/// <param name="windowMs">The reorder window: what is no older than this behind the edge is in order.</param>
internal struct FileEdge(long windowMs)
{
    private long _edge = long.MinValue;

    /// <summary>Goes on to the first of these reports, the others being those that follow; gives the time by which it is merged.</summary>
    public long Advance(ReadOnlySpan<Report> reports, out bool isDisorder)
    {
        var time = reports[0].Time;
        isDisorder = false;
        if (time == Report.NoTime) return _edge;
        if (_edge == long.MinValue || !ClockRule.IsNear(time, _edge))
        {
            if (IsConfirmed(reports)) _edge = time;
            return _edge;
        }

        isDisorder = time < _edge - windowMs;
        if (time > _edge) _edge = time;
        return _edge;
    }

    private readonly bool IsConfirmed(ReadOnlySpan<Report> reports)
    {
        var time = reports[0].Time;
        int asFar = 0, witnesses = 0;
        foreach (ref readonly var follower in reports[1..Math.Min(reports.Length, ClockRule.Witnesses + 1)])
        {
            if (follower.Time == Report.NoTime) continue;
            witnesses++;
            if (ClockRule.Confirms(follower.Time, time)) asFar++;
        }

        return witnesses > 0 ? ClockRule.IsConfirmed(asFar, witnesses) : _edge == long.MinValue || time <= _edge + ClockRule.BelievedAheadAtEndMs;
    }
}
