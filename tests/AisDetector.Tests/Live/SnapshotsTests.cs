using AisDetector.Broker;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Live;
using AisDetector.Ops;
using AisDetector.Tests.Support;
using Confluent.Kafka;

namespace AisDetector.Tests.Live;

public sealed class SnapshotsTests : IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(10);

    private readonly SetClock _clock = new();
    private readonly StringWriter _said = new();
    private readonly RunTelemetry _telemetry = new();
    private readonly FakeStore _store = new();
    private readonly LogDetector _detector = new(RendezvousOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));
    private readonly Snapshots _snapshots;

    public SnapshotsTests() => _snapshots = new Snapshots(_store, new RunEvents(new EventLines(_said, EventFormat.Systemd, _clock)), _telemetry, Every, restoredAt: 100, _clock);

    public void Dispose()
    {
        _telemetry.Dispose();
        _said.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void One_is_due_when_the_last_is_old_enough_and_the_log_has_been_used_further()
    {
        Assert.False(_snapshots.IsDue(101));
        _clock.Advance(Every);
        Assert.True(_snapshots.IsDue(101));
        Assert.False(_snapshots.IsDue(100));

        _detector.Begin(101);
        var taken = _snapshots.Take(_detector, clean: false);
        Assert.Equal((101, false), (taken.InputOffset, taken.Clean));
        Assert.False(_snapshots.IsDue(102));
        _clock.Advance(Every);
        Assert.True(_snapshots.IsDue(102));
        Assert.False(_snapshots.IsDue(101));
    }

    [Fact]
    public void None_is_due_while_one_is_being_written()
    {
        var room = new TaskCompletionSource();
        _store.Saving = _ => room.Task;
        _snapshots.Write(_snapshots.Take(_detector, clean: false), Stop);
        _clock.Advance(Every);
        Assert.False(_snapshots.IsDue(101));
        room.SetResult();
        _snapshots.Wait(Stop);
        Assert.True(_snapshots.IsDue(101));
        Assert.Single(_store.Saved);
    }

    [Fact]
    public async Task The_last_of_a_clean_stop_is_written_after_the_one_before()
    {
        var room = new TaskCompletionSource();
        _store.Saving = snapshot => snapshot.Clean ? Task.CompletedTask : room.Task;
        _snapshots.Write(_snapshots.Take(_detector, clean: false), Stop);
        Assert.Throws<OperationCanceledException>(() => _snapshots.Write(_snapshots.Take(_detector, clean: true), new CancellationToken(canceled: true)));
        var last = Task.Run(() => _snapshots.Write(_snapshots.Take(_detector, clean: true), Stop), Stop);
        room.SetResult();
        await last.WaitAsync(Patience.Hang, Stop);
        _snapshots.Wait(Stop);
        Assert.Equal([false, true], _store.Saved.Select(s => s.Clean));
    }

    [Fact]
    public void One_that_cannot_be_written_is_told_and_the_next_is_due_as_usual()
    {
        _store.Saving = _ => throw new KafkaException(new Error(ErrorCode.Local_MsgTimedOut, "timed out"));
        _snapshots.Write(_snapshots.Take(_detector, clean: false), Stop);
        _snapshots.Wait(Stop);
        Assert.StartsWith("<4>the snapshot at offset 0 could not be written", _said.ToString(), StringComparison.Ordinal);
        _clock.Advance(Every);
        Assert.True(_snapshots.IsDue(101));
    }

    [Fact]
    public void Written_chunks_are_used_again()
    {
        byte[] full = new byte[Snapshot.ChunkBytes], part = new byte[3];
        _snapshots.Write(new Snapshot([full, part], full.Length + part.Length, 101, 0, Clean: false), Stop);
        _snapshots.Wait(Stop);
        _detector.Begin(101);
        var chunk = Assert.Single(_snapshots.Take(_detector, clean: false).Chunks);

        // The state is shorter than a chunk, so its own is a copy of the written one's beginning.
        Assert.Equal(full[..chunk.Length], chunk);
        Assert.Contains(full, b => b != 0);
    }
}
