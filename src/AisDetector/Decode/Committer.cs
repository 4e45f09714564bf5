using AisDetector.Broker;
using AisDetector.Records;
using Confluent.Kafka;

namespace AisDetector.Decode;

/// <summary>How far the group has read each partition, as the brokers keep it.</summary>
internal interface IGroupOffsets
{
    /// <summary>The next record to be read of each partition; null where none was committed.</summary>
    long?[] Committed(IEnumerable<int> partitions);

    /// <exception cref="KafkaException">The brokers do not take it.</exception>
    void Commit(IEnumerable<(int Partition, long Offset)> offsets);
}

/// <summary>Where reports go, and what the instances tell each other.</summary>
internal interface IReportTopics
{
    /// <summary>Sends the reports that have been gathered, as one record.</summary>
    void Send(ReportRecordWriter reports, CancellationToken giveUp);

    void Tell(string keyPrefix, PartitionStanding standing, CancellationToken giveUp);

    /// <summary>Waits until everything is delivered.</summary>
    void Flush(CancellationToken giveUp);
}

/// <summary>Commits where another instance would have to begin, once everything before that is delivered.</summary>
/// <param name="giveUp">Cancelled when a clean stop has taken too long.</param>
internal sealed class Committer(OwnPartitions own, IGroupOffsets offsets, IReportTopics topics, RunEvents events, CancellationToken giveUp)
{
    /// <summary>Milliseconds.</summary>
    public const long CommitEvery = 1000;

    private long _committedAt;

    /// <summary>Commits if it is time to.</summary>
    /// <param name="now">Milliseconds of any clock.</param>
    public void Look(long now)
    {
        if (now - _committedAt < CommitEvery) return;
        Commit(own.All);
        _committedAt = now;
    }

    /// <summary>Sends the reports of all own partitions that have been gathered.</summary>
    public void SendAll()
    {
        foreach (var partition in own.All)
            if (!partition.Writer.IsEmpty) topics.Send(partition.Writer, giveUp);
    }

    /// <summary>Sends everything, waits until it is delivered, and commits these partitions.</summary>
    public void Commit(IEnumerable<DecodedPartition> partitions)
    {
        SendAll();
        topics.Flush(giveUp);
        var moved = partitions.Select(p => (Partition: p, p.Restart)).Where(p => p.Restart > p.Partition.Committed).ToList();
        if (moved.Count == 0) return;
        try
        {
            offsets.Commit(moved.Select(p => (p.Partition.Partition, p.Restart)));
            foreach (var (partition, restart) in moved) partition.Committed = restart;
        }
        catch (KafkaException e) when (!e.Error.IsFatal && !BrokerError.IsHopeless(e.Error))
        {
            // A rebalance, or a broker that is away: the next commit makes up for it. What is sent again is recognised.
            events.Error(e.Error);
        }
    }
}
