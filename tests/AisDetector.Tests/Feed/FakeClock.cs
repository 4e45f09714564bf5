namespace AisDetector.Tests.Feed;

/// <summary>A clock that stands still until someone waits on it, and then is at once where that wait ends.</summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly List<TimeSpan> _waits = [];
    private TimeSpan _now;

    public TimeSpan Now
    {
        get { lock (_waits) return _now; }
    }

    /// <summary>Each wait so far.</summary>
    public TimeSpan[] Waits
    {
        get { lock (_waits) return [.. _waits]; }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Now.Ticks;

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + Now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        lock (_waits)
        {
            _waits.Add(dueTime);
            _now += dueTime;
        }

        // From another thread, as a timer's would: the one who waits is not ready yet.
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Fired();
    }

    private sealed class Fired : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
