using System.Diagnostics;
using AisDetector.Broker;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Benchmarks.Live;

/// <summary>Topics of a benchmark's own on the broker, what it writes to them and what it sees come out.</summary>
internal sealed class LiveLog : IDisposable
{
    private readonly string _name = $"bench-{Guid.NewGuid().ToString("N")[..8]}";
    private readonly IAdminClient _admin;
    private readonly IProducer<Null, byte[]> _producer;
    private long _failed;

    public LiveLog(string server)
    {
        _ = Librdkafka.Version;
        Server = server;
        _admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = server }).Build();
        _producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig
        {
            BootstrapServers = server, EnableIdempotence = true, LingerMs = 1, QueueBufferingMaxKbytes = 65536, QueueBufferingMaxMessages = 500_000, CompressionType = CompressionType.Lz4,
        }).Build();
        _admin.CreateTopicsAsync(new[] { Raw, Alerts, "dead-letter", "progress", "state" }.Select(t => new TopicSpecification
        {
            Name = t.StartsWith(_name, StringComparison.Ordinal) ? t : $"{_name}.{t}", NumPartitions = 1, ReplicationFactor = 1,
        })).GetAwaiter().GetResult();
    }

    public string Server { get; }
    public string Group => _name;
    public string Raw => $"{_name}.raw";
    public string Alerts => $"{_name}.alerts";

    /// <summary>Writes a record, waiting while the queue to the broker is full; gives the moment at which it was taken.</summary>
    public long Write(byte[] value)
    {
        while (true)
        {
            try
            {
                var at = Stopwatch.GetTimestamp();
                _producer.Produce(Raw, new Message<Null, byte[]> { Value = value }, Delivered);
                return at;
            }
            catch (ProduceException<Null, byte[]> e) when (e.Error.Code == ErrorCode.Local_QueueFull)
            {
                _producer.Poll(TimeSpan.FromMilliseconds(5));
            }
        }
    }

    public void Flush()
    {
        _producer.Flush(TimeSpan.FromMinutes(2));
        if (Interlocked.Read(ref _failed) > 0) throw new InvalidOperationException("Not all records were delivered.");
    }

    public string[] Run(params string[] more) =>
    [
        "run", "--bootstrap-server", Server, "--group", _name, "--topic-raw", Raw, "--topic-alerts", Alerts, "--topic-dead-letter", $"{_name}.dead-letter",
        "--topic-progress", $"{_name}.progress", "--topic-state", $"{_name}.state", "--config", "session.timeout.ms=8000", "--from", "earliest", .. more,
    ];

    /// <summary>A reader of committed records from a topic's beginning.</summary>
    public IConsumer<Ignore, byte[]> Reader(string topic)
    {
        var consumer = new ConsumerBuilder<Ignore, byte[]>(new ConsumerConfig
        {
            BootstrapServers = Server, GroupId = "reader", EnableAutoCommit = false, EnablePartitionEof = true, IsolationLevel = IsolationLevel.ReadCommitted, FetchWaitMaxMs = 10,
            // As the program sets it: by default a loop that only reads is the slower, because librdkafka pauses for a second whenever its queue is full.
            FetchQueueBackoffMs = 10,
        }).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        return consumer;
    }

    /// <summary>Records of the log that the group has not committed yet.</summary>
    public long Lag()
    {
        var partition = new TopicPartition(Raw, 0);
        var end = _admin.ListOffsetsAsync([new TopicPartitionOffsetSpec { TopicPartition = partition, OffsetSpec = OffsetSpec.Latest() }]).GetAwaiter().GetResult();
        var committed = _admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions(_name, [partition])]).GetAwaiter().GetResult();
        return end.ResultInfos[0].TopicPartitionOffsetError.Offset.Value - Math.Max(0, committed[0].Partitions[0].Offset.Value);
    }

    public void Dispose()
    {
        _producer.Dispose();
        _admin.DeleteTopicsAsync([Raw, Alerts, $"{_name}.dead-letter", $"{_name}.progress", $"{_name}.state"]).GetAwaiter().GetResult();
        _admin.Dispose();
    }

    private void Delivered(DeliveryReport<Null, byte[]> report)
    {
        if (report.Error.IsError) Interlocked.Increment(ref _failed);
    }
}
