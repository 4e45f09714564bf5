using System.Diagnostics;
using System.Runtime.ExceptionServices;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Records;
using Confluent.Kafka;

namespace AisDetector.Live;

/// <summary>
/// A member of the group. It waits for the partition, then it hands the records on; where the detector is slower, it waits.
/// One thread at a time polls it, and in that call the client says that the partition comes or goes.
/// </summary>
internal sealed class LogConsumer : IDisposable
{
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(100);

    /// <summary>A member that does not poll for five minutes is put out of the group; a blocked one polls well before.</summary>
    private static readonly TimeSpan LongestBlock = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan LongestClose = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan SignOfLifeEvery = TimeSpan.FromSeconds(1);

    private readonly RunOptions _options;
    private readonly IConsumer<Ignore, byte[]?> _consumer;
    private readonly Cluster _cluster;
    private readonly RunTelemetry _telemetry;

    // The thread that polls, in the client's calls too.
    private Func<Turn>? _takeOver;
    private Turn? _turn;
    private ExceptionDispatchInfo? _fault;
    private List<LogRecord> _records = [];
    private int _bytes;
    private long? _end;
    private long _next;
    private bool _isAtEnd;

    public LogConsumer(RunOptions options, KafkaSettings settings, RunEvents events, Cluster cluster, RunTelemetry telemetry)
    {
        (_options, _cluster, _telemetry) = (options, cluster, telemetry);
        _consumer = Client.Make(() => new ConsumerBuilder<Ignore, byte[]?>(settings.Log())
            .SetErrorHandler((_, e) => events.Error(e))
            .SetLogHandler((_, m) => events.Library(m))
            .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
            .SetPartitionsRevokedHandler((_, _) => Lost())
            .SetPartitionsLostHandler((_, _) => Lost())
            .Build());
    }

    /// <summary>The group has given the partition to another.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Waits until the partition is this one's and has been taken over; null when asked to stop before.</summary>
    public Turn? StandBy(Func<Func<IConsumerGroupMetadata>, CancellationToken, Turn> takeOver, CancellationToken stop)
    {
        _takeOver = () => takeOver(() => _consumer.ConsumerGroupMetadata, stop);
        _consumer.Subscribe(_options.Topics.Raw);
        while (_turn == null && !stop.IsCancellationRequested) Take(Poll(PollTime));
        return _turn;
    }

    /// <summary>Hands records on until asked to stop, the end that was asked for, or the loss of the partition.</summary>
    public void Feed(Turn turn, CancellationToken stop)
    {
        _end = _options.StopAtEnd ? _cluster.BoundsAsync(_options.Topics.Raw).GetAwaiter().GetResult().High : null;
        _isAtEnd = _end <= turn.FirstOffset;
        _next = turn.FirstOffset;
        var sinceHandedOn = Stopwatch.StartNew();
        while (!stop.IsCancellationRequested && !IsLost && !_isAtEnd && !turn.Completion.IsCompleted)
        {
            var result = Poll(TimeSpan.Zero);
            if (result == null)
            {
                // Nothing more has arrived: what there is goes on at once. An empty batch lets the detector see the time.
                if (_records.Count > 0 || sinceHandedOn.Elapsed > SignOfLifeEvery)
                {
                    HandOn(turn);
                    sinceHandedOn.Restart();
                }

                result = Poll(PollTime);
            }

            Take(result);
            if (_records.Count < LogBatch.MaxRecords && _bytes < LogBatch.MaxBytes) continue;
            HandOn(turn);
            sinceHandedOn.Restart();
        }

        if (!IsLost) HandOn(turn, _isAtEnd);
        turn.Input.TryComplete();
        _telemetry.Consumer.Rest();
    }

    public void Dispose()
    {
        // What the client says from here on is this instance's own leaving, not a loss.
        _turn = null;

        // Without a broker to leave the group at, closing hangs for longer than a supervisor waits.
        var closing = Task.Run(() =>
        {
            _consumer.Close();
            _consumer.Dispose();
        });
        closing.Wait(LongestClose);
    }

    /// <summary>Keeps a record, and notes when the end has been reached. Transactions leave marks in the log, which have offsets and are no records.</summary>
    private void Take(ConsumeResult<Ignore, byte[]?>? result)
    {
        if (result == null) return;
        _isAtEnd |= result.Offset.Value + (result.IsPartitionEOF ? 0 : 1) >= _end;
        NoteEnd(result);
        if (result.IsPartitionEOF || result.Offset.Value >= _end) return;
        var timestamp = result.Message.Timestamp;
        var value = result.Message.Value ?? [];
        _records.Add(new LogRecord(result.Offset, timestamp.Type == TimestampType.NotAvailable ? null : timestamp.UnixTimestampMs, value));
        _bytes += value.Length;
    }

    /// <summary>Notes the log's end: as the newest fetch said while records come, which counts the marks too; at the end, behind the last record.</summary>
    private void NoteEnd(ConsumeResult<Ignore, byte[]?> result)
    {
        if (!result.IsPartitionEOF) _next = result.Offset.Value + 1;
        if (result.IsPartitionEOF) _telemetry.LogEnd = _next;
        else if (_records.Count == 0 && _consumer.GetWatermarkOffsets(result.TopicPartition).High is { IsSpecial: false } high) _telemetry.LogEnd = high.Value;
    }

    private void HandOn(Turn turn, bool isEnd = false)
    {
        var batch = new LogBatch(_records, isEnd);
        (_records, _bytes) = ([], 0);
        var isPaused = false;
        while (!turn.Input.TryWrite(batch))
        {
            // Full: the detector is behind. Poll now and then, without fetching more, so as to stay in the group.
            if (Waited(turn)) continue;
            if (turn.Completion.IsCompleted || IsLost) break;
            if (!isPaused) _consumer.Pause(_consumer.Assignment);
            isPaused = true;
            Take(Poll(TimeSpan.Zero));
        }

        if (isPaused && !IsLost) _consumer.Resume(_consumer.Assignment);
    }

    private static bool Waited(Turn turn)
    {
        var room = turn.Input.WaitToWriteAsync().AsTask();
        return Task.WhenAny(room, turn.Completion).Wait(LongestBlock) && room.IsCompletedSuccessfully && room.Result;
    }

    private ConsumeResult<Ignore, byte[]?>? Poll(TimeSpan time)
    {
        _telemetry.Consumer.Beat();
        var result = _consumer.Poll(_options.Topics.Raw, time);
        _fault?.Throw();
        _cluster.CheckRaw();
        return result;
    }

    private IEnumerable<TopicPartitionOffset> Assigned(List<TopicPartition> partitions)
    {
        if (partitions.Count == 0 || _takeOver == null) return [];
        try
        {
            if (partitions.Any(p => p.Partition.Value != 0)) throw new Fault($"topic {_options.Topics.Raw} has been given more partitions; one is the log");
            if (_turn != null)
            {
                // It was lost and is given back. A new membership takes it, so that nothing of the old one is left.
                IsLost = true;
                return [new TopicPartitionOffset(partitions[0], Offset.End)];
            }

            _turn = _takeOver();
            return [new TopicPartitionOffset(partitions[0], _turn.FirstOffset)];
        }
        catch (Exception e)
        {
            // Kept, and thrown when the client has returned.
            _fault = ExceptionDispatchInfo.Capture(e);
            return [new TopicPartitionOffset(partitions[0], Offset.End)];
        }
    }

    private void Lost()
    {
        if (_turn == null) return;
        IsLost = true;
        _turn.Abandon();
    }
}
