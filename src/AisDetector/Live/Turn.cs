using System.Threading.Channels;
using AisDetector.Broker;
using AisDetector.Records;

namespace AisDetector.Live;

/// <summary>
/// The detecting instance, from its taking over to its leaving. Records come in by a bounded channel, one thread detects
/// (<see cref="DetectingLoop"/>), another publishes (<see cref="Publisher"/>). A stage that is full lets the one before it
/// wait, so nothing grows.
/// </summary>
internal sealed class Turn : IAsyncDisposable
{
    private const int BatchesInFlight = 16;

    private static readonly TimeSpan LongestDisposal = TimeSpan.FromMilliseconds(500);

    // Set once and safe on every thread.
    private readonly IOutputTransaction _transaction;
    private readonly Publisher _publisher;
    private readonly DetectingLoop _detecting;
    private readonly Channel<LogBatch> _input = Channel.CreateBounded<LogBatch>(new BoundedChannelOptions(BatchesInFlight) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _abandon = new();
    private Task? _completion;

    /// <param name="committed">How far the group has come.</param>
    /// <param name="detector">The restored one: at the committed offset, or before it.</param>
    public Turn(
        RunOptions options, RunEvents events, RunTelemetry telemetry, Progress committed, LogDetector detector, IOutputTransaction transaction, ISnapshotStore store,
        TimeProvider? clock = null)
    {
        clock ??= TimeProvider.System;
        FirstOffset = detector.NextOffset;
        _transaction = transaction;
        var snapshots = new Snapshots(store, events, telemetry, options.SnapshotEvery, detector.NextOffset, clock);
        _publisher = new Publisher(options, transaction, snapshots, new AlertMessages(events, options.Topics.Alerts, clock), telemetry, committed, clock);
        _detecting = new DetectingLoop(options, events, telemetry, committed, detector, _publisher, snapshots, clock);
    }

    /// <summary>Where reading begins.</summary>
    public long FirstOffset { get; }

    /// <summary>The records; completing it asks for a clean stop.</summary>
    public ChannelWriter<LogBatch> Input => _input.Writer;

    /// <summary>Ends when the input has ended and all of it is published, or with what stopped it.</summary>
    public Task Completion => _completion ?? throw new InvalidOperationException("the turn has not been started");

    /// <summary>Starts both threads.</summary>
    /// <exception cref="App.Fault">This build judges otherwise than the one that published.</exception>
    public void Start()
    {
        _detecting.Begin();
        _completion = RunAsync();
    }

    /// <summary>The partition is another's now: stops detecting at once and publishes nothing more.</summary>
    public void Abandon() => _abandon.Cancel();

    /// <summary>Asked to stop: what is not committed within this time is left to the next start.</summary>
    public void AbandonAfter(TimeSpan time)
    {
        try
        {
            _abandon.CancelAfter(time);
        }
        catch (ObjectDisposedException)
        {
            // It has ended by itself in this moment.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _abandon.CancelAsync();

        // How the turn ended was seen by its owner. A call into the client may hang for long where the broker is gone: then it
        // is left to end by itself.
        var disposing = (_completion ?? Task.CompletedTask).ContinueWith(
            _ =>
            {
                _transaction.Dispose();
                _abandon.Dispose();
            },
            CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await Task.WhenAny(disposing, Task.Delay(LongestDisposal));
    }

    private async Task RunAsync()
    {
        // On threads of their own: both block, one on the processor, one on the brokers.
        var abandon = _abandon.Token;
        var detecting = Task.Factory.StartNew(() => _detecting.Run(_input.Reader, abandon), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var publishing = Task.Factory.StartNew(() => _publisher.Run(abandon), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var first = await Task.WhenAny(detecting, publishing);
        if (!first.IsCompletedSuccessfully) await _abandon.CancelAsync();

        // The one that failed first says why; the other was only told to stop.
        try
        {
            await first;
        }
        finally
        {
            await ((Task)Task.WhenAll(detecting, publishing)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        await Task.WhenAll(detecting, publishing);
    }
}
