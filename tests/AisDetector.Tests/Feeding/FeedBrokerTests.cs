using System.Text;
using AisDetector.Feeding;
using AisDetector.Kafka;
using Confluent.Kafka;

namespace AisDetector.Tests.Feeding;

/// <summary>On the real broker that AISDETECTOR_TEST_KAFKA names.</summary>
public sealed class FeedBrokerTests : IAsyncDisposable
{
    private readonly string? _broker = Environment.GetEnvironmentVariable("AISDETECTOR_TEST_KAFKA");
    private readonly string _topic = $"feed-{Guid.NewGuid():N}";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, "auto")]
    [InlineData(1, "1")]
    [InlineData(12, "auto")]
    public async Task A_recording_arrives_whole_in_a_topic_that_it_creates(int partitions, string batch)
    {
        Assert.SkipWhen(_broker is null, "no Kafka broker: AISDETECTOR_TEST_KAFKA names none");
        var file = TestLines.Data("dma_aislib/stream_example.txt");

        var (exitCode, said) = await FeedRun.RunAsync(
            Stop, file, "--bootstrap-server", _broker!, "--topic", _topic, "--create-topics", "--partitions", $"{partitions}", "--speed", "max", "--batch", batch);

        Assert.Equal(0, exitCode);
        Assert.Contains(said, s => s.StartsWith($"created topic {_topic} with {partitions} partition", StringComparison.Ordinal));
        var expected = (await File.ReadAllLinesAsync(file, Encoding.Latin1, Stop)).Select(l => l.TrimEnd(' ')).Where(l => l.Length > 0 && l[0] != '#');
        var actual = MockKafka.ReadTopic(_broker!, _topic, partitions).SelectMany(r => Encoding.Latin1.GetString(r.Message.Value).Split('\n')).Select(l => l.TrimEnd('\r', ' '));
        Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_missing_topic_is_named_and_not_made()
    {
        Assert.SkipWhen(_broker is null, "no Kafka broker: AISDETECTOR_TEST_KAFKA names none");

        var (exitCode, said) = await FeedRun.RunAsync(Stop, TestLines.Data("kystverket_1000/Ais1000Lines.nm4"), "--bootstrap-server", _broker!, "--topic", _topic);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"topic {_topic} does not exist, or this user may not see it; ", Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partition_of_ours_is_the_one_that_a_key_gets_from_Kafkas_murmur2()
    {
        Assert.SkipWhen(_broker is null, "no Kafka broker: AISDETECTOR_TEST_KAFKA names none");
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

    public async ValueTask DisposeAsync()
    {
        if (_broker is null) return;
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = _broker }).SetLogHandler((_, _) => { }).Build();
        try
        {
            await admin.DeleteTopicsAsync([_topic]);
        }
        catch (Confluent.Kafka.Admin.DeleteTopicsException)
        {
            // It was never made.
        }
    }
}
