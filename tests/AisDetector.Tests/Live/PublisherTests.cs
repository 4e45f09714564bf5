using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Live;
using AisDetector.Ops;
using AisDetector.Tests.Support;
using CsCheck;

namespace AisDetector.Tests.Live;

/// <summary>Without a broker: what is handed over when, and what of it is committed.</summary>
public sealed class PublisherTests : IDisposable
{
    private readonly SetClock _clock = new();
    private readonly StringWriter _said = new();
    private readonly RunTelemetry _telemetry;
    private readonly FakeTransaction _transaction = new();
    private readonly FakeStore _store = new();
    private Publisher _publisher;
    private long _offset, _number;

    public PublisherTests()
    {
        _telemetry = new RunTelemetry(_clock);
        _publisher = New(Made.Progress());
    }

    public void Dispose()
    {
        _telemetry.Dispose();
        _said.Dispose();
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>How far the log is used.</summary>
    private LogPlace Place => new(_offset, _number);

    [Fact]
    public void A_tick_goes_out_with_the_record_that_made_it_due_and_with_the_dead_letters_before_it()
    {
        Use(Made.Letter(1));
        Use();
        Use(Made.Letter(2), Made.Alert(3), Made.Alert(4));
        Use();
        Publish();
        var commit = Assert.Single(_transaction.Committed);
        Assert.Equal([Made.Letter(1).DeadLetter!.Offset, 2], commit.Outputs.Where(o => o.DeadLetter != null).Select(o => o.DeadLetter!.Offset));
        Assert.Equal(["3", "4"], commit.Outputs.Where(o => o.Alert != null).Select(o => o.Alert!.Id));
        Assert.Equal((3, 4), (commit.Progress.InputOffset, commit.Progress.OutputNumber));
    }

    [Fact]
    public void Dead_letters_wait_for_a_tick_but_no_longer_than_a_second()
    {
        _clock.Advance(TimeSpan.FromSeconds(2));
        _publisher.BetweenBatches(Place, Stop);
        Use(Made.Letter(1));
        _publisher.BetweenBatches(Place, Stop);
        _clock.Advance(Publisher.DeadLettersWait - TimeSpan.FromMilliseconds(1));
        Use(Made.Letter(2));
        _publisher.BetweenBatches(Place, Stop);
        Assert.Equal(2, _publisher.Outputs.Count);
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        _publisher.BetweenBatches(Place, Stop);
        Assert.Empty(_publisher.Outputs);
        Publish();
        Assert.Equal([1, 2], Assert.Single(_transaction.Committed).Outputs.Select(o => o.DeadLetter!.Offset));
    }

    [Fact]
    public void Input_that_makes_no_output_is_committed_now_and_then()
    {
        Use();
        _clock.Advance(Made.Options.CommitEvery - TimeSpan.FromMilliseconds(1));
        _publisher.BetweenBatches(Place, Stop);
        Use();
        _clock.Advance(TimeSpan.FromMilliseconds(1));
        _publisher.BetweenBatches(Place, Stop);

        // Nothing more comes: there is nothing to commit, however long that lasts.
        for (var i = 0; i < 10; i++)
        {
            _clock.Advance(Made.Options.CommitEvery);
            _publisher.BetweenBatches(Place, Stop);
        }

        Publish();
        Assert.Equal(2, Assert.Single(_transaction.Committed).Progress.InputOffset);
    }

    [Fact]
    public void A_commit_takes_no_more_than_so_many_outputs()
    {
        for (var i = 1; i <= 2 * Publisher.MaxOutputs + 1; i++) Use(Made.Letter(i));
        Assert.Single(_publisher.Outputs);
        Publish();
        Assert.Equal([Publisher.MaxOutputs, Publisher.MaxOutputs], _transaction.Committed.Select(c => c.Outputs.Count));
    }

    [Fact]
    public void A_commit_takes_no_more_than_so_many_bytes_of_dead_letters()
    {
        const int Letters = 16;
        for (var i = 1; i < Letters; i++) Use(Made.Letter(i, Publisher.MaxBytes / Letters));
        Assert.Equal(Letters - 1, _publisher.Outputs.Count);
        Use(Made.Letter(Letters, Publisher.MaxBytes / Letters));
        Assert.Empty(_publisher.Outputs);

        // The bytes are counted anew for each commit.
        Use(Made.Letter(Letters + 1, Publisher.MaxBytes / Letters));
        Assert.Single(_publisher.Outputs);
        Publish();
        Assert.Equal(Letters, Assert.Single(_transaction.Committed).Outputs.Count);
    }

    [Fact]
    public void Every_output_is_committed_once_in_order_and_numbered_between_two_records() => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2], Gen.Int[0, 1200]).Array[0, 60].Sample(steps =>
    {
        var transaction = new FakeTransaction();
        var publisher = new Publisher(Made.Options, transaction, Snapshots(), Messages(), _telemetry, Made.Progress(), _clock);
        var publishing = Task.Run(() => publisher.Run(Stop), Stop);
        var expected = new List<Publication>();
        var numbers = new Dictionary<long, long> { [0] = 0 };
        foreach (var (letters, alerts, milliseconds) in steps)
        {
            List<Publication> made = [.. Enumerable.Range(0, letters).Select(i => Made.Letter(expected.Count + i)), .. Enumerable.Range(0, alerts).Select(i => Made.Alert(expected.Count + i))];
            expected.AddRange(made);
            publisher.Outputs.AddRange(made);
            var place = new LogPlace(numbers.Count, expected.Count);
            numbers[place.NextOffset] = place.OutputNumber;
            publisher.AfterRecord(place, Stop);
            _clock.Advance(TimeSpan.FromMilliseconds(milliseconds));
            if (milliseconds % 3 == 0) publisher.BetweenBatches(place, Stop);
        }

        publisher.HandOver(new LogPlace(numbers.Count - 1, expected.Count), Stop);
        publisher.Complete();
        publishing.Wait(Patience.Hang, Stop);
        Assert.Equal(expected, transaction.Outputs);
        var at = 0L;
        foreach (var commit in transaction.Committed)
        {
            Assert.True(commit.Progress.InputOffset > at, "nothing new");
            at = commit.Progress.InputOffset;
            Assert.Equal(numbers[at], commit.Progress.OutputNumber);
        }

        Assert.Equal(numbers.Count - 1, at);
    }, iter: 200, threads: 1);

    [Fact]
    public void A_snapshot_at_the_committed_place_is_written_without_a_transaction()
    {
        Use(Made.Alert(1));
        _publisher.HandOver(Place, Stop, Snapshot(clean: true));
        Publish();
        Assert.Single(_transaction.Committed);
        Assert.Equal(1, Assert.Single(_store.Saved).InputOffset);
    }

    [Fact]
    public void A_snapshot_is_written_only_when_all_before_it_is_committed()
    {
        Use(Made.Alert(1));
        Use(Made.Letter(2));
        _publisher.HandOver(Place, Stop, Snapshot(clean: true));
        _store.Saving = _ =>
        {
            Assert.Equal(2, _transaction.Outputs.Count);
            return Task.CompletedTask;
        };
        Publish();
        Assert.Single(_store.Saved);
    }

    [Fact]
    public void What_another_version_has_committed_last_is_committed_again_under_this_ones_name()
    {
        _publisher = New(Made.Progress(_offset = 7, _number = 3) with { Version = "0.0" });
        _publisher.HandOver(Place, Stop, Snapshot(clean: true));
        Publish();
        var commit = Assert.Single(_transaction.Committed);
        Assert.Empty(commit.Outputs);
        Assert.Equal(Made.Progress(7, 3), commit.Progress);
    }

    [Fact]
    public void The_end_of_the_log_finishes_the_group()
    {
        Use();
        _publisher.HandOver(Place, Stop, isFinished: true);
        Publish();
        Assert.True(Assert.Single(_transaction.Committed).Progress.Finished);
    }

    [Fact]
    public async Task What_is_in_flight_when_abandoned_is_not_published()
    {
        using var abandon = new CancellationTokenSource();
        var isCommitting = new TaskCompletionSource();
        Use(Made.Alert(1));
        Use(Made.Alert(2));
        Use(Made.Alert(3));
        _transaction.Committing = stop =>
        {
            if (_transaction.Committed.Count == 0) return;
            isCommitting.TrySetResult();
            stop.WaitHandle.WaitOne();
        };
        var publishing = Task.Run(() => _publisher.Run(abandon.Token), Stop);
        await isCommitting.Task.WaitAsync(Patience.Hang, Stop);
        await abandon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => publishing.WaitAsync(Patience.Hang, Stop));
        Assert.Equal(["1"], _transaction.Outputs.Select(o => o.Alert!.Id));
        Assert.Equal(1, _telemetry.Revisions);
    }

    [Fact]
    public async Task A_detector_whose_publisher_is_abandoned_does_not_wait_for_room()
    {
        using var abandon = new CancellationTokenSource();
        for (var i = 1; i <= Publisher.CommitsInFlight; i++) Use(Made.Alert(i));
        var waiting = Task.Run(() => Use(abandon.Token, Made.Alert(0)), Stop);
        await abandon.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(Patience.Hang, Stop));
    }

    [Fact]
    public async Task The_detector_gets_no_further_ahead_than_the_queue_is_long()
    {
        var (handedOver, most) = (0, 0);
        _transaction.Committing = _ =>
        {
            // Slower than the detector: the queue is full before the first commit ends.
            Assert.True(SpinWait.SpinUntil(() => Volatile.Read(ref handedOver) >= Publisher.CommitsInFlight, Patience.Hang), "the queue does not fill");
            most = Math.Max(most, Volatile.Read(ref handedOver) - _transaction.Committed.Count);
        };
        var publishing = Task.Run(() => _publisher.Run(Stop), Stop);
        for (var i = 1; i <= 10 * Publisher.CommitsInFlight; i++)
        {
            Use(Made.Alert(i));
            Volatile.Write(ref handedOver, i);
        }

        _publisher.Complete();
        await publishing.WaitAsync(Patience.Hang, Stop);

        // Beside the queue there is the one that is being committed.
        Assert.InRange(most, Publisher.CommitsInFlight, Publisher.CommitsInFlight + 1);
        Assert.Equal(Enumerable.Range(1, 10 * Publisher.CommitsInFlight).Select(i => $"{i}"), _transaction.Outputs.Select(o => o.Alert!.Id));
    }

    [Fact]
    public void A_commit_that_fails_ends_the_publisher_and_nothing_after_it_is_committed()
    {
        Use(Made.Alert(1));
        Use(Made.Alert(2));
        Use(Made.Alert(3));
        _transaction.Committing = _ =>
        {
            if (_transaction.Committed.Count == 1) throw new Fault("publishing failed");
        };
        _publisher.Complete();
        Assert.Equal("publishing failed", Assert.Throws<Fault>(() => _publisher.Run(Stop)).Message);
        Assert.Equal(["1"], _transaction.Outputs.Select(o => o.Alert!.Id));
        Assert.Equal(1, _telemetry.Revisions);
    }

    [Fact]
    public void An_alert_is_told_of_when_it_is_visible_and_not_before()
    {
        Use(new Publication(Support.Alerts.Full with { Id = "ID", Revision = 1 }, null));
        _transaction.Committing = _ => Assert.Equal("", _said.ToString());
        Publish();
        Assert.StartsWith("<6>alert ID opened", _said.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, _telemetry.Opened);
    }

    private Publisher New(Progress committed) => new(Made.Options, _transaction, Snapshots(), Messages(), _telemetry, committed, _clock);

    private RunEvents Events() => new(new EventLines(_said, EventFormat.Systemd, _clock));

    private AlertMessages Messages() => new(Events(), "sts.alerts", _clock);

    private Snapshots Snapshots() => new(_store, Events(), _telemetry, TimeSpan.FromMinutes(10), 0, _clock);

    private Snapshot Snapshot(bool clean) => new([], 0, _offset, _number, clean);

    /// <summary>The detector uses the next record, which makes this due.</summary>
    private void Use(params Publication[] outputs) => Use(Stop, outputs);

    private void Use(CancellationToken abandon, params Publication[] outputs)
    {
        _publisher.Outputs.AddRange(outputs);
        _offset++;
        _number += outputs.Length;
        _publisher.AfterRecord(Place, abandon);
    }

    /// <summary>Nothing more comes; what has been handed over is committed.</summary>
    private void Publish()
    {
        _publisher.Complete();
        _publisher.Run(Stop);
    }
}
