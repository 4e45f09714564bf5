using System.Diagnostics;
using System.Text;
using AisDetector.App;
using AisDetector.Broker;
using Confluent.Kafka;

namespace AisDetector.Decode;

/// <summary>What the other instances say of their partitions, read from <c>aisdetector.decode</c>.</summary>
internal sealed class OtherPartitions : IDisposable
{
    /// <summary>A partition of which nothing was heard for so long is not waited for. A group gives it to another instance sooner.</summary>
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(60);

    private readonly IConsumer<byte[]?, byte[]?> _consumer;
    private readonly (Standing Standing, long HeardAt)[] _heard;
    private bool _hasCaughtUp;

    public OtherPartitions(RunOptions options, KafkaSettings settings, RunEvents events, string source, int partitions)
    {
        KeyPrefix = $"{options.Group}/{source}/";
        _heard = new (Standing, long)[partitions];

        // A partition of which nothing is known may have much to read: it is waited for too.
        Array.Fill(_heard, (new Standing(null, HasUnread: true), Stopwatch.GetTimestamp()));
        _consumer = Client.Make(() => new ConsumerBuilder<byte[]?, byte[]?>(settings.Reader())
            .SetErrorHandler((_, e) => events.Error(e)).SetLogHandler((_, m) => events.Library(m)).Build());
        _consumer.Assign(new TopicPartitionOffset(new TopicPartition(options.Topics.Decode, 0), Offset.Beginning));
    }

    /// <summary>Of the keys under which this group tells of this topic; the partition's number follows.</summary>
    public string KeyPrefix { get; }

    /// <summary>Reads all that has been said, so that a partition's new reader knows where the last one was.</summary>
    public void CatchUp(CancellationToken stop)
    {
        while (!_hasCaughtUp && !stop.IsCancellationRequested) Listen(TimeSpan.FromMilliseconds(50));
    }

    /// <summary>Reads what has been said since.</summary>
    public void Listen() => Listen(TimeSpan.Zero);

    private void Listen(TimeSpan wait)
    {
        while (true)
        {
            try
            {
                var result = _consumer.Consume(wait);
                if (result == null) return;
                _hasCaughtUp |= result.IsPartitionEOF;
                if (result.IsPartitionEOF) return;
                Hear(result.Message);
            }
            catch (ConsumeException e) when (!e.Error.IsFatal && !BrokerError.IsHopeless(e.Error))
            {
                // librdkafka goes on by itself, when the broker is there again.
                return;
            }
            catch (ConsumeException e)
            {
                throw new Fault($"the topic of the decode stage cannot be read: {e.Error.Reason}", cause: e);
            }
        }
    }

    public Standing this[int partition]
    {
        get
        {
            var (standing, heardAt) = _heard[partition];
            return Stopwatch.GetElapsedTime(heardAt) < HeardWithin ? standing : standing with { HasUnread = false };
        }
    }

    public void Dispose()
    {
        _consumer.Close();
        _consumer.Dispose();
    }

    private void Hear(Message<byte[]?, byte[]?> message)
    {
        if (message.Key == null || PartitionStanding.Of(message.Value) is not { } said) return;
        if (said.Partition < 0 || said.Partition >= _heard.Length || Encoding.UTF8.GetString(message.Key) != KeyPrefix + said.Partition) return;
        _heard[said.Partition] = (new Standing(said.EventTime, said.HasUnread), Stopwatch.GetTimestamp());
    }
}
