using System.Diagnostics;
using System.Globalization;
using AisDetector.Verbs;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Kafka;

/// <summary>What is asked of the brokers beside reading and writing: are they there, are the topics right, where do they begin and end.</summary>
internal sealed class Cluster : IDisposable
{
    private readonly RunOptions _options;
    private readonly RunLog _log;
    private readonly KafkaSettings _settings;
    private readonly FirstContact _contact;
    private readonly Rights _rights;
    private IAdminClient _admin;

    public Cluster(RunOptions options, KafkaSettings settings, RunLog log)
    {
        (_options, _settings, _log) = (options, settings, log);
        _contact = new FirstContact(options.BootstrapServer, options.Config);
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
            // What this user may not see is not listed either.
            await CheckRightsAsync([.. missing.Select(t => t.Name)]);
        }

        if (missing.Count > 0 && _options.CreateTopics)
        {
            await CreateAsync(missing, stop);
        }
        else if (missing.Count > 0)
        {
            throw new KafkaFault(
                $"{(missing.Count == 1 ? "topic" : "topics")} {string.Join(", ", missing.Select(t => t.Name))} {(missing.Count == 1 ? "does" : "do")} not exist; start once with --create-topics, or create {(missing.Count == 1 ? "it" : "them")}: "
                + string.Join("; ", missing.Select(Command)));
        }

        foreach (var topic in (string[])[_options.Topics.Raw, _options.Topics.Progress, _options.Topics.State])
        {
            if (found.TryGetValue(topic, out var partitions) && partitions != 1) throw SeveralPartitions(topic, partitions);
        }

        await CheckRightsAsync([.. Needed().Select(t => t.Name)]);
        await _rights.CheckGroupAsync(_admin, _options.Group);
    }

    private Task CheckRightsAsync(List<string> topics)
    {
        var names = _options.Topics;
        (string Topic, AclOperation[] Needed)[] needed =
        [
            (names.Raw, [AclOperation.Read]),
            (names.Alerts, [AclOperation.Write]),
            (names.DeadLetter, [AclOperation.Write]),
            (names.Progress, [AclOperation.Read, AclOperation.Write]),
            (names.State, [AclOperation.Read, AclOperation.Write]),
        ];
        return _rights.CheckTopicsAsync(_admin, [.. needed.Where(n => topics.Contains(n.Topic))]);
    }

    /// <summary>First and next offset of a topic's only partition, whatever transactions are open.</summary>
    public async Task<(long Low, long High)> BoundsAsync(string topic)
    {
        var low = await OffsetAsync(topic, OffsetSpec.Earliest());
        return (low, await OffsetAsync(topic, OffsetSpec.Latest()));
    }

    private async Task<long> OffsetAsync(string topic, OffsetSpec spec)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                var result = await _admin.ListOffsetsAsync(
                    [new TopicPartitionOffsetSpec { TopicPartition = new TopicPartition(topic, 0), OffsetSpec = spec }],
                    new ListOffsetsOptions { IsolationLevel = IsolationLevel.ReadUncommitted, RequestTimeout = TimeSpan.FromSeconds(5) });
                return result.ResultInfos[0].TopicPartitionOffsetError.Offset.Value;
            }
            catch (KafkaException e)
            {
                // A broker that has just come back leads nothing yet; and a client from before keeps asking it with the leader
                // epoch that it knew ("older than broker epoch"), so that a new one is needed.
                var error = (e as ListOffsetsException)?.Result.ResultInfos.FirstOrDefault()?.TopicPartitionOffsetError.Error ?? e.Error;
                if (KafkaFault.IsHopeless(error) || watch.Elapsed > _options.CommitPatience)
                    throw new KafkaFault($"the offsets of topic {topic} are not given: {error.Reason}", cause: e);
                await Task.Delay(200);
                _admin.Dispose();
                _admin = Connect();
            }
        }
    }

    private IAdminClient Connect() => Client.Make(() => new AdminClientBuilder(_settings.Admin())
        .SetErrorHandler((_, e) => Heard(e)).SetLogHandler((_, m) => _log.Library(m)).Build());

    private void Heard(Error error)
    {
        // Why the first contact fails is said once, when it has.
        _contact.Heard(error);
        if (_contact.IsMade) _log.Error(error);
    }

    public void Dispose() => _admin.Dispose();

    private Dictionary<string, int> Topics(CancellationToken stop) =>
        _contact.Topics(_admin, _options.StartPatience, stop).Where(t => !t.Error.IsError).ToDictionary(t => t.Topic, t => t.Partitions.Count);

    private async Task CreateAsync(List<NeededTopic> topics, CancellationToken stop)
    {
        try
        {
            await _admin.CreateTopicsAsync(topics.Select(t => new TopicSpecification
            {
                Name = t.Name,
                NumPartitions = 1,
                ReplicationFactor = -1,
                Configs = t.Settings.ToDictionary(s => s.Key, s => s.Value),
            }), new CreateTopicsOptions { RequestTimeout = _options.StartPatience });
        }
        catch (CreateTopicsException e)
        {
            // Another instance may have been faster.
            var failed = e.Results.FirstOrDefault(r => r.Error.IsError && r.Error.Code != ErrorCode.TopicAlreadyExists);
            if (failed != null) throw new KafkaFault($"topic {failed.Topic} could not be created: {failed.Error.Reason}", cause: e);
        }

        var patience = DateTime.UtcNow + _options.StartPatience;
        while (topics.Any(t => !Topics(stop).ContainsKey(t.Name)))
        {
            if (DateTime.UtcNow > patience) throw new KafkaFault("the topics were created but do not appear");
            await Task.Delay(100, stop);
        }

        foreach (var topic in topics) _log.Say($"created topic {topic.Name}");
    }

    private KafkaFault SeveralPartitions(string topic, int partitions)
    {
        var server = _options.BootstrapServer;
        return topic == _options.Topics.Raw
            ? new KafkaFault(
                $"topic {topic} has {partitions} partitions, and one is the log that is detected on; feed a topic of one: "
                + $"kafka-topics.sh --bootstrap-server {server} --create --topic {topic}.log --partitions 1; "
                + $"and detect on that: aisdetector run --bootstrap-server {server} --topic-raw {topic}.log", ExitCode.BadArguments)
            : new KafkaFault($"topic {topic} has {partitions} partitions and must have one: delete it and create it again: {Command(Needed().First(t => t.Name == topic))}", ExitCode.BadArguments);
    }

    private string Command(NeededTopic topic) =>
        $"kafka-topics.sh --bootstrap-server {_options.BootstrapServer} --create --topic {topic.Name} --partitions 1"
        + string.Concat(topic.Settings.Select(s => $" --config {s.Key}={s.Value}"));

    private List<NeededTopic> Needed()
    {
        var week = Milliseconds(TimeSpan.FromDays(7));
        return
        [
            new(_options.Topics.Raw, [("retention.ms", week)]),
            // A reader that looks at the alerts at least once a week sees every revision; later the last one remains.
            new(_options.Topics.Alerts, [("cleanup.policy", "compact"), ("min.compaction.lag.ms", week)]),
            new(_options.Topics.DeadLetter, [("retention.ms", week)]),
            // Small segments: what is not compacted is read at every start.
            new(_options.Topics.Progress, [("cleanup.policy", "compact"), ("segment.bytes", "16777216"), ("min.cleanable.dirty.ratio", "0.1")]),
            // Eight snapshots and more at one every ten minutes; those of a clean stop must outlast a maintenance.
            new(_options.Topics.State, [("cleanup.policy", "delete"), ("retention.ms", week), ("retention.bytes", "4294967296"), ("max.message.bytes", "1048588")]),
        ];
    }

    private static string Milliseconds(TimeSpan span) => ((long)span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    private sealed record NeededTopic(string Name, (string Key, string Value)[] Settings);
}
