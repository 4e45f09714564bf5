using AisDetector.App;
using Confluent.Kafka;

namespace AisDetector.Broker;

/// <summary>Reads a topic's only partition from its end backwards, or a known part of it: for our own small topics, outside of any group.</summary>
internal sealed class TopicTail : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly TopicPartition _partition;

    public TopicTail(string topic, KafkaSettings settings, RunEvents events)
    {
        _partition = new TopicPartition(topic, 0);
        _consumer = Client.Make(() => new ConsumerBuilder<byte[]?, byte[]?>(settings.Reader())
            .SetErrorHandler((_, e) => events.Error(e)).SetLogHandler((_, m) => events.Library(m)).Build());
    }

    /// <summary>Something was not waited for: what was read may not be all that is committed.</summary>
    public bool IsBehind { get; private set; }

    /// <summary>Committed records in blocks, the newest block first, each block in the topic's order.</summary>
    public IEnumerable<List<ConsumeResult<byte[]?, byte[]?>>> Backwards((long Low, long High) bounds, int firstBlock, bool waits, CancellationToken stop)
    {
        var end = bounds.High;
        for (long size = firstBlock; end > bounds.Low; size *= 4)
        {
            var from = Math.Max(bounds.Low, end - size);
            yield return [.. Read(from, end, waits, stop)];
            end = from;
        }
    }

    /// <summary>Committed records from one offset to before another; waits, or does not, for a transaction that is open in between.</summary>
    public IEnumerable<ConsumeResult<byte[]?, byte[]?>> Read(long from, long until, bool waits, CancellationToken stop)
    {
        if (from >= until) yield break;
        _consumer.Assign(new TopicPartitionOffset(_partition, from));
        var patience = DateTime.UtcNow + Patience;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            if (DateTime.UtcNow > patience) throw new Fault($"topic {_partition.Topic} cannot be read from offset {from} to {until}: no answer for {Patience.TotalSeconds:0} s, or a transaction in it stays open");
            var result = Next();
            if (result == null) continue;
            patience = DateTime.UtcNow + Patience;

            // The end's offset counts the transactions' own marks, which are never given as records.
            if (result.Offset.Value >= until) break;
            if (result.IsPartitionEOF && !waits)
            {
                IsBehind = true;
                break;
            }

            if (result.IsPartitionEOF) continue;
            yield return result;
            if (result.Offset.Value + 1 >= until) break;
        }

        _consumer.Unassign();
    }

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private ConsumeResult<byte[]?, byte[]?>? Next()
    {
        try
        {
            return _consumer.Consume(TimeSpan.FromMilliseconds(200));
        }
        catch (ConsumeException e) when (!e.Error.IsFatal && !BrokerError.IsHopeless(e.Error))
        {
            // librdkafka goes on by itself, when the broker is there again.
            return null;
        }
        catch (ConsumeException e)
        {
            throw new Fault($"topic {_partition.Topic} cannot be read: {e.Error.Reason}", cause: e);
        }
    }
}
