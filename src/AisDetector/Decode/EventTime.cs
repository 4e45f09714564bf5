using AisDetector.Core.Time;

namespace AisDetector.Decode;

/// <summary>
/// Which event time a partition has reached: the newest on which half of its last reports agree, by the detector's rule for
/// clocks that lie (<see cref="ClockRule"/>).
/// </summary>
internal sealed class EventTime
{
    /// <summary>The report and the twenty others that decide about it.</summary>
    public const int Witnesses = ClockRule.Witnesses + 1;

    /// <summary>Of fewer reports nobody can tell whose clock lies.</summary>
    public const int Fewest = 3;

    private readonly long[] _times = new long[Witnesses];
    private readonly long[] _sorted = new long[Witnesses];
    private long _count;

    /// <summary>Milliseconds since the Unix epoch; null before there are enough reports to tell.</summary>
    public long? Reached
    {
        get
        {
            var count = (int)Math.Min(_count, Witnesses);
            if (count < Fewest) return null;
            var sorted = _sorted.AsSpan(0, count);
            _times.AsSpan(0, count).CopyTo(sorted);
            sorted.Sort();
            return ClockRule.AgreedTime(sorted);
        }
    }

    public void Add(long time) => _times[_count++ % Witnesses] = time;
}
