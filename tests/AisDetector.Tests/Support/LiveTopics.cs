using System.Diagnostics;
using System.Text;
using AisDetector.Broker;
using AisDetector.Live;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Tests.Support;

/// <summary>Topics of a test's own on the broker that <c>AISDETECTOR_TEST_KAFKA</c> names, with what a test puts in and sees come out.</summary>
internal sealed class LiveTopics : IAsyncDisposable
{
    private readonly IAdminClient _admin;
    private readonly IProducer<byte[]?, byte[]?> _producer;

    private LiveTopics(string server)
    {
        _ = Librdkafka.Version;
        Server = server;
        var name = Guid.NewGuid().ToString("N")[..8];
        Group = $"test-{name}";
        Names = new TopicNames { Raw = $"{name}.raw", Alerts = $"{name}.alerts", DeadLetter = $"{name}.dead", Progress = $"{name}.progress", State = $"{name}.state", Reports = $"{name}.reports", Decode = $"{name}.decode" };
        _admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = server }).Build();
        _producer = new ProducerBuilder<byte[]?, byte[]?>(new ProducerConfig { BootstrapServers = server, LingerMs = 5, EnableIdempotence = true, MessageMaxBytes = 2_000_000 }).Build();
    }

    public string Server { get; }
    public string Group { get; }
    public TopicNames Names { get; }

    /// <summary>For a <see cref="BrokerFactAttribute"/>.</summary>
    public static async Task<LiveTopics> OnTheTestBroker(bool create = true, int rawPartitions = 1)
    {
        Assert.SkipUnless(TestBroker.Server != null, "no broker is named; a [BrokerFact] would not have been looked for");
        return await On(TestBroker.Server!, create, rawPartitions);
    }

    public static async Task<LiveTopics> On(string server, bool create = true, int rawPartitions = 1)
    {
        var topics = new LiveTopics(server);
        if (create) await topics.CreateAsync(rawPartitions);
        return topics;
    }

    /// <summary>The arguments of <c>run</c> on these topics; short sessions, so that a dead instance is missed soon.</summary>
    public string[] Run(params string[] more) =>
    [
        "run", "--bootstrap-server", Server, "--group", Group, "--topic-raw", Names.Raw, "--topic-alerts", Names.Alerts, "--topic-dead-letter", Names.DeadLetter,
        "--topic-progress", Names.Progress, "--topic-state", Names.State, "--config", "session.timeout.ms=1500", "--config", "heartbeat.interval.ms=300", .. more,
    ];

    /// <summary>An instance of the decode stage.</summary>
    public string[] Decode(params string[] more) =>
    [
        "run", "--stage", "decode", "--bootstrap-server", Server, "--group", $"{Group}-decode", "--topic-raw", Names.Raw, "--topic-reports", Names.Reports, "--topic-dead-letter", Names.DeadLetter,
        "--topic-decode", Names.Decode, "--config", "session.timeout.ms=1500", "--config", "heartbeat.interval.ms=300", .. more,
    ];

    /// <summary>A run that detects on what the decode stage has made.</summary>
    public string[] Detect(params string[] more) => [.. Run(more).Select(a => a == Names.Raw ? Names.Reports : a)];

    public async Task PutAsync(IEnumerable<byte[]?> values, int? partition = null)
    {
        var to = new TopicPartition(Names.Raw, partition ?? Partition.Any);
        var sent = values.Select(v => _producer.ProduceAsync(to, new Message<byte[]?, byte[]?> { Value = v })).ToList();
        await Task.WhenAll(sent);
    }

    /// <summary>Writes a snapshot's records once more, where its manifest then says that the chunks begin.</summary>
    public async Task PutAgainAsync(string topic, List<ConsumeResult<byte[]?, byte[]?>> records, long firstChunkOffset)
    {
        foreach (var record in records)
        {
            var message = record.Message;
            if (record == records[^1])
            {
                var manifest = System.Text.Json.JsonSerializer.Deserialize(message.Value, KafkaJson.Default.SnapshotManifest)! with { FirstChunkOffset = firstChunkOffset };
                message.Value = System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(manifest, KafkaJson.Default.SnapshotManifest);
            }

            await _producer.ProduceAsync(topic, new Message<byte[]?, byte[]?> { Key = message.Key, Value = message.Value, Headers = message.Headers });
        }

        await DeleteRecordsAsync(topic, firstChunkOffset);
    }

    /// <summary>What a read_committed consumer sees of a topic, from its beginning, until there is enough.</summary>
    public List<ConsumeResult<byte[]?, byte[]?>> Committed(string topic, Func<int, bool> isEnough, RunningProcess? from = null)
    {
        var patience = Stopwatch.StartNew();
        var seen = new List<ConsumeResult<byte[]?, byte[]?>>();
        using var consumer = Consumer(topic);
        while (!isEnough(seen.Count))
        {
            Assert.True(patience.Elapsed < Patience.Hang && from is not { HasExited: true }, $"only {seen.Count} records in {topic} after {patience.Elapsed.TotalSeconds:0} s\n{from?.Said}");
            if (consumer.Consume(TimeSpan.FromMilliseconds(100)) is { IsPartitionEOF: false } result) seen.Add(result);
        }

        consumer.Close();
        return seen;
    }

    /// <summary>All that a read_committed consumer sees now.</summary>
    public List<ConsumeResult<byte[]?, byte[]?>> All(string topic)
    {
        var seen = new List<ConsumeResult<byte[]?, byte[]?>>();
        using var consumer = Consumer(topic);
        while (true)
        {
            var result = consumer.Consume(Patience.Hang);
            Assert.NotNull(result);
            if (result.IsPartitionEOF) break;
            seen.Add(result);
        }

        consumer.Close();
        return seen;
    }

    /// <summary>All revisions that are published, in order, without their source.</summary>
    public List<string> Alerts() => [.. All(Names.Alerts).Select(r => Fleets.WithoutSource(r.Message.Value!))];

    public Progress? Progress() =>
        All(Names.Progress).LastOrDefault() is { } last ? System.Text.Json.JsonSerializer.Deserialize(last.Message.Value, KafkaJson.Default.Progress) : null;

    public async Task DeleteRecordsAsync(string topic, long before) =>
        await _admin.DeleteRecordsAsync([new TopicPartitionOffset(topic, 0, before)]);

    public async Task DeleteRawAsync() => await _admin.DeleteTopicsAsync([Names.Raw]);

    /// <summary>Waits until the deleted one is gone.</summary>
    public async Task MakeRawAnewAsync()
    {
        for (var patience = Stopwatch.StartNew(); ;)
        {
            try
            {
                await _admin.CreateTopicsAsync([new TopicSpecification { Name = Names.Raw, NumPartitions = 1, ReplicationFactor = 1 }]);
                return;
            }
            catch (CreateTopicsException) when (patience.Elapsed < Patience.Hang)
            {
                await Task.Delay(100);
            }
        }
    }

    public async Task LimitAsync(string topic, int maxMessageBytes) => await _admin.AlterConfigsAsync(new()
    {
        [new ConfigResource { Type = ResourceType.Topic, Name = topic }] =
            [new ConfigEntry { Name = "max.message.bytes", Value = maxMessageBytes.ToString(System.Globalization.CultureInfo.InvariantCulture) }],
    });

    /// <summary>How many records a topic's partition has had.</summary>
    public async Task<long> EndAsync(string topic, int partition = 0)
    {
        var result = await AnsweredAsync(() => _admin.ListOffsetsAsync(
            [new TopicPartitionOffsetSpec { TopicPartition = new TopicPartition(topic, partition), OffsetSpec = OffsetSpec.Latest() }]));
        return result.ResultInfos[0].TopicPartitionOffsetError.Offset.Value;
    }

    /// <summary>Waits until so many records of reports are written, or all partitions are read and committed.</summary>
    public async Task DecodedAsync(long records, int partitions, RunningProcess from)
    {
        var patience = Stopwatch.StartNew();
        var ends = new List<long>();
        for (var p = 0; p < partitions; p++) ends.Add(await EndAsync(Names.Raw, p));
        while (await EndAsync(Names.Reports) < records)
        {
            var groups = await AnsweredAsync(() => _admin.ListConsumerGroupOffsetsAsync([new ConsumerGroupTopicPartitions($"{Group}-decode", null)]));
            var committed = groups[0].Partitions.ToDictionary(p => p.Partition.Value, p => p.Offset.Value);
            if (ends.Select((end, p) => committed.GetValueOrDefault(p) >= end).All(isRead => isRead)) return;
            Assert.True(patience.Elapsed < Patience.Hang, $"stands still at {string.Join(' ', committed.OrderBy(c => c.Key).Select(c => $"{c.Key}:{c.Value}/{ends[c.Key]}"))}\n{from.Said}");
        }
    }

    /// <summary>A broker that has just made a topic or a group may not lead it yet.</summary>
    private static async Task<T> AnsweredAsync<T>(Func<Task<T>> ask)
    {
        var patience = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (KafkaException) when (patience.Elapsed < Patience.Hang)
            {
                await Task.Delay(50, TestContext.Current.CancellationToken);
            }
        }
    }

    public static string Header(ConsumeResult<byte[]?, byte[]?> record, string name) => Encoding.UTF8.GetString(record.Message.Headers.GetLastBytes(name));

    public async ValueTask DisposeAsync()
    {
        _producer.Dispose();
        try
        {
            await _admin.DeleteTopicsAsync([Names.Raw, Names.Alerts, Names.DeadLetter, Names.Progress, Names.State, Names.Reports, Names.Decode]);
        }
        catch (DeleteTopicsException)
        {
            // Not all were made.
        }

        _admin.Dispose();
    }

    private async Task CreateAsync(int rawPartitions)
    {
        TopicSpecification Topic(string name, string policy = "delete", int partitions = 1) =>
            new() { Name = name, NumPartitions = partitions, ReplicationFactor = 1, Configs = new() { ["cleanup.policy"] = policy } };
        await _admin.CreateTopicsAsync([Topic(Names.Raw, partitions: rawPartitions), Topic(Names.Alerts), Topic(Names.DeadLetter), Topic(Names.Progress, "compact"), Topic(Names.State)]);
        if (rawPartitions > 1) await _admin.CreateTopicsAsync([Topic(Names.Reports), Topic(Names.Decode, "compact")]);
    }

    private IConsumer<byte[]?, byte[]?> Consumer(string topic)
    {
        var consumer = new ConsumerBuilder<byte[]?, byte[]?>(new ConsumerConfig
        {
            BootstrapServers = Server,
            GroupId = "reader",
            EnableAutoCommit = false,
            EnablePartitionEof = true,
            IsolationLevel = IsolationLevel.ReadCommitted,
        }).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        return consumer;
    }
}
