using AisDetector.Core.Reports;

namespace AisDetector.Feed;

/// <summary>
/// Says when a message is due, so that a recording is played with the spacing of its own times. Messages older than one
/// already played are due at once. A clock that runs ahead of the others is not waited for: a jump of more than an hour
/// counts only if most of the messages that follow have made it too. Our own: rate limiters of libraries space calls by a
/// fixed rate, and know nothing of times that the messages carry.
/// </summary>
/// <param name="speed">Seconds of the recording a second; infinite: everything is due.</param>
internal sealed class Pacer(double speed, TimeProvider clock)
{
    private const long JumpMilliseconds = 3_600_000;
    private const int Witnesses = 20;

    private long _edge = Report.NoTime;
    private long _firstTime;
    private long _firstAt;

    /// <summary>How long until the queue's first message is due. False: messages that follow have to be seen first.</summary>
    public bool TryTell(FrameQueue queue, bool isLast, out TimeSpan wait)
    {
        wait = TimeSpan.Zero;
        var time = queue[0].Time;
        if (double.IsPositiveInfinity(speed) || time == Report.NoTime) return true;

        if (_edge == Report.NoTime || time > _edge + JumpMilliseconds)
        {
            var (seen, agreeing) = Hear(queue, time);
            if (seen < Witnesses && !isLast) return false;
            if (agreeing * 2 < seen) return true;
            if (_edge == Report.NoTime)
            {
                _firstTime = time;
                _firstAt = clock.GetTimestamp();
            }
        }

        _edge = Math.Max(_edge, time);
        wait = TimeSpan.FromMilliseconds((time - _firstTime) / speed) - clock.GetElapsedTime(_firstAt);
        return true;
    }

    private static (int Seen, int Agreeing) Hear(FrameQueue queue, long time)
    {
        int seen = 0, agreeing = 0;
        for (var i = 1; i < queue.Count && seen < Witnesses; i++)
        {
            if (queue[i].Time == Report.NoTime) continue;
            seen++;
            if (queue[i].Time > time - JumpMilliseconds) agreeing++;
        }

        return (seen, agreeing);
    }
}
