using System.Threading.Channels;
using AisDetector.Broker;

namespace AisDetector.Live;

/// <summary>Where commits go: all of one becomes visible together, or nothing of it does.</summary>
internal interface IOutputTransaction : IDisposable
{
    /// <summary>Returns when everything is visible to consumers.</summary>
    void Commit(IReadOnlyList<Publication> outputs, Progress progress, CancellationToken stop);
}

/// <summary>
/// Collects what the detector puts out and commits it, in order, each commit between two records of the log. The detector's
/// thread collects and hands over; the publisher's own thread commits. Between them is a bounded queue: where the brokers
/// are slow, the detector waits.
/// </summary>
internal sealed class Publisher
{
    /// <summary>Commits that may wait in the queue.</summary>
    internal const int CommitsInFlight = 16;

    /// <summary>A commit that has grown to one of these is handed over.</summary>
    internal const int MaxOutputs = 500, MaxBytes = 4 << 20;

    /// <summary>Dead letters wait this long for a tick to go out with: a noisy feed must not make a transaction of every line.</summary>
    internal static readonly TimeSpan DeadLettersWait = TimeSpan.FromSeconds(1);

    // Set once and safe on both threads.
    private readonly IOutputTransaction _transaction;
    private readonly Snapshots _snapshots;
    private readonly AlertMessages _messages;
    private readonly RunTelemetry _telemetry;
    private readonly TimeProvider _clock;
    private readonly TimeSpan _commitEvery;
    private readonly Progress _ours;
    private readonly Channel<Commit> _commits = Channel.CreateBounded<Commit>(new BoundedChannelOptions(CommitsInFlight) { SingleReader = true, SingleWriter = true });

    // The detector's thread: what has not been handed over yet, and what was last.
    private int _weighed;
    private long _bytes, _handedOver, _handedOverAt;

    // The publisher's thread: what has been committed last.
    private Progress _committed;

    /// <param name="committed">How far the group has come.</param>
    public Publisher(RunOptions options, IOutputTransaction transaction, Snapshots snapshots, AlertMessages messages, RunTelemetry telemetry, Progress committed, TimeProvider clock)
    {
        (_transaction, _snapshots, _messages, _telemetry, _commitEvery, _clock) = (transaction, snapshots, messages, telemetry, options.CommitEvery, clock);
        _committed = committed;
        _ours = committed.By(options);
        (_handedOver, _handedOverAt) = (committed.InputOffset, clock.GetTimestamp());
    }

    /// <summary>The detector's thread appends to it what a record makes due.</summary>
    public List<Publication> Outputs { get; private set; } = [];

    /// <summary>The detector's thread, after each record: a tick's revisions go out with the record that made them due.</summary>
    public void AfterRecord(LogPlace place, CancellationToken abandon)
    {
        if (Outputs.Count > 0 && (Outputs[^1].Alert != null || IsFull())) HandOver(place, abandon);
    }

    /// <summary>The detector's thread, between two batches: hands over what has waited long enough.</summary>
    public void BetweenBatches(LogPlace place, CancellationToken abandon)
    {
        _messages.Look();
        if (place.NextOffset <= _handedOver) _handedOverAt = _clock.GetTimestamp();
        if (_clock.GetElapsedTime(_handedOverAt) >= (Outputs.Count > 0 ? DeadLettersWait : _commitEvery)) HandOver(place, abandon);
    }

    /// <summary>The detector's thread: hands over what is collected, and waits for room in the queue.</summary>
    /// <param name="place">Up to where the log is used when this is published.</param>
    /// <param name="snapshot">Written once all before it is committed.</param>
    /// <param name="isFinished">The log has been closed at its end.</param>
    public void HandOver(LogPlace place, CancellationToken abandon, Snapshot? snapshot = null, bool isFinished = false)
    {
        _handedOverAt = _clock.GetTimestamp();
        if (snapshot == null && !isFinished && place.NextOffset <= _handedOver) return;
        var commit = new Commit(Outputs, _ours with { InputOffset = place.NextOffset, OutputNumber = place.OutputNumber, Finished = isFinished }, snapshot);
        _handedOver = place.NextOffset;
        Outputs = [];
        (_weighed, _bytes) = (0, 0);

        // A detector that waits for the publisher is not the one that is stuck.
        _telemetry.Detector.Rest();
        _commits.Writer.WriteAsync(commit, abandon).AsTask().GetAwaiter().GetResult();
        _telemetry.Detector.Beat();
    }

    /// <summary>The detector's thread: nothing more will be handed over.</summary>
    public void Complete() => _commits.Writer.TryComplete();

    /// <summary>The publisher's thread: commits until nothing more is handed over.</summary>
    public void Run(CancellationToken abandon)
    {
        while (_commits.Reader.WaitToReadAsync(abandon).AsTask().GetAwaiter().GetResult())
        {
            while (_commits.Reader.TryRead(out var commit))
            {
                _telemetry.Publisher.Beat();
                Publish(commit, abandon);
            }

            _telemetry.Publisher.Rest();
        }

        _messages.Look(isEnd: true);
        _snapshots.Wait(abandon);
    }

    private void Publish(Commit commit, CancellationToken abandon)
    {
        // A snapshot at the committed place needs no transaction.
        if (commit.Progress != _committed)
        {
            _transaction.Commit(commit.Outputs, commit.Progress, abandon);
            _committed = commit.Progress;
            foreach (var output in commit.Outputs) Tell(output);
        }

        if (commit.Snapshot is { } snapshot) _snapshots.Write(snapshot, abandon);
    }

    private void Tell(in Publication output)
    {
        if (output.Alert is { } alert)
        {
            _telemetry.Published(alert);
            _messages.Published(alert);
        }
        else
        {
            _telemetry.DeadLettered();
        }
    }

    private bool IsFull()
    {
        while (_weighed < Outputs.Count) _bytes += Outputs[_weighed++].DeadLetter?.Bytes.Length ?? 0;
        return Outputs.Count >= MaxOutputs || _bytes >= MaxBytes;
    }
}
