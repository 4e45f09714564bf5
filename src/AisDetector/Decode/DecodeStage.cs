using System.Runtime.ExceptionServices;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Core.Reports;
using AisDetector.Ops;
using AisDetector.Records;
using Confluent.Kafka;

namespace AisDetector.Decode;

/// <summary>
/// <c>run --stage decode</c>: one of any number of instances that share the partitions of the raw topic by Kafka's own
/// group and write what they decode to the one partition that is detected on. At least once: an offset is committed when
/// all before it is delivered and no message in parts lies across it; what a successor sends again, the detector knows
/// (<see cref="ReportRecord"/>). One thread; reading ahead and sending are the client's.
/// </summary>
internal sealed class DecodeStage : IDisposable
{
    /// <summary>A supervisor kills after ten seconds.</summary>
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(7), LongestClose = TimeSpan.FromSeconds(1);

    /// <summary>With nothing to read; while a partition waits for another it should hear soon that it may go on.</summary>
    private static readonly TimeSpan PollTime = TimeSpan.FromMilliseconds(20), PollTimeWaiting = TimeSpan.FromMilliseconds(2), BeginAgainAfter = TimeSpan.FromMilliseconds(200);

    /// <summary>Milliseconds between looks at the others, commits, and words to the others where nothing has changed.</summary>
    private const long LookEvery = 10, CommitEvery = 1000, TellEvery = 5000;

    /// <summary>The others hear of it when a partition's event time has moved by this.</summary>
    private const long WorthTellingMs = Pace.MaxAheadMs / 10;

    private readonly RunOptions _options;
    private readonly RunEvents _events;
    private readonly DecodeTelemetry _telemetry;
    private readonly KafkaSettings _settings;
    private readonly Cluster _cluster;
    private readonly IConsumer<Ignore, byte[]?> _consumer;
    private readonly ReportProducer _producer;
    private readonly SortedDictionary<int, DecodedPartition> _own = [];
    private readonly ReportBatch _batch;
    private readonly SilenceWatch _silence;
    private readonly CancellationTokenSource _giveUp = new();
    private OtherPartitions? _others;
    private string _source = "";
    private int _partitions;
    private Standing[] _standings = [];
    private long[]? _ends;
    private DecodedPartition? _current;
    private ExceptionDispatchInfo? _fault;
    private long _limit = long.MinValue, _records, _pauses;
    private long _lookedAt, _committedAt, _toldAt;
    private bool _isNews, _isWaiting, _isLeaving;

    public DecodeStage(RunOptions options, RunEvents events, DecodeTelemetry telemetry)
    {
        (_options, _events, _telemetry) = (options, events, telemetry);
        _settings = new KafkaSettings(options);
        _events.DecodeStarted(Product.Version, Librdkafka.Version, options.Group);
        _cluster = new Cluster(options, _settings, events);
        _producer = new ReportProducer(options, _settings, events);
        _batch = new ReportBatch { OnReject = KeepDeadLetter };
        _silence = new SilenceWatch(events.SilenceEnded, events.SilenceBegan, "records");
        _consumer = Client.Make(() => new ConsumerBuilder<Ignore, byte[]?>(_settings.Partitions())
            .SetErrorHandler((_, e) => events.Error(e))
            .SetLogHandler((_, m) => events.Library(m))
            .SetPartitionsAssignedHandler((_, partitions) => Assigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => Revoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => Lost(partitions))
            .Build());
    }

    /// <summary>Decodes until asked to stop, or to the partitions' ends with <c>--stop-at-end</c>; throws what ends it otherwise.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await _cluster.CheckTopicsAsync(stop);
        (_source, _partitions) = await _cluster.DescribeRawAsync();
        _standings = new Standing[_partitions];
        if (_options.StopAtEnd) _ends = [.. Enumerable.Range(0, _partitions).Select(p => Bounds(p).High)];
        await BeginAsync(stop);
        _others = new OtherPartitions(_options, _settings, _events, _source, _partitions);
        _others.CatchUp(stop);
        await using var leaving = stop.Register(() => _giveUp.CancelAfter(TimeToLeave));
        await Task.Factory.StartNew(() => Decode(stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public void Dispose()
    {
        _isLeaving = true;

        // Without a broker to leave the group at, closing hangs for longer than a supervisor waits.
        var closing = Task.Run(() =>
        {
            _consumer.Close();
            _consumer.Dispose();
            _others?.Dispose();
        });
        closing.Wait(LongestClose);
        _producer.Dispose();
        _cluster.Dispose();
        _giveUp.Dispose();
    }

    private (long Low, long High) Bounds(int partition) => _cluster.BoundsAsync(_options.Topics.Raw, partition).GetAwaiter().GetResult();

    /// <summary>A group that has never run gets its start in every partition before anything is read: what comes meanwhile is not missed.</summary>
    private async Task BeginAsync(CancellationToken stop)
    {
        for (var attempt = 0; Committed().TrueForAll(o => o.Offset == Offset.Unset); attempt++)
        {
            if (_options.From == null)
            {
                throw new UsageFault(
                    $"group {_options.Group} has never run on topic {_options.Topics.Raw}: say where it begins, --from earliest (all that is there) or --from latest (only what comes from now on)");
            }

            var starts = Enumerable.Range(0, _partitions)
                .Select(p => new TopicPartitionOffset(_options.Topics.Raw, p, _options.From == StartFrom.Earliest ? Bounds(p).Low : Bounds(p).High)).ToList();
            try
            {
                _consumer.Commit(starts);
                _events.FirstDecode(_options.Group, _options.From == StartFrom.Earliest ? "beginning" : "end", _partitions);
            }
            catch (KafkaException e) when (attempt < 10 && !BrokerError.IsHopeless(e.Error))
            {
                // Another instance was faster and the group is no longer empty: it has set the start.
                await Task.Delay(BeginAgainAfter, stop);
            }
        }
    }

    private List<TopicPartitionOffset> Committed() =>
        _consumer.Committed(Enumerable.Range(0, _partitions).Select(p => new TopicPartition(_options.Topics.Raw, p)), _options.StartPatience);

    private void Decode(CancellationToken stop)
    {
        _consumer.Subscribe(_options.Topics.Raw);
        Supervisor.Ready("decoding");
        try
        {
            while (!stop.IsCancellationRequested && !IsAllDone())
            {
                var result = Poll(TimeSpan.Zero);
                if (result == null)
                {
                    // Nothing more has arrived: what there is goes out at once.
                    SendAll();
                    Look();
                    result = Poll(_isWaiting ? PollTimeWaiting : PollTime);
                }

                if (result != null) Take(result);
                if ((_records & 63) == 0 || result == null) Look();
            }

            Supervisor.Stopping();
            Commit(_own.Values);
        }
        catch (OperationCanceledException) when (_giveUp.IsCancellationRequested)
        {
            throw new Fault($"asked to stop, but the brokers did not take all within {TimeToLeave.TotalSeconds:0} s; the next start goes on from the last commit");
        }

        Summarize();
    }

    private void Take(ConsumeResult<Ignore, byte[]?> result)
    {
        if (!_own.TryGetValue(result.Partition, out var partition)) return;
        if (result.IsPartitionEOF)
        {
            partition.CaughtUp(result.Offset);
        }
        else if (!partition.IsDone && result.Offset >= partition.Next)
        {
            _records++;
            _isNews = true;
            _current = partition;
            var timestamp = result.Message.Timestamp;
            _batch.Clear();
            partition.Decode(new LogRecord(result.Offset, timestamp.Type == TimestampType.NotAvailable ? null : timestamp.UnixTimestampMs, result.Message.Value ?? []), _batch);
            if (partition.Writer.IsFull) _producer.Send(partition.Writer, _giveUp.Token);
            if (_batch.Count > 0 && _batch.Reports[^1].Time > _limit)
            {
                // Where all the slow ones are its own, the limit moves with every record.
                _limit = Limit();
                PauseIfAhead(partition);
            }
        }

        if (!partition.IsDone) return;
        _current = partition;
        partition.Finish(_batch);
    }

    /// <summary>Every few milliseconds: hears the others, lets partitions wait or go on, commits, tells.</summary>
    private void Look()
    {
        var now = Environment.TickCount64;
        if (now - _lookedAt < LookEvery) return;
        _lookedAt = now;
        var lag = 0L;
        foreach (var partition in _own.Values)
        {
            var high = _consumer.GetWatermarkOffsets(new TopicPartition(_options.Topics.Raw, partition.Partition)).High;
            if (high != Offset.Unset && partition.Next >= high) partition.CaughtUp(high);
            if (high != Offset.Unset) lag += high - partition.Next;
        }

        _others!.Listen();
        _limit = Limit();
        _isWaiting = false;
        foreach (var partition in _own.Values)
        {
            PauseIfAhead(partition);
            _isWaiting |= partition.IsPaused;
        }

        _telemetry.Looked(new DecodeFigures(_own.Count, _own.Values.Count(p => p.IsPaused), lag, _records, _batch.Counts.TotalAccepted, _batch.Counts.TotalRejected));
        _silence.Look(_telemetry.Silence);

        if (now - _committedAt >= CommitEvery)
        {
            Commit(_own.Values);
            _committedAt = now;
        }

        Tell(now);
    }

    private long Limit()
    {
        for (var p = 0; p < _partitions; p++) _standings[p] = _own.TryGetValue(p, out var own) ? own.Standing : _others![p];
        return Pace.Limit(_standings);
    }

    private void PauseIfAhead(DecodedPartition partition)
    {
        var waits = Pace.Waits(partition.Standing.EventTime, _limit, partition.IsPaused);
        if (waits == partition.IsPaused) return;
        partition.IsPaused = waits;
        var at = new TopicPartition(_options.Topics.Raw, partition.Partition);
        if (waits)
        {
            _pauses++;
            _consumer.Pause([at]);
        }
        else
        {
            _consumer.Resume([at]);
        }
    }

    /// <summary>What is told is delivered: the others may go on from there.</summary>
    private void Tell(long now)
    {
        var isTime = now - _toldAt >= TellEvery;
        var news = _own.Values.Where(p => isTime || IsNews(p)).ToList();
        if (news.Count == 0) return;
        SendAll();
        var told = news.ConvertAll(p => (Partition: p, p.Standing));
        _producer.Flush(_giveUp.Token);
        foreach (var (partition, standing) in told)
        {
            _producer.Tell(
                OtherPartitions.KeyPrefix(_options, _source), new PartitionStanding(partition.Partition, standing.EventTime, standing.HasUnread, DateTime.UtcNow), _giveUp.Token);
            partition.Told = standing;
        }

        if (isTime) _toldAt = now;
    }

    private static bool IsNews(DecodedPartition partition) => partition.Told is not { } told || told.HasUnread != partition.Standing.HasUnread
        || (told.EventTime ?? long.MinValue) != (partition.Standing.EventTime ?? long.MinValue)
        && (told.EventTime == null || partition.Standing.EventTime == null || Math.Abs(partition.Standing.EventTime.Value - told.EventTime.Value) >= WorthTellingMs);

    private void SendAll()
    {
        foreach (var partition in _own.Values)
            if (!partition.Writer.IsEmpty) _producer.Send(partition.Writer, _giveUp.Token);
    }

    private void Commit(IEnumerable<DecodedPartition> partitions)
    {
        SendAll();
        _producer.Flush(_giveUp.Token);
        var moved = partitions.Select(p => (Partition: p, p.Restart)).Where(p => p.Restart > p.Partition.Committed).ToList();
        if (moved.Count == 0) return;
        try
        {
            _consumer.Commit(moved.Select(p => new TopicPartitionOffset(_options.Topics.Raw, p.Partition.Partition, p.Restart)));
            foreach (var (partition, restart) in moved) partition.Committed = restart;
        }
        catch (KafkaException e) when (!e.Error.IsFatal && !BrokerError.IsHopeless(e.Error))
        {
            // A rebalance, or a broker that is away: the next commit makes up for it, or what is sent again is known again.
            _events.Error(e.Error);
        }
    }

    /// <summary>With <c>--stop-at-end</c>: until the group has read all, so that another's death leaves nothing undone.</summary>
    private bool IsAllDone()
    {
        if (_ends == null || !_own.Values.All(p => p.IsDone)) return false;
        var now = Environment.TickCount64;
        if (_isNews) Commit(_own.Values);
        _isNews = false;
        if (now - _committedAt < 100) return false;
        _committedAt = now;
        return Committed().TrueForAll(o => _ends[o.Partition.Value] == 0 || o.Offset.Value >= _ends[o.Partition.Value]);
    }

    private void KeepDeadLetter(RejectReason reason, ReadOnlySpan<byte> raw)
    {
        if (DeadLetter.Takes(reason)) _producer.Send(DeadLetter.Of(reason, raw, _current!.Next - 1, _current.Partition), _giveUp.Token);
    }

    private void Summarize()
    {
        _events.Decoded(_records, _batch.Counts.TotalAccepted, _pauses);
        _events.Rejected(_batch.Counts);
        _events.Left();
    }

    private ConsumeResult<Ignore, byte[]?>? Poll(TimeSpan time)
    {
        var result = _consumer.Poll(_options.Topics.Raw, time);
        _fault?.Throw();
        return result;
    }

    private IEnumerable<TopicPartitionOffset> Assigned(List<TopicPartition> partitions)
    {
        try
        {
            if (partitions.Count == 0 || _isLeaving) return Nowhere();
            if (partitions.Exists(p => p.Partition >= _partitions)) throw new Fault($"topic {_options.Topics.Raw} has been given more partitions; started again it reads them too");
            _events.PartitionsTaken(Names(partitions));
            return [.. _consumer.Committed(partitions, _options.StartPatience).Select(Open)];
        }
        catch (Exception e)
        {
            // Thrown again outside of the client's own code.
            _fault = ExceptionDispatchInfo.Capture(e);
            return Nowhere();
        }

        IEnumerable<TopicPartitionOffset> Nowhere() => [.. partitions.Select(p => new TopicPartitionOffset(p, Offset.End))];
    }

    private TopicPartitionOffset Open(TopicPartitionOffset committed)
    {
        // One without a place is new in the topic: all of it is news.
        var partition = committed.Partition.Value;
        var start = committed.Offset == Offset.Unset ? Bounds(partition).Low : committed.Offset.Value;
        _own[partition] = new DecodedPartition(partition, _source, start, _others![partition].EventTime, _ends?[partition]);
        return new TopicPartitionOffset(committed.TopicPartition, start);
    }

    private void Revoked(List<TopicPartitionOffset> partitions)
    {
        try
        {
            var left = partitions.Where(p => _own.ContainsKey(p.Partition)).Select(p => _own[p.Partition]).ToList();
            if (left.Count > 0 && !_isLeaving) Commit(left);
        }
        catch (Exception e)
        {
            _fault = ExceptionDispatchInfo.Capture(e);
        }

        Lost(partitions);
    }

    private void Lost(List<TopicPartitionOffset> partitions)
    {
        if (partitions.Count > 0 && !_isLeaving) _events.PartitionsGivenUp(Names(partitions.Select(p => p.TopicPartition)));
        foreach (var partition in partitions) _own.Remove(partition.Partition);
    }

    private static string Names(IEnumerable<TopicPartition> partitions)
    {
        var numbers = partitions.Select(p => p.Partition.Value).Order().ToList();
        return $"{(numbers.Count == 1 ? "partition" : "partitions")} {string.Join(", ", numbers)}";
    }
}
