using System.Collections.Concurrent;
using System.Diagnostics;
using System.Threading.Channels;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Ops;
using AisDetector.Records;
using Confluent.Kafka;

namespace AisDetector.Live;

/// <summary>
/// The detecting instance from its taking over to its leaving: records come in by one bounded channel, are detected on one
/// thread, and published by another. Where one is full, the one before waits; nothing grows.
/// </summary>
internal sealed class ActiveRun : IAsyncDisposable
{
    private const int BatchesInFlight = 16, CommitsInFlight = 16, MaxOutputsInCommit = 500, MaxBytesInCommit = 4 << 20;

    /// <summary>Dead letters wait this long for a tick to go out with: a noisy feed must not make a transaction of every line.</summary>
    private static readonly TimeSpan DeadLettersWait = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan LongestDisposal = TimeSpan.FromMilliseconds(500);

    private readonly RunOptions _options;
    private readonly RunMessages _log;
    private readonly RunTelemetry _telemetry;
    private readonly DetectorCounts _counts;
    private readonly SilenceWatch _silence;
    private readonly LogDetector _detector;
    private readonly OutputTransaction _transaction;
    private readonly SnapshotStore _snapshots;
    private readonly Func<IConsumerGroupMetadata> _membership;
    private readonly Channel<LogBatch> _input = Channel.CreateBounded<LogBatch>(new BoundedChannelOptions(BatchesInFlight) { SingleReader = true, SingleWriter = true });
    private readonly Channel<Commit> _output = Channel.CreateBounded<Commit>(new BoundedChannelOptions(CommitsInFlight) { SingleReader = true, SingleWriter = true });
    private readonly CancellationTokenSource _abandon = new();
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private readonly long _firstOffset;
    private Progress _committed;
    private List<Publication> _outputs = [];
    private int _weighed;
    private long _outputBytes;
    private long _handedOver, _snapshotOffset;
    private TimeSpan _lastCommit, _lastSnapshot;
    private Task _snapshotWriting = Task.CompletedTask;
    private readonly ConcurrentBag<byte[]> _spareChunks = [];

    public ActiveRun(
        RunOptions options, RunMessages log, RunTelemetry telemetry, Progress committed, LogDetector detector, OutputTransaction transaction, SnapshotStore snapshots,
        Func<IConsumerGroupMetadata> membership)
    {
        (_options, _log, _telemetry, _committed, _detector, _transaction, _snapshots, _membership) = (options, log, telemetry, committed, detector, transaction, snapshots, membership);
        _firstOffset = detector.NextOffset;
        (_handedOver, _snapshotOffset) = (committed.InputOffset, detector.NextOffset);
        _counts = telemetry.Follow(detector);
        _silence = new SilenceWatch(log.SilenceEnded, log.SilenceBegan, "records");
        telemetry.State = InstanceState.Rereading;
        if (_firstOffset == committed.InputOffset) Compare();
        Completion = RunAsync();
    }

    /// <summary>Where reading begins.</summary>
    public long FirstOffset => _firstOffset;

    /// <summary>The records; completing it asks for a clean stop.</summary>
    public ChannelWriter<LogBatch> Input => _input.Writer;

    /// <summary>Ends when the input has ended and all of it is published, or with what stopped it.</summary>
    public Task Completion { get; }

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

        // How it ended has been seen by who disposes of it. A call into the client may hang on a broker that is gone for
        // longer than anyone may wait: then it is left to end by itself.
        var disposing = Completion.ContinueWith(
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
        var detecting = Task.Factory.StartNew(Detect, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var publishing = Task.Factory.StartNew(Publish, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var first = await Task.WhenAny(detecting, publishing);
        if (!first.IsCompletedSuccessfully) await _abandon.CancelAsync();

        // What failed first says why; the other was only told to stop.
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

    private void Detect()
    {
        var isEnd = false;
        try
        {
            while (Next() is { } batch)
            {
                var (bytes, reread) = (0L, 0);
                foreach (var record in batch.Records)
                {
                    _abandon.Token.ThrowIfCancellationRequested();
                    Use(record);
                    bytes += record.Value.Length;
                    if (record.Offset < _committed.InputOffset) reread++;
                }

                _counts.Used(batch.Records.Count, bytes, reread);
                isEnd |= batch.IsEnd;
                if (batch.IsEnd) Close();
                else BetweenBatches();
            }

            if (!isEnd) LeaveCleanly();
        }
        finally
        {
            _output.Writer.TryComplete();
        }
    }

    private LogBatch? Next()
    {
        _telemetry.Detector.Rest();
        while (_input.Reader.WaitToReadAsync(_abandon.Token).AsTask().GetAwaiter().GetResult())
        {
            if (!_input.Reader.TryRead(out var batch)) continue;
            _telemetry.Detector.Beat();
            return batch;
        }

        return null;
    }

    private void Use(in LogRecord record)
    {
        var isPublished = record.Offset < _committed.InputOffset;
        if (!isPublished && _detector.NextOffset < _committed.InputOffset)
            throw new Fault($"the log has no record at offset {_committed.InputOffset - 1}, the last that was used: part of topic {_options.Topics.Raw} has been removed");
        _detector.Add(record, isPublished, _outputs);
        if (_detector.NextOffset == _committed.InputOffset) Compare();

        // A tick's revisions go out with the record that made them due.
        if (_outputs.Count > 0 && (_outputs[^1].Alert != null || IsFull())) HandOver();
    }

    private bool IsFull()
    {
        while (_weighed < _outputs.Count) _outputBytes += _outputs[_weighed++].DeadLetter?.Bytes.Length ?? 0;
        return _outputs.Count >= MaxOutputsInCommit || _outputBytes >= MaxBytesInCommit;
    }

    /// <summary>At the committed offset the numbers must agree: otherwise what follows would not fit what has been published.</summary>
    private void Compare()
    {
        if (_telemetry.State == InstanceState.Rereading) _telemetry.State = InstanceState.Active;
        if (_firstOffset < _committed.InputOffset)
            _log.ReadAgain(_committed.InputOffset - _firstOffset, _sinceStart.Elapsed.TotalSeconds);
        if (_detector.OutputNumber == _committed.OutputNumber) return;
        var difference = $"{_detector.OutputNumber} outputs up to offset {_committed.InputOffset}, but {_committed.OutputNumber} are published";
        if (!_options.AcceptDifferences)
        {
            throw new Fault(
                $"this build judges otherwise than the one that published (version {_committed.Version}): {difference}; "
                + "start that version and stop it cleanly before changing to this one, use another --group, or pass --accept-differences to go on from there");
        }

        _log.DifferencesAccepted(difference);
        _detector.AcceptNumber(_committed.OutputNumber);
    }

    private void BetweenBatches()
    {
        _silence.Look(_telemetry.Silence);
        _transaction.AlertMessages.Look();
        if (_detector.NextOffset <= _handedOver) _lastCommit = _sinceStart.Elapsed;
        if (_sinceStart.Elapsed - _lastCommit >= (_outputs.Count > 0 ? DeadLettersWait : _options.CommitEvery)) HandOver();
        if (_sinceStart.Elapsed - _lastSnapshot >= _options.SnapshotEvery && _detector.NextOffset >= Math.Max(_committed.InputOffset, _snapshotOffset + 1) && _snapshotWriting.IsCompleted)
            HandOver(Snapshot(clean: false));
    }

    private void LeaveCleanly()
    {
        Summarize();

        // Stopped while still reading again: nothing new to commit, and no snapshot that is better than the one there is.
        if (_detector.NextOffset < _committed.InputOffset) return;
        HandOver(Snapshot(clean: true));
    }

    private void Close()
    {
        if (_detector.NextOffset < _committed.InputOffset)
            throw new Fault($"the log ends at offset {_detector.NextOffset}, before the committed {_committed.InputOffset}: topic {_options.Topics.Raw} has lost records");
        _detector.Finish(_outputs);
        HandOver(isFinished: true);
        Summarize();
    }

    /// <summary>Nothing is dropped silently: what came, and what was not used, by reason.</summary>
    private void Summarize()
    {
        _log.Used(_firstOffset, _detector.NextOffset, _detector.Decoded.TotalAccepted, _detector.OutputNumber, _detector.Detector.Vessels, _detector.Detector.OpenEncounters);
        _log.Rejected(_detector.Decoded);
        _log.NotUsed(_detector.Detector.Counts);
    }

    private Snapshot Snapshot(bool clean)
    {
        var stream = new ChunkedStream(_spareChunks);
        _detector.Save(stream);
        (_lastSnapshot, _snapshotOffset) = (_sinceStart.Elapsed, _detector.NextOffset);
        return new Snapshot(stream.Chunks, stream.Length, _detector.NextOffset, _detector.OutputNumber, clean);
    }

    private void HandOver(Snapshot? snapshot = null, bool isFinished = false)
    {
        _lastCommit = _sinceStart.Elapsed;
        if (snapshot == null && !isFinished && _detector.NextOffset <= _handedOver) return;
        var progress = _committed with
        {
            InputOffset = _detector.NextOffset,
            OutputNumber = _detector.OutputNumber,
            Finished = isFinished,
            Version = Product.Version,
            Options = _options.Detection.Identity(),
        };
        _handedOver = progress.InputOffset;
        var commit = new Commit(_outputs, progress, snapshot);
        _outputs = [];
        (_weighed, _outputBytes) = (0, 0);

        // Where it waits for the publisher it is not the one that is stuck.
        _telemetry.Detector.Rest();
        _output.Writer.WriteAsync(commit, _abandon.Token).AsTask().GetAwaiter().GetResult();
        _telemetry.Detector.Beat();
    }

    private void Publish()
    {
        var last = _committed;
        while (_output.Reader.WaitToReadAsync(_abandon.Token).AsTask().GetAwaiter().GetResult())
        {
            while (_output.Reader.TryRead(out var commit))
            {
                _telemetry.Publisher.Beat();
                if (commit.Progress != last) _transaction.Commit(commit.Outputs, commit.Progress, _membership, _abandon.Token);
                last = commit.Progress;
                if (commit.Snapshot is { } snapshot) Keep(snapshot);
            }

            _telemetry.Publisher.Rest();
        }

        _transaction.AlertMessages.Look(isEnd: true);
        _snapshotWriting.Wait(_abandon.Token);
    }

    // Beside the transactions: a tick does not wait for a hundred megabytes.
    private void Keep(Snapshot snapshot)
    {
        if (snapshot.Clean) _snapshotWriting.Wait(_abandon.Token);
        _snapshotWriting = SaveAsync(snapshot);
    }

    private async Task SaveAsync(Snapshot snapshot)
    {
        try
        {
            await Task.Run(() => _snapshots.SaveAsync(snapshot), CancellationToken.None);
        }
        catch (KafkaException e)
        {
            _telemetry.SnapshotFailed();
            _log.SnapshotFailed(snapshot.InputOffset, e.Error.Reason);
        }

        // Sent or given up by now: what was not delivered has failed, and the client keeps a copy of its own of what it still tries.
        foreach (var chunk in snapshot.Chunks.SkipLast(1)) _spareChunks.Add(chunk);
    }
}
