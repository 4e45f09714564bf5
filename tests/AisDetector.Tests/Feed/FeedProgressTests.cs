using AisDetector.Core.Reports;
using AisDetector.Feed;
using Microsoft.Extensions.Logging.Abstractions;

namespace AisDetector.Tests.Feed;

public class FeedProgressTests
{
    private const long Start = 1_700_000_000;

    private static readonly FeedCounts Counts = new() { Lines = 1234, Records = 56 };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void It_says_where_the_feed_is_in_the_file_and_in_time()
    {
        var progress = new FeedProgress(Counts, new SourceExtent(50_000_000, 120_000_000, SourceExtent.Bytes), 0.38, 1_772_337_906_000);
        Assert.Equal(
            "45.6 MB of 120.0 MB (38 %), at 2026-03-01 04:05:06, 1,234 lines in 56 records, 1,200 lines/s, about 16 min left",
            progress.Words(TimeSpan.FromMinutes(10), 1200, silence: null));
    }

    [Fact]
    public void Of_a_stream_it_says_since_when_nothing_comes()
    {
        var progress = new FeedProgress(Counts, null, null, Report.NoTime);
        Assert.Equal("1,234 lines in 56 records, 0 lines/s", progress.Words(TimeSpan.FromMinutes(10), 0, TimeSpan.FromSeconds(3)));
        Assert.Equal("1,234 lines in 56 records, nothing has come for 4 min", progress.Words(TimeSpan.FromMinutes(10), 0, TimeSpan.FromMinutes(4)));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".gz")]
    public async Task A_slow_feed_is_where_its_lines_are_and_not_where_it_has_read_to(string suffix)
    {
        // All of the file is read at once, and played over 100 s.
        using var folder = new Support.TemporaryFolder();
        var file = folder.File("a.nmea" + suffix);
        await using (var raw = File.Create(file))
        await using (var stream = suffix.Length > 0 ? new System.IO.Compression.GZipStream(raw, System.IO.Compression.CompressionLevel.Fastest) : (Stream)raw)
        await using (var writer = new StreamWriter(stream))
            foreach (var i in Enumerable.Range(0, 100)) await writer.WriteAsync(TestLines.Position(219_000_001, i, Start + i) + "\n");

        var clock = new FakeClock();
        var seen = new List<FeedProgress>();
        await using var source = FeedSource.Open(file, clock, new FeedEvents(NullLogger.Instance));
        FeedJob? job = null;
        job = new FeedJob(source, new Watching(() => seen.Add(job!.Progress)), new FeedOptions { Speed = 1 }, clock);
        await job.RunAsync(Stop);

        Assert.Equal(100, seen.Count);
        var shares = seen.ConvertAll(p => p.Share!.Value);
        Assert.Equal(shares.Order(), shares);
        Assert.InRange(shares[49], 0.45, 0.55);
        Assert.Equal((Start + 49) * 1000, seen[49].EventTime);
        Assert.Equal((1, Start + 99), (job.Progress.Share, job.Progress.EventTime / 1000));
        Assert.Equal(new FileInfo(file).Length, job.Progress.Extent!.Whole);
    }

    [Fact]
    public async Task Of_a_table_reports_are_counted_because_it_is_read_whole_before_the_first_is_given()
    {
        var clock = new FakeClock();
        var seen = new List<FeedProgress>();
        await using var source = FeedSource.Open(TestLines.Data("gfw_encounter_20150319/gfw_real_encounter.csv"), clock, new FeedEvents(NullLogger.Instance));
        FeedJob? job = null;
        job = new FeedJob(source, new Watching(() => seen.Add(job!.Progress)), new FeedOptions { Speed = 1 }, clock);
        await job.RunAsync(Stop);

        Assert.InRange(seen[172].Share!.Value, 0.45, 0.55);
        Assert.Contains(" of 346 reports (", seen[172].Words(TimeSpan.FromHours(12), 0, null), StringComparison.Ordinal);
        Assert.Equal(1, job.Progress.Share);
    }

    private sealed class Watching(Action sent) : IRecordTopic
    {
        public int Partitions => 1;

        public void Send(int partition, uint? mmsi, ReadOnlySpan<byte> value, CancellationToken stop) => sent();
    }
}
