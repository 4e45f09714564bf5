using System.Text.Json;
using AisDetector.Feed;
using AisDetector.Ops;
using AisDetector.Output;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Feed;

/// <summary>What a feed tells: words for people, numbers under their names for machines.</summary>
public class FeedEventsTests
{
    private static readonly FeedCounts Counts = new() { Lines = 12_345, Records = 600, Messages = 12_000, Bytes = 1_260_000, WithoutTime = 7, Dated = 1_234, Incomplete = 3, Cut = 2 };

    [Fact]
    public void The_summary_says_what_was_fed_and_what_is_worth_knowing() => Assert.Equal(
        [
            "fed 12,345 lines in 600 records, 1.3 MB, into ais.raw in 2.5 s: 4,938 lines/s",
            "7 messages carry no time: the record's timestamp, when they were fed, stands for it",
            "1,234 sentences had only the own ship's clock and got its time as a tag block",
            "3 parts of messages whose other parts did not come",
            "2 lines longer than 64 KB were cut",
        ],
        Lines(events => events.Summarize(Counts, "ais.raw", TimeSpan.FromSeconds(2.5))));

    [Fact]
    public void What_did_not_happen_is_not_said() => Assert.Equal(
        ["fed 1 lines in 1 records, 0.0 MB, into ais.raw in 0.0 s: 1,000 lines/s"], Lines(events => events.Summarize(new FeedCounts { Lines = 1, Records = 1 }, "ais.raw", TimeSpan.Zero)));

    [Fact]
    public void It_says_what_it_feeds_where_and_how_fast() => Assert.Equal(
        [
            "feeding tcp://host:1 into ais.raw, 1 partition",
            "feeding a.nmea into ais.raw, 12 partitions, by MMSI at 60x (--speed max: as fast as the broker takes it)",
        ],
        Lines(events =>
        {
            events.StreamBegun("tcp://host:1", "ais.raw", new Counted(1, "partition", "partitions, by MMSI"));
            events.RecordingBegun("a.nmea", "ais.raw", new Counted(12, "partition", "partitions, by MMSI"), "at 60x (--speed max: as fast as the broker takes it)");
        }));

    [Fact]
    public void A_machine_reads_numbers_and_what_is_wrong_is_a_warning()
    {
        var text = new StringWriter();
        var events = new FeedEvents(new EventLines(text, EventFormat.Json, new SetClock()));
        events.Summarize(Counts, "ais.raw", TimeSpan.FromSeconds(2.5));
        events.SourceLost("tcp://host:1", "connection lost");
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal((620, "Fed", 12_345, 600, 1.26, "ais.raw"), (lines[0].GetProperty("eventId").GetInt32(), lines[0].GetProperty("event").GetString(), lines[0].GetProperty("lines").GetInt64(),
            lines[0].GetProperty("records").GetInt64(), lines[0].GetProperty("megabytes").GetDouble(), lines[0].GetProperty("topic").GetString()));
        Assert.Equal(("information", "warning"), (lines[0].GetProperty("level").GetString(), lines[^1].GetProperty("level").GetString()));
        Assert.Equal("tcp://host:1: connection lost; trying again until it answers", lines[^1].GetProperty("message").GetString());
    }

    private static List<string> Lines(Action<FeedEvents> tell)
    {
        var lines = new List<string>();
        tell(new FeedEvents(new PlainLines(lines.Add)));
        return lines;
    }
}
