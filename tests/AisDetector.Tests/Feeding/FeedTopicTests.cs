using System.Text;

using Confluent.Kafka;

namespace AisDetector.Tests.Feeding;

/// <summary>From a source into a topic, on the broker inside librdkafka.</summary>
public sealed class FeedTopicTests : IDisposable
{
    private readonly MockKafka _kafka = new();
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose()
    {
        _kafka.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("1")]
    [InlineData("7")]
    public async Task A_file_arrives_complete_and_in_order(string batch)
    {
        _kafka.CreateTopic("ais.raw", 1);
        string[] lines = [.. Enumerable.Range(0, 500).Select(i => TestLines.Position(200_000_000 + (uint)i % 17, i, 1_700_000_000 + i))];
        var file = Path.Combine(_folder, "a.nmea");
        await File.WriteAllLinesAsync(file, lines, Stop);

        var (exitCode, said) = await FeedRun.RunAsync(Stop, file, "--bootstrap-server", _kafka.Address, "--speed", "max", "--batch", batch);

        Assert.Equal(0, exitCode);
        var records = _kafka.Read("ais.raw", 1);
        Assert.Equal(lines, Lines(records));
        Assert.Equal(batch switch { "auto" => 2, "1" => 500, _ => 72 }, records.Count);
        Assert.Contains(said, s => s.StartsWith("fed 500 lines in ", StringComparison.Ordinal));
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static IEnumerable<string> Lines(IEnumerable<ConsumeResult<byte[], byte[]>> records) =>
        records.SelectMany(r => Encoding.ASCII.GetString(r.Message.Value).Split('\n'));
}
