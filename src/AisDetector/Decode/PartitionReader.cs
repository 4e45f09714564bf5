using System.Runtime.ExceptionServices;
using AisDetector.App;
using AisDetector.Broker;
using Confluent.Kafka;

namespace AisDetector.Decode;

/// <summary>
/// A member of the group, which reads the partitions that it is given. The stage's thread polls it, and in that call the
/// client says which partitions come and go.
/// </summary>
internal sealed class PartitionReader : IGroupOffsets, IDisposable
{
    private readonly RunOptions _options;
    private readonly RunEvents _events;
    private readonly Cluster _cluster;
    private readonly IConsumer<Ignore, byte[]?> _consumer;

    // The stage's thread, in the client's calls too.
    private OwnPartitions? _own;
    private Committer? _committer;
    private ExceptionDispatchInfo? _fault;

    // Set before another thread closes the client, which then calls from there.
    private volatile bool _isLeaving;

    public PartitionReader(RunOptions options, KafkaSettings settings, RunEvents events, Cluster cluster)
    {
        (_options, _events, _cluster) = (options, events, cluster);
        _consumer = Client.Make(() => new ConsumerBuilder<Ignore, byte[]?>(settings.Partitions())
            .SetErrorHandler((_, e) => events.Error(e))
            .SetLogHandler((_, m) => events.Library(m))
            .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => Revoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => Lost(partitions))
            .Build());
    }

    /// <summary>Joins the group.</summary>
    /// <param name="own">Gets the partitions that are given to it.</param>
    /// <param name="committer">Commits those that are taken away, while that is still possible.</param>
    public void Subscribe(OwnPartitions own, Committer committer)
    {
        (_own, _committer) = (own, committer);
        _consumer.Subscribe(_options.Topics.Raw);
    }

    /// <summary>The next record or end of a partition; null when there is none yet.</summary>
    public ConsumeResult<Ignore, byte[]?>? Poll(TimeSpan time)
    {
        var result = _consumer.Poll(_options.Topics.Raw, time);
        _fault?.Throw();
        _cluster.CheckRaw();
        return result;
    }

    /// <summary>Stops fetching from a partition, or goes on with it.</summary>
    public void Pause(int partition, bool pauses)
    {
        if (pauses) _consumer.Pause([Of(partition)]);
        else _consumer.Resume([Of(partition)]);
    }

    /// <summary>The offset behind the partition's last record, as the newest fetch said; null before the first.</summary>
    public long? End(int partition) => _consumer.GetWatermarkOffsets(Of(partition)).High is var high && high != Offset.Unset ? high.Value : null;

    public long?[] Committed(IEnumerable<int> partitions) =>
        [.. _consumer.Committed(partitions.Select(Of), _options.StartPatience).Select(o => o.Offset == Offset.Unset ? (long?)null : o.Offset.Value)];

    public void Commit(IEnumerable<(int Partition, long Offset)> offsets) => _consumer.Commit(offsets.Select(o => new TopicPartitionOffset(Of(o.Partition), o.Offset)));

    /// <summary>What the client says from here on is this instance's own leaving.</summary>
    public void Leave() => _isLeaving = true;

    /// <summary>Leaves the group, which takes long where no broker answers.</summary>
    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private TopicPartition Of(int partition) => new(_options.Topics.Raw, partition);

    private IEnumerable<TopicPartitionOffset> Assigned(List<TopicPartition> partitions)
    {
        try
        {
            if (partitions.Count == 0 || _isLeaving) return Nowhere();
            if (partitions.Exists(p => p.Partition >= _own!.PartitionsOfTopic)) throw new Fault($"topic {_options.Topics.Raw} has been given more partitions; started again it reads them too");
            _events.PartitionsTaken(Names(partitions));
            var committed = Committed(partitions.Select(p => p.Partition.Value));
            return [.. partitions.Zip(committed, Open)];
        }
        catch (Exception e)
        {
            // Kept, and thrown when the client has returned.
            _fault = ExceptionDispatchInfo.Capture(e);
            return Nowhere();
        }

        IEnumerable<TopicPartitionOffset> Nowhere() => [.. partitions.Select(p => new TopicPartitionOffset(p, Offset.End))];
    }

    private TopicPartitionOffset Open(TopicPartition partition, long? committed)
    {
        // One without a committed offset is new in the topic: all of it is news.
        var start = committed ?? _cluster.BoundsAsync(_options.Topics.Raw, partition.Partition).GetAwaiter().GetResult().Low;
        _own!.Add(partition.Partition, start);
        return new TopicPartitionOffset(partition, start);
    }

    private void Revoked(List<TopicPartitionOffset> partitions)
    {
        try
        {
            var left = partitions.Select(p => _own?.Find(p.Partition)).OfType<DecodedPartition>().ToList();
            if (left.Count > 0 && !_isLeaving) _committer!.Commit(left);
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e);
        }

        Lost(partitions);
    }

    private void Lost(List<TopicPartitionOffset> partitions)
    {
        if (partitions.Count > 0 && !_isLeaving) _events.PartitionsGivenUp(Names(partitions.Select(p => p.TopicPartition)));
        foreach (var partition in partitions) _own?.Remove(partition.Partition);
    }

    private static string Names(IEnumerable<TopicPartition> partitions)
    {
        var numbers = partitions.Select(p => p.Partition.Value).Order().ToList();
        return $"{(numbers.Count == 1 ? "partition" : "partitions")} {string.Join(", ", numbers)}";
    }
}
