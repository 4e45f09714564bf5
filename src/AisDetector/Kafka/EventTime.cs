namespace AisDetector.Kafka;

/// <summary>
/// Which event time a partition has reached: the median of its last <see cref="Witnesses"/> reports, as the detector asks
/// twenty others before it believes a clock that is far ahead. One that lies, or a satellite's delayed reports among prompt ones, does not move it far.
/// </summary>
internal sealed class EventTime
{
    public const int Witnesses = 21;

    private readonly long[] _times = new long[Witnesses];
    private readonly long[] _sorted = new long[Witnesses];
    private long _count;

    /// <summary>Milliseconds since the Unix epoch; null before there are enough reports to tell.</summary>
    public long? Reached
    {
        get
        {
            if (_count < Witnesses) return null;
            _times.CopyTo(_sorted, 0);
            Array.Sort(_sorted);
            return _sorted[Witnesses / 2];
        }
    }

    public void Add(long time) => _times[_count++ % Witnesses] = time;
}
