using System.Collections.Concurrent;
using AisDetector.Broker;
using Confluent.Kafka;

namespace AisDetector.Live;

/// <summary>Where snapshots are written.</summary>
internal interface ISnapshotStore
{
    Task SaveAsync(Snapshot snapshot);
}

/// <summary>
/// When a snapshot is due, and its writing. The detector's thread takes it; it is written beside the transactions, so that a
/// tick does not wait for a hundred megabytes. One that cannot be written costs time at the next start and nothing else.
/// </summary>
/// <param name="restoredAt">The offset of the state that the detector began with.</param>
internal sealed class Snapshots(ISnapshotStore store, RunEvents events, RunTelemetry telemetry, TimeSpan every, long restoredAt, TimeProvider clock)
{
    // The detector's thread: the last that was taken.
    private long _offset = restoredAt, _takenAt = clock.GetTimestamp();

    // The publisher's thread starts it; the detector's asks whether it is done.
    private volatile Task _writing = Task.CompletedTask;

    // Any thread: chunks that have been written, for the next to be taken in.
    private readonly ConcurrentBag<byte[]> _spareChunks = [];

    /// <summary>The detector's thread: the last is old enough, has been written, and the log has been used further since.</summary>
    public bool IsDue(long nextOffset) => clock.GetElapsedTime(_takenAt) >= every && nextOffset > _offset && _writing.IsCompleted;

    /// <summary>The detector's thread: its state as it is now.</summary>
    /// <param name="clean">The last of a clean stop.</param>
    public Snapshot Take(LogDetector detector, bool clean)
    {
        var stream = new ChunkedStream(_spareChunks);
        detector.Save(stream);
        (_takenAt, _offset) = (clock.GetTimestamp(), detector.NextOffset);
        return new Snapshot(stream.Chunks, stream.Length, detector.NextOffset, detector.OutputNumber, clean);
    }

    /// <summary>The publisher's thread: begins to write it. The last of a clean stop waits for the one before.</summary>
    public void Write(Snapshot snapshot, CancellationToken abandon)
    {
        if (snapshot.Clean) Wait(abandon);
        _writing = WriteAsync(snapshot);
    }

    /// <summary>The publisher's thread: waits until what was begun is written or given up.</summary>
    public void Wait(CancellationToken abandon) => _writing.Wait(abandon);

    private async Task WriteAsync(Snapshot snapshot)
    {
        try
        {
            await Task.Run(() => store.SaveAsync(snapshot), CancellationToken.None);
        }
        catch (KafkaException e)
        {
            telemetry.SnapshotFailed();
            events.SnapshotFailed(snapshot.InputOffset, e.Error.Reason);
        }

        // Delivered or given up by now, and the client has a copy of its own of what it still tries to send. The last chunk is
        // not a full one.
        foreach (var chunk in snapshot.Chunks.SkipLast(1)) _spareChunks.Add(chunk);
    }
}
