using System.Net;
using System.Net.Sockets;
using System.Text;
using AisDetector.App;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Feed;
using AisDetector.Tests.Support;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace AisDetector.Tests.Feed;

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

    [Theory]
    [InlineData("cut.gz")]
    [InlineData("open-quote.csv")]
    public async Task A_damaged_file_is_fed_up_to_the_damage_and_ends_with_4(string kind)
    {
        _kafka.CreateTopic("ais.raw", 1);
        var file = Path.Combine(_folder, kind);
        string[] lines = [.. Enumerable.Range(0, 5000).Select(i => TestLines.Position(200_000_000 + (uint)i % 17, i, 1_700_000_000 + i))];
        var packed = TemporaryFolder.Gzip(Encoding.ASCII.GetBytes(string.Concat(lines.Select(l => l + "\n"))));
        var rows = "mmsi,time,lat,lon,name\n" + string.Concat(Enumerable.Range(0, 10).Select(i => $"211000001,2021-01-01T00:00:0{i},54.5,8.25,{(i == 9 ? "\"" : "")}A\n"));
        await File.WriteAllBytesAsync(file, kind == "cut.gz" ? packed[..(packed.Length * 3 / 4)] : Encoding.ASCII.GetBytes(rows), Stop);

        var (exitCode, said) = await FeedRun.RunAsync(Stop, file, "--bootstrap-server", _kafka.Address, "--speed", "max");

        Assert.Equal(4, exitCode);
        Assert.StartsWith($"{file}: ", said[^1], StringComparison.Ordinal);
        var fed = Lines(_kafka.Read("ais.raw", 1)).ToArray();
        if (kind == "cut.gz") Assert.Equal(lines.Take(fed.Length - 1), fed[..^1]);
        Assert.InRange(fed.Length, kind == "cut.gz" ? 1000 : 9, kind == "cut.gz" ? 4900 : 9);
    }

    [Fact]
    public async Task Over_twelve_partitions_every_vessel_and_message_stays_whole()
    {
        _kafka.CreateTopic("ais.raw", 12);
        var file = TestLines.Data("dma_aislib/stream_example.txt");

        var (exitCode, said) = await FeedRun.RunAsync(Stop, file, "--bootstrap-server", _kafka.Address, "--speed", "max");

        Assert.Equal(0, exitCode);
        Assert.Contains(said, s => s.Contains("12 partitions, by MMSI", StringComparison.Ordinal));
        var records = _kafka.Read("ais.raw", 12);
        var expected = Reports([await File.ReadAllTextAsync(file, Stop)]);
        var byPartition = records.GroupBy(r => r.Partition.Value).Select(g => Reports([string.Concat(g.Select(r => Text(r) + "\n"))])).ToArray();
        Assert.Equal(12, byPartition.Length);
        Assert.Equal(expected.Order(), byPartition.SelectMany(p => p).Order());
        Assert.Equal(expected.Select(r => r.Mmsi).Distinct().Count(), byPartition.Sum(p => p.Select(r => r.Mmsi).Distinct().Count()));
        Assert.All(records.Where(r => r.Message.Key is not null), r => Assert.Equal(r.Partition.Value, VesselPartition.Of(uint.Parse(r.Message.Key), 12)));
    }

    [Fact]
    public async Task A_table_is_fed_by_time_as_one_JSON_position_a_record()
    {
        _kafka.CreateTopic("ais.raw", 1);

        var (exitCode, said) = await FeedRun.RunAsync(Stop, TestLines.Data("gfw_encounter_20150319/gfw_real_encounter.csv"), "--bootstrap-server", _kafka.Address, "--speed", "max");

        Assert.Equal(0, exitCode);
        var looks = _kafka.Read("ais.raw", 1).Select(r => (Look: JsonPosition.Look(r.Message.Value), Key: Encoding.ASCII.GetString(r.Message.Key))).ToArray();
        Assert.Equal(346, looks.Length);
        Assert.Equal(looks.Select(l => l.Look.Time).Order(), looks.Select(l => l.Look.Time));
        Assert.Equal(["441910000", "563418000"], looks.Select(l => l.Key).Distinct().Order());
        Assert.All(looks, l => Assert.Equal(l.Key, $"{l.Look.Mmsi}"));
        Assert.Contains(said, s => s.StartsWith("fed 346 lines in 346 records", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_address_is_one_line_and_exit_1()
    {
        var (exitCode, said) = await FeedRun.RunAsync(Stop, TestLines.Data("kystverket_1000/Ais1000Lines.nm4"), "--bootstrap-server", "127.0.0.1:1", "--connect-within", "1");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("no broker answers at 127.0.0.1:1 within 1 s: ", Assert.Single(said), StringComparison.Ordinal);
        Assert.Contains("Connection refused", said[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_topic_that_is_missing_is_one_line_with_the_command_that_creates_it()
    {
        var (exitCode, said) = await FeedRun.RunAsync(Stop, TestLines.Data("kystverket_1000/Ais1000Lines.nm4"), "--bootstrap-server", _kafka.Address, "--topic", "none");

        Assert.Equal(1, exitCode);
        Assert.Equal(
            $"topic none does not exist; give --create-topics, or create it: kafka-topics.sh --bootstrap-server {_kafka.Address} --create --topic none --partitions 1 --config retention.ms=604800000",
            Assert.Single(said));
    }

    [Theory]
    [InlineData("--config", "no.such.setting=1", "no.such.setting")]
    [InlineData("--config", "novalue", "KEY=VALUE")]
    [InlineData("--config-file", "/no/such/file", "/no/such/file")]
    public async Task A_wrong_setting_is_exit_2_and_one_line_that_names_it(string option, string value, string named)
    {
        var (exitCode, said) = await FeedRun.RunAsync(Stop, TestLines.Data("kystverket_1000/Ais1000Lines.nm4"), "--bootstrap-server", _kafka.Address, option, value);

        Assert.Equal(2, exitCode);
        Assert.Contains(named, Assert.Single(said), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_record_that_the_broker_refuses_for_good_ends_the_feed_with_exit_1()
    {
        _kafka.CreateTopic("ais.raw", 1);
        const int TopicAuthorizationFailed = 29;
        _kafka.RefuseProduces(TopicAuthorizationFailed, 10);

        var (exitCode, said) = await FeedRun.RunAsync(Stop, TestLines.Data("kystverket_1000/Ais1000Lines.nm4"), "--bootstrap-server", _kafka.Address, "--speed", "max");

        Assert.Equal(1, exitCode);
        Assert.StartsWith("this client's user lacks the right Write on topic ais.raw; give it: ", said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusals_that_pass_double_and_lose_nothing()
    {
        _kafka.CreateTopic("ais.raw", 1);
        const int NotLeaderForPartition = 6;
        _kafka.RefuseProduces(NotLeaderForPartition, 3);
        var file = TestLines.Data("kystverket_1000/Ais1000Lines.nm4");

        var (exitCode, _) = await FeedRun.RunAsync(Stop, file, "--bootstrap-server", _kafka.Address, "--speed", "max", "--batch", "1");

        Assert.Equal(0, exitCode);
        Assert.Equal((await File.ReadAllLinesAsync(file, Stop)).Where(l => l.Length > 0), Lines(_kafka.Read("ais.raw", 1)));
    }

    [Fact]
    public async Task A_full_queue_waits()
    {
        _kafka.CreateTopic("ais.raw", 1);
        string[] lines = [.. Enumerable.Range(0, 5000).Select(i => TestLines.Position(219_000_001, i, 1_700_000_000))];
        var file = Path.Combine(_folder, "a.nmea");
        await File.WriteAllLinesAsync(file, lines, Stop);

        var (exitCode, _) = await FeedRun.RunAsync(
            Stop, file, "--bootstrap-server", _kafka.Address, "--speed", "max", "--batch", "1", "--config", "queue.buffering.max.messages=10", "--config", "linger.ms=0");

        Assert.Equal(0, exitCode);
        Assert.Equal(lines, Lines(_kafka.Read("ais.raw", 1)));
    }

    [Fact]
    public async Task A_stopped_feed_delivers_what_it_has_taken_and_ends_with_0()
    {
        _kafka.CreateTopic("ais.raw", 1);
        var options = new FeedOptions { Kafka = new Dictionary<string, string> { ["bootstrap.servers"] = _kafka.Address, ["linger.ms"] = "60000" } };
        using var topic = await TopicWriter.OpenAsync(options, new FeedEvents(NullLogger.Instance), Stop);
        using var stop = new CancellationTokenSource();
        var source = new StoppedSource(stop, TestLines.Position(219_000_001) + "\n" + TestLines.Position(219_000_002)) { Name = "test" };
        var job = new FeedJob(source, topic, options, TimeProvider.System);

        await job.RunAsync(stop.Token);
        topic.Flush(Stop);

        Assert.Equal([TestLines.Position(219_000_001)], Lines(_kafka.Read("ais.raw", 1)));
    }

    [Fact]
    public async Task A_stopped_feed_gives_up_on_a_broker_that_is_gone_and_says_how_much_is_lost()
    {
        _kafka.CreateTopic("ais.raw", 1);
        var options = new FeedOptions { Kafka = new Dictionary<string, string> { ["bootstrap.servers"] = _kafka.Address } };
        using var topic = await TopicWriter.OpenAsync(options, new FeedEvents(NullLogger.Instance), Stop);
        _kafka.Stop();
        using var stop = new CancellationTokenSource();
        await new FeedJob(new StoppedSource(stop, TestLines.Position(219_000_001) + "\n") { Name = "test" }, topic, options, TimeProvider.System).RunAsync(stop.Token);

        var fault = Assert.Throws<Fault>(() => topic.Flush(new CancellationToken(canceled: true)));

        Assert.Equal(1, fault.ExitCode);
        Assert.StartsWith("stopped with 1 records not delivered to ais.raw", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SIGTERM_ends_the_process_with_0_and_what_it_took_is_delivered()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no SIGTERM");
        _kafka.CreateTopic("ais.raw", 1);
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        using var feed = RunningProcess.Start(["feed", $"tcp://{server.LocalEndpoint}", "--bootstrap-server", _kafka.Address]);
        using var receiver = await server.AcceptTcpClientAsync(Stop);
        string[] lines = [TestLines.Position(219_000_001), TestLines.Static(219_000_002, 3).First, TestLines.Static(219_000_002, 3).Second];
        await receiver.GetStream().WriteAsync(Encoding.ASCII.GetBytes(string.Join('\n', lines) + "\n"), Stop);
        _kafka.WaitForOne("ais.raw");

        feed.Signal("TERM");

        Assert.Equal(0, await feed.EndAsync(within: TimeSpan.FromSeconds(10)));
        Assert.Equal(lines, Lines(_kafka.Read("ais.raw", 1)));
        Assert.Contains("fed 3 lines in 1 records", feed.Said, StringComparison.Ordinal);
    }

    /// <summary>Gives some lines and is stopped while it is asked for more.</summary>
    private sealed class StoppedSource(CancellationTokenSource stop, string text) : FeedSource
    {
        private bool _isGiven;

        public override bool IsRecording => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken token)
        {
            if (_isGiven)
            {
                stop.Cancel();
                return ValueTask.FromCanceled<int>(token);
            }

            _isGiven = true;
            return ValueTask.FromResult(Encoding.ASCII.GetBytes(text, buffer.Span));
        }

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Text(ConsumeResult<byte[], byte[]> record) => Encoding.ASCII.GetString(record.Message.Value);

    private static IEnumerable<string> Lines(IEnumerable<ConsumeResult<byte[], byte[]>> records) => records.SelectMany(r => Text(r).Split('\n'));

    private static List<(uint Mmsi, long Time, ulong Payload)> Reports(IEnumerable<string> texts)
    {
        var decoder = new NmeaDecoder { KeepReportsWithoutTime = true };
        var batch = new ReportBatch();
        foreach (var text in texts) decoder.Decode(Encoding.ASCII.GetBytes(text), batch);
        decoder.Finish(batch);
        return [.. batch.Reports.ToArray().Select(r => (r.Mmsi, r.Time, r.PayloadHash))];
    }
}
