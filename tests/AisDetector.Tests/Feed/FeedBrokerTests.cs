using System.Text;
using AisDetector.Broker;
using AisDetector.Feed;
using AisDetector.Tests.Support;
using Confluent.Kafka;

namespace AisDetector.Tests.Feed;

/// <summary>On the real broker that AISDETECTOR_TEST_KAFKA names.</summary>
public sealed class FeedBrokerTests : IAsyncDisposable
{
    private readonly string _broker = TestBroker.Server!;
    private readonly string _topic = $"feed-{Guid.NewGuid():N}";

    /// <summary>The other topics of a run.</summary>
    private static readonly string[] Own = ["alerts", "dead-letter", "progress", "state"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [BrokerTheory]
    [InlineData(1, "auto")]
    [InlineData(1, "1")]
    [InlineData(12, "auto")]
    public async Task A_recording_arrives_whole_in_a_topic_that_it_creates(int partitions, string batch)
    {
        var file = TestLines.Data("dma_aislib/stream_example.txt");

        var (exitCode, said) = await FeedRun.RunAsync(
            Stop, file, "--bootstrap-server", _broker, "--topic", _topic, "--create-topics", "--partitions", $"{partitions}", "--speed", "max", "--batch", batch);

        Assert.Equal(0, exitCode);
        Assert.Contains(said, s => s.StartsWith($"created topic {_topic} with {partitions} partition", StringComparison.Ordinal));
        var expected = (await File.ReadAllLinesAsync(file, Encoding.Latin1, Stop)).Select(l => l.TrimEnd(' ')).Where(l => l.Length > 0 && l[0] != '#');
        var actual = MockKafka.ReadTopic(_broker, _topic, partitions).SelectMany(r => Encoding.Latin1.GetString(r.Message.Value).Split('\n')).Select(l => l.TrimEnd('\r', ' '));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [BrokerFact]
    public async Task A_missing_topic_is_named_and_not_made()
    {
        var (exitCode, said) = await FeedRun.RunAsync(Stop, TestLines.Data("kystverket_1000/Ais1000Lines.nm4"), "--bootstrap-server", _broker, "--topic", _topic);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"topic {_topic} does not exist; ", Assert.Single(said), StringComparison.Ordinal);
    }

    [BrokerFact]
    public async Task A_partition_of_ours_is_the_one_that_a_key_gets_from_Kafkas_murmur2()
    {
        _ = Librdkafka.Version;
        using var producer = new ProducerBuilder<string, string>(new ProducerConfig { BootstrapServers = _broker, Partitioner = Partitioner.Murmur2 }).Build();
        using var admin = new DependentAdminClientBuilder(producer.Handle).Build();
        await admin.CreateTopicsAsync([new() { Name = _topic, NumPartitions = 12, ReplicationFactor = 1 }]);

        foreach (var mmsi in (uint[])[219_000_001, 2_442_000, 999_999_999, 538_005_432])
        {
            var result = await producer.ProduceAsync(_topic, new Message<string, string> { Key = $"{mmsi:D9}", Value = "" }, Stop);
            Assert.Equal(result.Partition.Value, VesselPartition.Of(mmsi, 12));
        }
    }

    [BrokerFact]
    public async Task A_recording_that_is_fed_and_run_gives_the_alerts_of_its_replay()
    {
        var file = TestLines.Data("gfw_encounter_20150319/gfw_real_encounter.csv");

        var (fed, _) = await FeedRun.RunAsync(Stop, file, "--bootstrap-server", _broker, "--topic", _topic, "--create-topics", "--speed", "max");
        var (ran, said) = await RunningProcess.To(
        [
            "run", "--bootstrap-server", _broker, "--from", "earliest", "--stop-at-end", "--create-topics", "--group", _topic, "--topic-raw", _topic, .. Own.SelectMany(t => (string[])[$"--topic-{t}", $"{_topic}.{t}"]),
        ]);
        var (replayed, expected) = await RunningProcess.To(["replay", file, "--revisions", "--output-format", "jsonl"]);

        Assert.Equal((0, 0, 0), (fed, ran, replayed));
        var alerts = MockKafka.ReadTopic(_broker, $"{_topic}.alerts", 1).Select(r => WithoutSource(Encoding.UTF8.GetString(r.Message.Value))).ToArray();
        Assert.NotEmpty(alerts);
        Assert.Equal(expected.Split('\n').Where(l => l.StartsWith('{')).Select(WithoutSource), alerts);
        Assert.Contains("left cleanly", said, StringComparison.Ordinal);
    }

    private static string WithoutSource(string alert) => alert[..alert.IndexOf(",\"source\"", StringComparison.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = _broker }).SetLogHandler((_, _) => { }).Build();
        try
        {
            await admin.DeleteTopicsAsync([_topic, .. Own.Select(t => $"{_topic}.{t}")]);
        }
        catch (Confluent.Kafka.Admin.DeleteTopicsException)
        {
            // Some were never made.
        }
    }
}
