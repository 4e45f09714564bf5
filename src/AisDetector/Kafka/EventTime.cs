namespace AisDetector.Kafka;

/// <summary>
/// Which event time a partition has reached: of its last <see cref="Witnesses"/> reports the newest that is joined to the
/// median by others no more than an hour apart. As in the detector's own check of clocks, one that is further ahead is believed when half agree.
/// </summary>
internal sealed class EventTime
{
    /// <summary>The report and the twenty others that decide about it.</summary>
    public const int Witnesses = 21;

    /// <summary>Before there are so many nobody can tell which of them lies.</summary>
    public const int Fewest = 3;

    private const long BelievedAheadMs = 60 * 60_000;

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
            var newest = count / 2;
            while (newest + 1 < count && sorted[newest + 1] - sorted[newest] <= BelievedAheadMs) newest++;
            return sorted[newest];
        }
    }

    public void Add(long time) => _times[_count++ % Witnesses] = time;
}
