using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Output;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Feed;

/// <summary>
/// Records into a Kafka topic: idempotent, so that a retry doubles nothing and the order holds; a full queue waits; the
/// first record that cannot be delivered ends the feed.
/// </summary>
internal sealed class TopicWriter : IRecordTopic, IDisposable
{
    /// <summary>What a feed wants of librdkafka where the operator says nothing else.</summary>
    private static readonly Dictionary<string, string> Defaults = new()
    {
        ["client.id"] = "aisdetector-feed",
        ["enable.idempotence"] = "true",
        ["linger.ms"] = "5",
        ["compression.type"] = "lz4",
        // Back-pressure reaches the source before memory grows.
        ["queue.buffering.max.kbytes"] = "65536",
        // Of a delivery's report only its failure is used.
        ["dotnet.producer.delivery.report.fields"] = "none",
    };

    private readonly string _topic;
    private readonly string _brokers;
    private readonly TimeSpan _connectWithin;
    private readonly BrokerAnswer _contact;
    private readonly Rights _rights;
    private readonly FeedEvents _events;
    private readonly IProducer<byte[]?, byte[]> _producer;
    private readonly Action<DeliveryReport<byte[]?, byte[]>> _onDelivery;
    private readonly ManualResetEventSlim _room = new();
    private volatile string? _failure;
    private volatile string? _lastError;
    private volatile bool _isConnected;
    private bool _isDown;

    private TopicWriter(FeedOptions options, FeedEvents events)
    {
        _topic = options.Topic;
        _brokers = options.Kafka.GetValueOrDefault("bootstrap.servers", "");
        _connectWithin = options.ConnectWithin;
        _contact = new BrokerAnswer(_brokers, options.Kafka);
        _rights = new Rights(_brokers, options.Kafka);
        _events = events;
        _onDelivery = OnDelivery;
        var settings = new Dictionary<string, string>(Defaults);
        foreach (var (key, value) in options.Kafka) settings[key] = value;
        _producer = Client.Make(() => new ProducerBuilder<byte[]?, byte[]>(settings).SetErrorHandler(OnError).SetLogHandler((_, _) => { }).Build());
    }

    public int Partitions { get; private set; }

    public static async Task<TopicWriter> OpenAsync(FeedOptions options, FeedEvents events, CancellationToken stop)
    {
        var writer = new TopicWriter(options, events);
        try
        {
            await writer.FindTopicAsync(options, stop);
            return writer;
        }
        catch
        {
            writer.Dispose();
            throw;
        }
    }

    public void Send(int partition, uint? mmsi, ReadOnlySpan<byte> value, CancellationToken stop)
    {
        var message = new Message<byte[]?, byte[]> { Key = mmsi is { } id ? Key(id) : null, Value = value.ToArray() };
        var to = new TopicPartition(_topic, partition);
        while (true)
        {
            ThrowIfFailed();
            _room.Reset();
            try
            {
                _producer.Produce(to, message, _onDelivery);
                return;
            }
            catch (ProduceException<byte[]?, byte[]> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                // Deliveries make room; an outage is waited out for as long as message.timeout.ms allows.
                _room.Wait(TimeSpan.FromMilliseconds(100), stop);
            }
            catch (ProduceException<byte[]?, byte[]> refused)
            {
                throw new Fault(_failure ?? $"a record of {value.Length:N0} bytes was refused for {_topic}: {refused.Error.Reason}", 1);
            }
        }
    }

    /// <summary>Waits until everything is delivered.</summary>
    /// <exception cref="Fault">Something could not be, or not in time.</exception>
    public void Flush(CancellationToken giveUp)
    {
        while (true)
        {
            var left = _producer.Flush(TimeSpan.FromMilliseconds(100));
            ThrowIfFailed();
            if (left == 0) return;
            if (giveUp.IsCancellationRequested) throw new Fault($"stopped with {left:N0} records not delivered to {_topic}{Because()}", 1);
        }
    }

    public void Dispose()
    {
        // With records that it cannot deliver a producer takes its time to close, and the process is about to end.
        if (_producer.Flush(TimeSpan.Zero) > 0) return;
        _producer.Dispose();
        _room.Dispose();
    }

    private static byte[] Key(uint mmsi)
    {
        var key = new byte[mmsi > 999_999_999 ? 10 : 9];
        mmsi.TryFormat(key, out _, "D9");
        return key;
    }

    private async Task FindTopicAsync(FeedOptions options, CancellationToken stop)
    {
        using var admin = new DependentAdminClientBuilder(_producer.Handle).Build();
        var until = Environment.TickCount64 + (long)_connectWithin.TotalMilliseconds;
        var isCreated = false;
        while (true)
        {
            var topic = await Task.Run(() => _contact.Topics(admin, _connectWithin, stop).Find(t => t.Topic == _topic), stop);
            if (topic is { Error.IsError: false, Partitions.Count: > 0 })
            {
                await _rights.CheckTopicsAsync(admin, [(_topic, [AclOperation.Write])]);
                Partitions = topic.Partitions.Count;
                _isConnected = true;
                return;
            }

            var isMissing = topic is null;

            // A topic that this user may not see is not listed either.
            if (isMissing && !isCreated) await _rights.CheckTopicsAsync(admin, [(_topic, [AclOperation.Write])]);
            if (isMissing && !options.CreateTopics) throw Missing(options);
            if (isMissing && !isCreated)
            {
                await CreateAsync(admin, options);
                isCreated = true;
                continue;
            }

            if (Environment.TickCount64 > until) throw new Fault($"topic {_topic}: {topic?.Error.Reason ?? "it does not appear"}", 1);

            // A topic just made has its leader a moment later.
            await Task.Delay(TimeSpan.FromMilliseconds(50), stop);
        }
    }

    private Fault Missing(FeedOptions options) => new(
        $"topic {_topic} does not exist; give --create-topics, or create it: kafka-topics.sh --bootstrap-server {_brokers} --create --topic {_topic} --partitions {options.Partitions}{string.Concat(Topics.Raw.Settings.Select(s => $" --config {s.Key}={s.Value}"))}", 1);

    private async Task CreateAsync(IAdminClient admin, FeedOptions options)
    {
        try
        {
            await admin.CreateTopicsAsync([new TopicSpecification { Name = _topic, NumPartitions = options.Partitions, ReplicationFactor = -1, Configs = Topics.Raw.Settings.ToDictionary(s => s.Key, s => s.Value) }]);
            _events.TopicCreated(_topic, new Counted(options.Partitions, "partition"));
        }
        catch (CreateTopicsException fault) when (fault.Results.All(r => r.Error.Code is ErrorCode.TopicAlreadyExists))
        {
        }
        catch (KafkaException fault)
        {
            var reason = fault is CreateTopicsException { Results: [var result, ..] } ? result.Error.Reason : fault.Error.Reason;
            throw new Fault($"topic {_topic} could not be created: {reason}", 1);
        }
    }

    private void OnDelivery(DeliveryReport<byte[]?, byte[]> report)
    {
        if (IsForbidden(report.Error)) _failure ??= MayNotWrite;
        else if (report.Error.IsError) _failure ??= $"a record was not delivered to {_topic}: {report.Error.Reason}{Because()}";
        _isDown = false;
        _room.Set();
    }

    private void OnError(IProducer<byte[]?, byte[]> producer, Error error)
    {
        if (error.IsFatal)
        {
            _failure ??= IsForbidden(error) ? MayNotWrite : $"the Kafka producer gave up: {error.Reason}";
            _room.Set();
        }
        else if (error.Code == ErrorCode.Local_AllBrokersDown)
        {
            if (_isConnected && !_isDown) _events.BrokerLost(_lastError ?? "it does not answer");
            _isDown = true;
        }
        else
        {
            _contact.Heard(error);
            _lastError = BrokerAnswer.Words(error.Reason);
        }
    }

    /// <summary>A user who may write to no topic at all is refused as an idempotent producer of the cluster.</summary>
    private static bool IsForbidden(Error error) => error.Code is ErrorCode.TopicAuthorizationFailed or ErrorCode.ClusterAuthorizationFailed;

    private string MayNotWrite => _rights.Missing(AclOperation.Write, "topic", _topic).Message;

    private string Because() => _lastError is { } reason ? $" ({reason})" : "";

    private void ThrowIfFailed()
    {
        if (_failure is { } failure) throw new Fault(failure, 1);
    }
}
