using System.Collections.Concurrent;
using Microsoft.Extensions.Time.Testing;

namespace AisDetector.Tests.Feed;

/// <summary>A clock that stands still until someone waits on it, and then is at once where that wait ends.</summary>
internal sealed class FakeClock() : FakeTimeProvider(DateTimeOffset.UnixEpoch)
{
    private readonly ConcurrentQueue<TimeSpan> _waits = [];

    public TimeSpan Now => GetUtcNow() - DateTimeOffset.UnixEpoch;

    /// <summary>Each wait so far.</summary>
    public TimeSpan[] Waits => [.. _waits];

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        _waits.Enqueue(dueTime);

        // From another thread, as a timer's would: the one who waits is not ready yet.
        ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
        return timer;
    }
}
