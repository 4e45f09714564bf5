namespace AisDetector.Decode;

/// <summary>Lets own partitions wait that are too far ahead of the slowest (<see cref="Pace"/>), whoever reads that.</summary>
/// <param name="others">What is known of a partition that another instance reads.</param>
/// <param name="pause">Stops fetching from a partition, or goes on with it.</param>
internal sealed class Pacing(OwnPartitions own, Func<int, Standing> others, Action<int, bool> pause)
{
    private readonly Standing[] _standings = new Standing[own.PartitionsOfTopic];
    private long _limit = long.MinValue;

    /// <summary>At least one waits.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>How often a partition has had to wait.</summary>
    public long Pauses { get; private set; }

    /// <summary>After the others have been heard: looks at all own partitions.</summary>
    public void Look()
    {
        _limit = Limit();
        IsWaiting = false;
        foreach (var partition in own.All)
        {
            PauseIfAhead(partition);
            IsWaiting |= partition.IsPaused;
        }
    }

    /// <summary>After a record: where all slow partitions are own ones, the limit moves with every record.</summary>
    /// <param name="time">Of its last report, ms since the Unix epoch.</param>
    public void AfterRecord(DecodedPartition partition, long time)
    {
        if (time <= _limit) return;
        _limit = Limit();
        PauseIfAhead(partition);
    }

    private long Limit()
    {
        for (var p = 0; p < _standings.Length; p++) _standings[p] = own.Find(p)?.Standing ?? others(p);
        return Pace.Limit(_standings);
    }

    private void PauseIfAhead(DecodedPartition partition)
    {
        var waits = Pace.Waits(partition.Standing.EventTime, _limit, partition.IsPaused);
        if (waits == partition.IsPaused) return;
        partition.IsPaused = waits;
        if (waits) Pauses++;
        pause(partition.Partition, waits);
    }
}
