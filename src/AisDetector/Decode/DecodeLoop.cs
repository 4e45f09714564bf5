using AisDetector.Broker;
using AisDetector.Core.Reports;
using AisDetector.Ops;
using AisDetector.Records;
using Confluent.Kafka;

namespace AisDetector.Decode;

/// <summary>
/// The stage's one thread: takes what the reader has, decodes it, sends it on, and every few milliseconds looks around.
/// Reading ahead and sending are the client's own threads.
/// </summary>
/// <param name="giveUp">Cancelled when a clean stop has taken too long.</param>
internal sealed class DecodeLoop(
    RunEvents events, DecodeTelemetry telemetry, OwnPartitions own, PartitionReader reader, ReportProducer producer, OtherPartitions others, Committer committer, Pacing pacing,
    Gossip gossip, CancellationToken giveUp)
{
    /// <summary>With nothing to read; while a partition waits for another it should hear soon that it may go on.</summary>
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(20), PollTimeWaiting = TimeSpan.FromMilliseconds(2);

    /// <summary>Milliseconds.</summary>
    private const long LookEvery = 10;

    private readonly SilenceWatch _silence = new(events.SilenceEnded, events.SilenceBegan, "records");
    private readonly GroupEnd _end = new(own, committer, reader);
    private DecodedPartition? _current;
    private ReportBatch? _reports;
    private long _records, _leftOut, _lookedAt;

    /// <summary>In it the reports of one record, and the counts of all.</summary>
    private ReportBatch Reports => _reports ??= new ReportBatch { OnReject = KeepDeadLetter };

    /// <summary>Until asked to stop, or until the group has read everything up to the ends that were asked for.</summary>
    public void Run(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && !_end.IsReached(_records, Environment.TickCount64))
        {
            var result = reader.Poll(TimeSpan.Zero);
            if (result == null)
            {
                // Nothing more has arrived: what there is goes out at once.
                committer.SendAll();
                Look();
                result = reader.Poll(pacing.IsWaiting ? PollTimeWaiting : PollTime);
            }

            if (result != null) Take(result);
            if ((_records & 63) == 0 || result == null) Look();
        }

        Supervisor.Stopping();
        committer.Commit(own.All);
        events.Decoded(_records, Reports.Counts.TotalAccepted, pacing.Pauses);
        events.Rejected(Reports.Counts);
        events.Left();
    }

    private void Take(ConsumeResult<Ignore, byte[]?> result)
    {
        if (own.Find(result.Partition) is not { } partition) return;
        if (result.IsPartitionEOF) partition.CaughtUp(result.Offset);
        else if (!partition.IsDone && result.Offset >= partition.Next) Decode(partition, result);
        if (!partition.IsDone) return;
        _current = partition;
        partition.Finish(Reports);
        SendDeadLetter(partition, null);
    }

    private void Decode(DecodedPartition partition, ConsumeResult<Ignore, byte[]?> result)
    {
        _records++;
        _current = partition;
        var timestamp = result.Message.Timestamp;
        Reports.Clear();
        var record = new LogRecord(result.Offset, timestamp.Type == TimestampType.NotAvailable ? null : timestamp.UnixTimestampMs, result.Message.Value ?? []);
        partition.Decode(record, Reports);
        SendDeadLetter(partition, record.Timestamp);
        if (partition.Writer.IsFull) producer.Send(partition.Writer, giveUp);
        if (Reports.Count > 0) pacing.AfterRecord(partition, Reports.Reports[^1].Time);
    }

    /// <summary>Every few milliseconds: hears the others, lets partitions wait or go on, commits, tells.</summary>
    private void Look()
    {
        var now = Environment.TickCount64;
        if (now - _lookedAt < LookEvery) return;
        _lookedAt = now;
        var lag = 0L;
        foreach (var partition in own.All)
        {
            if (reader.End(partition.Partition) is not { } end) continue;
            if (partition.Next >= end) partition.CaughtUp(end);
            lag += end - partition.Next;
        }

        others.Listen();
        pacing.Look();
        telemetry.Looked(new DecodeFigures(own.All.Count, own.All.Count(p => p.IsPaused), lag, _records, Reports.Counts.TotalAccepted, Reports.Counts.TotalRejected, _leftOut));
        _silence.Look(telemetry.Silence);
        committer.Look(now);
        gossip.Tell(now, DateTime.UtcNow);
    }

    private void KeepDeadLetter(RejectReason reason, ReadOnlySpan<byte> raw)
    {
        if (DeadLetter.Takes(reason)) _current!.DeadLetters.Add(reason, raw);
    }

    private void SendDeadLetter(DecodedPartition partition, long? timestamp)
    {
        var before = partition.DeadLetters.LeftOut;
        if (partition.DeadLetters.Take(partition.Next - 1, timestamp, partition.Partition) is { } letter) producer.Send(letter, giveUp);
        _leftOut += partition.DeadLetters.LeftOut - before;
    }
}
