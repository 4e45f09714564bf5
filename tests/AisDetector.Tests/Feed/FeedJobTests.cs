using AisDetector.App;
using AisDetector.Feed;
using CsCheck;

namespace AisDetector.Tests.Feed;

public class FeedJobTests
{
    private const long Start = 1_700_000_000;

    private readonly FakeClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, 10)]
    [InlineData(60, 600)]
    [InlineData(0.5, 5)]
    public async Task A_recording_keeps_its_spacing_at_any_speed(double speed, double stepSeconds)
    {
        var lines = Enumerable.Range(0, 100).Select(i => TestLines.Position(219_000_001, i, Start + (long)(i * stepSeconds)));

        var sent = await FeedAsync(new FeedOptions { Speed = speed }, lines);

        Assert.Equal(100, sent.Count);
        for (var i = 0; i < sent.Count; i++) Assert.Equal((long)(i * stepSeconds) / speed, sent[i].At.TotalSeconds, precision: 3);
    }

    [Fact]
    public async Task What_is_due_at_the_same_moment_shares_a_record()
    {
        var lines = Enumerable.Range(0, 30).Select(i => TestLines.Position(219_000_001 + (uint)i, i, Start + i / 10));

        var sent = await FeedAsync(new FeedOptions { Speed = 1 }, lines);

        Assert.Equal([0, 1, 2], sent.Select(s => s.At.TotalSeconds));
        Assert.All(sent, s => Assert.Equal(10, s.Value.Split('\n').Length));
    }

    [Fact]
    public async Task A_delayed_message_is_not_waited_for_and_holds_nothing_up()
    {
        long[] times = [0, 10, -1800, 20];

        var sent = await FeedAsync(new FeedOptions { Speed = 1, LinesPerRecord = 1 }, times.Select((t, i) => TestLines.Position(219_000_001, i, Start + t)));

        Assert.Equal([0, 10, 10, 20], sent.Select(s => s.At.TotalSeconds));
    }

    [Fact]
    public async Task A_clock_a_day_ahead_is_not_waited_for_wherever_it_stands()
    {
        var lines = Enumerable.Range(0, 100).Select(i => TestLines.Position(219_000_001, i, Start + i + (i % 25 == 0 ? 86_400 : 0)));

        var sent = await FeedAsync(new FeedOptions { Speed = 1 }, lines);

        Assert.Equal(98, sent[^1].At.TotalSeconds);
        Assert.Equal(100, sent.Sum(s => s.Value.Split('\n').Length));
    }

    [Fact]
    public async Task A_silence_of_hours_in_the_recording_is_kept()
    {
        var lines = Enumerable.Range(0, 60).Select(i => TestLines.Position(219_000_001, i, Start + i + (i >= 30 ? 8 * 3600 : 0)));

        var sent = await FeedAsync(new FeedOptions { Speed = 60 }, lines);

        Assert.Equal((8 * 3600 + 59) / 60.0, sent[^1].At.TotalSeconds, precision: 3);
    }

    [Fact]
    public async Task As_fast_as_possible_waits_for_nothing()
    {
        await FeedAsync(new FeedOptions(), Enumerable.Range(0, 100).Select(i => TestLines.Position(219_000_001, i, Start + i * 600)));

        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task Only_the_key_of_one_vessels_record_is_its_MMSI()
    {
        var sent = await FeedAsync(new FeedOptions(), [TestLines.Position(219_000_001), TestLines.Position(219_000_001, 1)]);
        Assert.Equal(219_000_001U, Assert.Single(sent).Mmsi);

        sent = await FeedAsync(new FeedOptions(), [TestLines.Position(219_000_001), TestLines.Position(219_000_002)]);
        Assert.Null(Assert.Single(sent).Mmsi);
    }

    [Fact]
    public void Over_twelve_partitions_no_message_is_torn_and_no_vessel_split()
    {
        var twoParts = Gen.Select(Gen.UInt[200_000_000, 200_000_040], Gen.Int[0, 9], Gen.Bool);
        Gen.Select(twoParts.List[1, 60], Gen.Int[0, 40], Gen.Int[1, 400]).Sample((messages, batch, chunk) =>
        {
            var lines = Interleave(messages);
            var text = string.Join('\n', lines);
            var topic = new FakeTopic(12, _clock);
            var source = new FakeSource(isRecording: false, [.. text.Chunk(chunk).Select(c => new string(c))]) { Name = "test" };
            var job = new FeedJob(source, topic, new FeedOptions { LinesPerRecord = batch == 0 ? null : batch }, _clock);
            Assert.True(job.RunAsync(CancellationToken.None).IsCompletedSuccessfully);

            Assert.Equal(lines.Order(StringComparer.Ordinal), topic.Sent.SelectMany(s => s.Value.Split('\n')).Order(StringComparer.Ordinal));
            foreach (var (mmsi, _, _) in messages) Assert.Single(PartitionsOf(topic, mmsi));
            foreach (var sent in topic.Sent) AssertWhole(sent.Value.Split('\n'));
        });
    }

    [Fact]
    public async Task What_is_no_message_is_fed_all_the_same()
    {
        string[] lines = [TestLines.Position(219_000_001), "!AIVDM,1,1,,A,garbage,0*00", TestLines.Sentence("GPGLL,5530.0,N,01130.0,E,120000,A", '$'), "noise"];

        var sent = await FeedAsync(new FeedOptions(), lines);

        Assert.Equal(lines, Assert.Single(sent).Value.Split('\n'));
    }

    [Fact]
    public async Task Each_JSON_position_is_a_record_keyed_and_timed_by_what_it_says()
    {
        string[] lines =
        [
            """{"mmsi":219000001,"time":"2023-11-14T22:13:20Z","latitude":55.5,"longitude":11.5}""",
            """{"time":"2023-11-14T22:13:30Z","nested":{"mmsi":1},"mmsi":"219000002"}""",
            """{"time":1700000020,"mmsi":219000001}""",
        ];

        var sent = await FeedAsync(new FeedOptions { Speed = 1 }, lines);

        Assert.Equal(lines, sent.Select(s => s.Value));
        Assert.Equal([219_000_001, 219_000_002, 219_000_001], sent.Select(s => s.Mmsi));
        Assert.Equal([0, 10, 20], sent.Select(s => s.At.TotalSeconds));
    }

    [Fact]
    public async Task A_recording_without_any_AIS_message_is_refused_and_nothing_is_sent()
    {
        var topic = new FakeTopic(1, _clock);
        var source = new FakeSource(isRecording: true, "mmsi,lat,lon\n", "219000001,55,11\n") { Name = "a.csv" };

        var fault = await Assert.ThrowsAsync<Fault>(() => new FeedJob(source, topic, new FeedOptions(), _clock).RunAsync(Stop));

        Assert.Equal((3, "a.csv: no AIS message in NMEA or JSON Lines; nothing was fed"), (fault.ExitCode, fault.Message));
        Assert.Empty(topic.Sent);
    }

    [Fact]
    public async Task A_line_longer_than_any_is_cut_and_counted_and_the_next_is_whole()
    {
        var topic = new FakeTopic(1, _clock);
        var source = new FakeSource(isRecording: false, [.. Enumerable.Repeat(new string('x', 30_000), 5), "\n" + TestLines.Position(219_000_001) + "\n"]) { Name = "test" };
        var job = new FeedJob(source, topic, new FeedOptions { LinesPerRecord = 1 }, _clock);

        await job.RunAsync(Stop);

        Assert.Equal([LineSplitter.MaxLineBytes, TestLines.Position(219_000_001).Length], topic.Sent.Select(s => s.Value.Length));
        Assert.Equal((2, 1), (job.Counts.Lines, job.Counts.Cut));
    }

    private async Task<List<SentRecord>> FeedAsync(FeedOptions options, IEnumerable<string> lines)
    {
        var topic = new FakeTopic(1, _clock);
        await new FeedJob(new FakeSource(isRecording: true, string.Join('\n', lines)) { Name = "test" }, topic, options, _clock).RunAsync(Stop);
        return topic.Sent;
    }

    /// <summary>Two-part messages lie around one another, no two with the same identifier at once.</summary>
    private static List<string> Interleave(List<(uint Mmsi, int Id, bool IsStatic)> messages)
    {
        var lines = new List<string>();
        var open = new Dictionary<int, string>();
        foreach (var (index, (mmsi, id, isStatic)) in messages.Index())
        {
            if (open.Remove(id, out var rest)) lines.Add(rest);
            if (!isStatic)
            {
                lines.Add(TestLines.Position(mmsi, index));
                continue;
            }

            (var first, open[id]) = TestLines.Static(mmsi, id);
            lines.Add(first);
        }

        lines.AddRange(open.Values);
        return lines;
    }

    /// <summary>Single sentences and first parts begin with type and sender.</summary>
    private static IEnumerable<int> PartitionsOf(FakeTopic topic, uint mmsi)
    {
        var (single, first) = (TestLines.Position(mmsi).Split(',')[5][1..7], TestLines.Static(mmsi, 0).First.Split(',')[5][1..7]);
        return topic.Sent.Where(s => s.Value.Contains($",1{single}", StringComparison.Ordinal) || s.Value.Contains($",5{first}", StringComparison.Ordinal)).Select(s => s.Partition).Distinct();
    }

    private static void AssertWhole(string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            var fields = lines[i].Split(',');
            if (fields[1] == "2" && fields[2] == "1") Assert.Equal(("2", fields[3]), (lines[i + 1].Split(',')[2], lines[i + 1].Split(',')[3]));
        }
    }
}
