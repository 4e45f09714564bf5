using System.Threading.Channels;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Ops;
using AisDetector.Records;

namespace AisDetector.Live;

/// <summary>
/// The thread that detects: uses the records in the log's order and gives the publisher what they make due. Records before
/// the committed offset are used again for the state alone; at that offset the number of outputs must be the published one.
/// </summary>
internal sealed class DetectingLoop(
    RunOptions options, RunEvents events, RunTelemetry telemetry, Progress committed, LogDetector detector, Publisher publisher, Snapshots snapshots, TimeProvider clock)
{
    // Of the detector's thread; Begin runs before that is started.
    private readonly SilenceWatch _silence = new(events.SilenceEnded, events.SilenceBegan, "records");
    private readonly long _firstOffset = detector.NextOffset, _startedAt = clock.GetTimestamp();
    private DetectorCounts? _counts;

    private bool IsRereading => detector.NextOffset < committed.InputOffset;

    /// <summary>Shows the state that it begins with, and compares the numbers where no record has to be used again.</summary>
    /// <exception cref="Fault">This build judges otherwise than the one that published.</exception>
    public void Begin()
    {
        _counts = telemetry.Follow(detector);
        telemetry.State = InstanceState.Rereading;
        if (_firstOffset == committed.InputOffset) Compare();
    }

    /// <summary>Uses the input until it ends; then closes the log, or leaves a snapshot.</summary>
    public void Run(ChannelReader<LogBatch> input, CancellationToken abandon)
    {
        var isEnd = false;
        try
        {
            while (Next(input, abandon) is { } batch)
            {
                Use(batch, abandon);
                isEnd |= batch.IsEnd;
                if (batch.IsEnd) Close(abandon);
                else BetweenBatches(abandon);
            }

            if (!isEnd) LeaveCleanly(abandon);
        }
        finally
        {
            publisher.Complete();
        }
    }

    private LogBatch? Next(ChannelReader<LogBatch> input, CancellationToken abandon)
    {
        telemetry.Detector.Rest();
        while (input.WaitToReadAsync(abandon).AsTask().GetAwaiter().GetResult())
        {
            if (!input.TryRead(out var batch)) continue;
            telemetry.Detector.Beat();
            return batch;
        }

        return null;
    }

    private void Use(LogBatch batch, CancellationToken abandon)
    {
        var (bytes, reread) = (0L, 0);
        foreach (var record in batch.Records)
        {
            abandon.ThrowIfCancellationRequested();
            Use(record, abandon);
            bytes += record.Value.Length;
            if (record.Offset < committed.InputOffset) reread++;
        }

        _counts!.Used(batch.Records.Count, bytes, reread);
    }

    private void Use(in LogRecord record, CancellationToken abandon)
    {
        var isPublished = record.Offset < committed.InputOffset;
        if (!isPublished && IsRereading)
            throw new Fault($"the log has no record at offset {committed.InputOffset - 1}, the last that was used: part of topic {options.Topics.Raw} has been removed");
        detector.Add(record, isPublished, publisher.Outputs);
        if (detector.NextOffset == committed.InputOffset) Compare();
        publisher.AfterRecord(detector.Place, abandon);
    }

    /// <summary>At the committed offset the numbers must agree: otherwise what follows would not fit what has been published.</summary>
    private void Compare()
    {
        if (telemetry.State == InstanceState.Rereading) telemetry.State = InstanceState.Active;
        if (_firstOffset < committed.InputOffset)
            events.ReadAgain(committed.InputOffset - _firstOffset, clock.GetElapsedTime(_startedAt).TotalSeconds);
        if (detector.OutputNumber == committed.OutputNumber) return;
        var difference = $"{detector.OutputNumber} outputs up to offset {committed.InputOffset}, but {committed.OutputNumber} are published";
        if (!options.AcceptDifferences)
        {
            throw new Fault(
                $"this build judges otherwise than the one that published (version {committed.Version}): {difference}; "
                + "start that version and stop it cleanly before changing to this one, use another --group, or pass --accept-differences to go on from there");
        }

        events.DifferencesAccepted(difference);
        detector.AcceptNumber(committed.OutputNumber);
    }

    private void BetweenBatches(CancellationToken abandon)
    {
        _silence.Look(telemetry.Silence);
        publisher.BetweenBatches(detector.Place, abandon);
        if (!IsRereading && snapshots.IsDue(detector.NextOffset)) publisher.HandOver(detector.Place, abandon, snapshots.Take(detector, clean: false));
    }

    private void LeaveCleanly(CancellationToken abandon)
    {
        Summarize();

        // Stopped while still reading again: there is nothing new to commit, and the snapshot that is there is no worse.
        if (IsRereading) return;
        publisher.HandOver(detector.Place, abandon, snapshots.Take(detector, clean: true));
    }

    private void Close(CancellationToken abandon)
    {
        if (IsRereading)
            throw new Fault($"the log ends at offset {detector.NextOffset}, before the committed {committed.InputOffset}: topic {options.Topics.Raw} has lost records");
        detector.Finish(publisher.Outputs);
        publisher.HandOver(detector.Place, abandon, isFinished: true);
        Summarize();
    }

    /// <summary>Nothing is dropped silently: what came, and what was not used, by reason.</summary>
    private void Summarize()
    {
        events.Used(_firstOffset, detector.NextOffset, detector.Decoded.TotalAccepted, detector.OutputNumber, detector.Detector.Vessels, detector.Detector.OpenEncounters);
        events.Rejected(detector.Decoded);
        events.NotUsed(detector.Detector.Counts);
    }
}
