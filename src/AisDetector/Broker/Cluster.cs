using System.Diagnostics;
using AisDetector.App;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Broker;

/// <summary>What is asked of the brokers beside reading and writing: are they there, are the topics right, where do they begin and end.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly RunOptions _options;
    private readonly RunEvents _events;
    private readonly KafkaSettings _settings;
    private readonly BrokerAnswer _contact;
    private readonly Rights _rights;
    private IAdminClient _admin;
    private TopicWatch? _raw;

    public Cluster(RunOptions options, KafkaSettings settings, RunEvents events)
    {
        (_options, _settings, _events) = (options, settings, events);
        _contact = new BrokerAnswer(options.BootstrapServer, options.Config);
        _rights = new Rights(options.BootstrapServer, options.Config);
        _admin = Connect();
    }

    /// <summary>The topics exist and have the partitions that a run needs; those that do not are made with <c>--create-topics</c>.</summary>
    public async Task CheckTopicsAsync(CancellationToken stop)
    {
        var found = Topics(stop);
        var missing = Needed().Where(t => !found.ContainsKey(t.Name)).ToList();
        if (missing.Count > 0)
        {
            // A topic that this user may not see is not listed either.
            await CheckRightsAsync(missing);
        }

        if (missing.Count > 0 && _options.CreateTopics)
        {
            await CreateAsync(missing, stop);
        }
        else if (missing.Count > 0)
        {
            throw new Fault(
                $"{(missing.Count == 1 ? "topic" : "topics")} {string.Join(", ", missing.Select(t => t.Name))} {(missing.Count == 1 ? "does" : "do")} not exist; start once with --create-topics, or create {(missing.Count == 1 ? "it" : "them")}: "
                + string.Join("; ", missing.Select(Command)));
        }

        foreach (var topic in Needed().Where(t => t.MustBeOne).Select(t => t.Name))
        {
            if (found.TryGetValue(topic, out var partitions) && partitions != 1) throw SeveralPartitions(topic, partitions);
        }

        await CheckRightsAsync(Needed());
        await _rights.CheckGroupAsync(_admin, _options.Group);
    }

    private Task CheckRightsAsync(List<Topic> topics) => _rights.CheckTopicsAsync(_admin, [.. topics.Select(t => (t.Name, t.RightsOf(_options.Stage == Stage.Decode ? TopicUser.Decode : TopicUser.Run)))]);

    /// <summary>The raw topic by its name and id, which tells it from one that was made anew; how many partitions it has.</summary>
    public async Task<(string Source, int Partitions)> DescribeRawAsync()
    {
        try
        {
            var described = await _admin.DescribeTopicsAsync(
                TopicCollection.OfTopicNames([_options.Topics.Raw]), new DescribeTopicsOptions { RequestTimeout = _options.StartPatience });
            var topic = described.TopicDescriptions[0];
            return ($"{topic.Name}:{topic.TopicId}", topic.Partitions.Count);
        }
        catch (KafkaException e)
        {
            throw new Fault($"topic {_options.Topics.Raw} cannot be described: {e.Error.Reason}", cause: e);
        }
    }

    /// <summary>First and next offset of a partition, whatever transactions are open.</summary>
    public async Task<(long Low, long High)> BoundsAsync(string topic, int partition = 0)
    {
        var low = await OffsetAsync(new TopicPartition(topic, partition), OffsetSpec.Earliest());
        return (low, await OffsetAsync(new TopicPartition(topic, partition), OffsetSpec.Latest()));
    }

    private async Task<long> OffsetAsync(TopicPartition partition, OffsetSpec spec)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var result = await _admin.ListOffsetsAsync(
                    [new TopicPartitionOffsetSpec { TopicPartition = partition, OffsetSpec = spec }],
                    new ListOffsetsOptions { IsolationLevel = IsolationLevel.ReadUncommitted, RequestTimeout = TimeSpan.FromSeconds(5) });
                return result.ResultInfos[0].TopicPartitionOffsetError.Offset.Value;
            }
            catch (KafkaException e)
            {
                // A broker that has just come back leads nothing yet. A client from before that keeps asking with the leader
                // epoch that it knew ("older than broker epoch"), so a new one is made.
                var error = (e as ListOffsetsException)?.Result.ResultInfos.FirstOrDefault()?.TopicPartitionOffsetError.Error ?? e.Error;
                if (BrokerError.IsHopeless(error) || watch.Elapsed > _options.CommitPatience)
                    throw new Fault($"the offsets of topic {partition.Topic} are not given: {error.Reason}", cause: e);
                await Task.Delay(200);
                _admin.Dispose();
                _admin = Connect();
            }
        }
    }

    private IAdminClient Connect() => Client.Make(() => new AdminClientBuilder(_settings.Admin())
        .SetErrorHandler((_, e) => Heard(e)).SetLogHandler((_, m) => _events.Library(m)).Build());

    private void Heard(Error error)
    {
        // Why no broker answers is said once, when it is certain.
        _contact.Heard(error);
        if (_contact.IsMade) _events.Error(error);
    }

    /// <summary>From here on <see cref="CheckRaw"/> knows whether the raw topic is still there.</summary>
    public void WatchRaw() => _raw = new TopicWatch(_options.Topics.Raw, Client.Make(() => new AdminClientBuilder(_settings.Admin())
        .SetErrorHandler((_, _) => { }).SetLogHandler((_, m) => _events.Library(m)).Build()));

    /// <exception cref="Fault">The raw topic has been deleted.</exception>
    public void CheckRaw() => _raw?.Check();

    public void Dispose()
    {
        _raw?.Dispose();
        _admin.Dispose();
    }

    private Dictionary<string, int> Topics(CancellationToken stop) =>
        _contact.Topics(_admin, _options.StartPatience, stop).Where(t => !t.Error.IsError).ToDictionary(t => t.Topic, t => t.Partitions.Count);

    private async Task CreateAsync(List<Topic> topics, CancellationToken stop)
    {
        try
        {
            await _admin.CreateTopicsAsync(topics.Select(t => new TopicSpecification
            {
                Name = t.Name,
                NumPartitions = t.Partitions,
                ReplicationFactor = -1,
                Configs = t.Settings.ToDictionary(s => s.Key, s => s.Value),
            }), new CreateTopicsOptions { RequestTimeout = _options.StartPatience });
        }
        catch (CreateTopicsException e)
        {
            // Another instance may have been faster.
            var failed = e.Results.FirstOrDefault(r => r.Error.IsError && r.Error.Code != ErrorCode.TopicAlreadyExists);
            if (failed != null) throw new Fault($"topic {failed.Topic} could not be created: {failed.Error.Reason}", cause: e);
        }

        var patience = DateTime.UtcNow + _options.StartPatience;
        while (topics.Any(t => !Topics(stop).ContainsKey(t.Name)))
        {
            if (DateTime.UtcNow > patience) throw new Fault("the topics were created but do not appear");
            await Task.Delay(100, stop);
        }

        foreach (var topic in topics) _events.TopicCreated(topic.Name);
    }

    private Fault SeveralPartitions(string topic, int partitions)
    {
        var server = _options.BootstrapServer;
        return topic == _options.Topics.Raw
            ? new Fault(
                $"topic {topic} has {partitions} partitions, and one is the log that is detected on; make one log of them: "
                + $"aisdetector run --stage decode --bootstrap-server {server} --topic-raw {topic} --from earliest --create-topics; "
                + $"and detect on that: aisdetector run --bootstrap-server {server} --topic-raw {_options.Topics.Reports} --from earliest", ExitCode.BadArguments)
            : new Fault($"topic {topic} has {partitions} partitions and must have one: delete it and create it again: {Command(Needed().First(t => t.Name == topic))}", ExitCode.BadArguments);
    }

    private string Command(Topic topic) =>
        $"kafka-topics.sh --bootstrap-server {_options.BootstrapServer} --create --topic {topic.Name} --partitions {topic.Partitions}"
        + string.Concat(topic.Settings.Select(s => $" --config {s.Key}={s.Value}"));

    private List<Topic> Needed() => [.. _options.Topics.Of(_options.Stage)];
}
