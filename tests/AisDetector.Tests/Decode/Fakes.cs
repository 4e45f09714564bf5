using System.Globalization;
using System.Text;
using AisDetector.Broker;
using AisDetector.Core.Reports;
using AisDetector.Decode;
using AisDetector.Ops;
using AisDetector.Records;
using Confluent.Kafka;
using Microsoft.Extensions.Logging.Abstractions;

namespace AisDetector.Tests.Decode;

/// <summary>Keeps in one list what is sent, told and committed, and when everything is waited for.</summary>
internal sealed class FakeTopics : IReportTopics, IGroupOffsets
{
    private readonly SortedDictionary<int, long> _committed = [];

    public List<string> Did { get; } = [];

    /// <summary>What the next commit fails with.</summary>
    public ErrorCode? Refusal { get; set; }

    public void Send(ReportRecordWriter reports, CancellationToken giveUp)
    {
        giveUp.ThrowIfCancellationRequested();
        var batch = new ReportBatch();
        new ReportRecordReader().Read(reports.Close(), batch);
        Did.Add($"send {batch.Count}");
    }

    public void Tell(string keyPrefix, PartitionStanding standing, CancellationToken giveUp) =>
        Did.Add($"tell {keyPrefix}{standing.Partition} {(standing.EventTime is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("HH:mm", CultureInfo.InvariantCulture) : "-")}{(standing.HasUnread ? " unread" : "")}");

    public void Flush(CancellationToken giveUp)
    {
        giveUp.ThrowIfCancellationRequested();
        Did.Add("flush");
    }

    public long?[] Committed(IEnumerable<int> partitions) => [.. partitions.Select(p => _committed.TryGetValue(p, out var offset) ? offset : (long?)null)];

    public void Commit(IEnumerable<(int Partition, long Offset)> offsets)
    {
        if (Refusal is { } code)
        {
            Refusal = null;
            throw new KafkaException(new Error(code));
        }

        var all = offsets.ToList();
        Did.Add("commit " + string.Join(' ', all.Select(o => $"{o.Partition}:{o.Offset}")));
        foreach (var (partition, offset) in all) _committed[partition] = offset;
    }

    /// <summary>What has been done since the last call.</summary>
    public string[] Take()
    {
        string[] did = [.. Did];
        Did.Clear();
        return did;
    }
}

/// <summary>Partitions of a topic of three, and records for them.</summary>
internal static class Made
{
    public const long Minute = 60_000, Noon = 1_772_366_400_000;

    /// <summary>The topic's partitions of which these are own ones, read from their beginning.</summary>
    public static OwnPartitions Partitions(int[] own, long[]? ends = null)
    {
        var partitions = new OwnPartitions("ais.raw:id", 3, _ => null, ends);
        foreach (var partition in own) partitions.Add(partition, 0);
        return partitions;
    }

    public static Committer Committer(OwnPartitions own, FakeTopics topics, TextWriter? said = null, bool gaveUp = false) => new(
        own, topics, topics, new RunEvents(said == null ? NullLogger.Instance : new EventLines(said, EventFormat.Systemd)), new CancellationToken(gaveUp));

    /// <summary>The partition's next records, each a position of this minute after noon.</summary>
    public static void Decode(this DecodedPartition partition, params int[] minutes)
    {
        foreach (var minute in minutes)
            partition.Decode($$"""{"mmsi":219000001,"lat":30,"lon":-40,"time":{{Noon + (minute * Minute)}}}""");
    }

    public static void Decode(this DecodedPartition partition, string value) =>
        partition.Decode(new LogRecord(partition.Next, Noon, Encoding.ASCII.GetBytes(value)), new ReportBatch());
}
