using System.Diagnostics;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Ops;
using AisDetector.Output;
using Confluent.Kafka;

namespace AisDetector.Live;

/// <summary>
/// A run from the log to the alerts. One partition is the log; who is assigned it by the group detects, the others stand
/// by. Taking over is: shut out the one before, read how far it came, restore the state up to there, read on.
/// </summary>
internal sealed class LiveRun : IDisposable
{
    /// <summary>A supervisor kills after ten seconds.</summary>
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(7);

    private readonly RunOptions _options;
    private readonly RunMessages _log;
    private readonly RunTelemetry _telemetry;
    private readonly KafkaSettings _settings;
    private readonly Cluster _cluster;
    private readonly SnapshotStore _snapshots;
    private readonly Places _places = ShippedPlaces.Load();

    public LiveRun(RunOptions options, RunMessages log, RunTelemetry telemetry)
    {
        (_options, _log, _telemetry) = (options, log, telemetry);
        _settings = new KafkaSettings(options);
        _log.Started(Product.Version, Librdkafka.Version, options.Group, options.Detection.Profile);
        _cluster = new Cluster(options, _settings, log);
        _snapshots = new SnapshotStore(options, _settings, log, telemetry);
    }

    /// <summary>Runs until asked to stop, or to the log's end with <c>--stop-at-end</c>; throws what ends it otherwise.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await _cluster.CheckTopicsAsync(stop);

        // A glance, so that a wrong start fails at once and not when it is its turn; what counts is read after the fence.
        Refuse(ReadProgress(waits: false, stop, out var isBehind), isBehind);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await TakeTurnAsync(stop)) return;
            }
            catch (FencedFault e)
            {
                _log.FencedOff(e.Message);
            }
        }
    }

    public void Dispose()
    {
        _snapshots.Dispose();
        _cluster.Dispose();
    }

    /// <summary>Stands by, detects when it is this one's turn; true when the run is over, false when another has taken over.</summary>
    private async Task<bool> TakeTurnAsync(CancellationToken stop)
    {
        using var consumer = new LogConsumer(_options, _settings, _log, _cluster, _telemetry);
        _log.StandingBy();
        Supervisor.Ready("standing by");
        _telemetry.State = InstanceState.StandingBy;
        var active = await Task.Factory.StartNew(() => consumer.StandBy(TakeOver, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (active == null) return stop.IsCancellationRequested;
        await using (active)
        {
            Supervisor.Status("active");
            using var leaving = stop.Register(() => active.AbandonAfter(TimeToLeave));
            var reading = Task.Factory.StartNew(() => consumer.Feed(active, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await reading;
            if (consumer.IsLost)
            {
                _log.PartitionLost();
                return false;
            }

            Supervisor.Stopping();
            _telemetry.State = InstanceState.Leaving;
            await Ended(active, stop);
            _log.Left();
            return true;
        }
    }

    private static async Task Ended(ActiveRun active, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) await Task.WhenAny(active.Completion, Task.Delay(TimeToLeave, CancellationToken.None));
        if (stop.IsCancellationRequested && (!active.Completion.IsCompleted || active.Completion.IsCanceled))
            throw new Fault($"asked to stop, but the brokers took no commit within {TimeToLeave.TotalSeconds:0} s; the next start goes on from the last one");
        await active.Completion;
    }

    /// <summary>Called when the group assigns the partition to this instance.</summary>
    private ActiveRun TakeOver(Func<IConsumerGroupMetadata> membership, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        _log.TakingOver();
        _telemetry.State = InstanceState.TakingOver;
        var transaction = new OutputTransaction(_options, _settings, _log, _telemetry);
        try
        {
            transaction.Fence(stop);
            var progress = ReadProgress(waits: true, stop, out _);
            Refuse(progress, isBehind: false);
            var bounds = Bounds(_options.Topics.Raw);
            if (progress == null)
            {
                progress = FirstProgress(bounds);
                transaction.Commit([], progress, membership, stop);
                _log.FirstRun(_options.Group, progress.StartOffset);
            }

            Note(progress);
            var detector = Restore(progress, stop);
            if (detector.NextOffset < bounds.Low)
            {
                throw new Fault(
                    $"topic {_options.Topics.Raw} begins at offset {bounds.Low}, but offset {detector.NextOffset} is needed to go on: retention has removed that part of the log and no snapshot covers it; "
                    + "begin anew with another --group and --from earliest");
            }

            if (progress.InputOffset > bounds.High)
            {
                throw new Fault(
                    $"topic {_options.Topics.Raw} ends at offset {bounds.High}, but group {_options.Group} has used it up to {progress.InputOffset}: the topic was made anew; begin with another --group");
            }

            _log.Active(detector.NextOffset, progress.InputOffset, bounds.High, watch.Elapsed.TotalSeconds);
            if (detector.OpenAlerts > 0) _log.Restored(new Counted(detector.OpenAlerts, "alert is", "alerts are"), new Counted(detector.Detector.OpenEncounters, "encounter"), new Counted(detector.Detector.Vessels, "vessel"));
            _telemetry.LogEnd = bounds.High;
            return new ActiveRun(_options, _log, _telemetry, progress, detector, transaction, _snapshots, membership);
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    private Progress FirstProgress((long Low, long High) bounds)
    {
        var start = _options.From == StartFrom.Earliest ? bounds.Low : bounds.High;
        return new Progress
        {
            Topic = _options.Topics.Raw,
            StartOffset = start,
            InputOffset = start,
            OutputNumber = 0,
            Version = Product.Version,
            Options = _options.Detection.Identity(),
        };
    }

    private Progress? ReadProgress(bool waits, CancellationToken stop, out bool isBehind)
    {
        using var tail = new TopicTail(_options.Topics.Progress, _settings, _log);
        var progress = Progress.ReadLast(tail, Bounds(_options.Topics.Progress), _options.Group, waits, stop);
        isBehind = tail.IsBehind;
        return progress;
    }

    private LogDetector Restore(Progress progress, CancellationToken stop)
    {
        using var tail = new TopicTail(_options.Topics.State, _settings, _log);
        var source = new AlertSource(_options.Topics.Raw, _options.Detection.Profile, Product.Version);
        return _snapshots.Restore(tail, Bounds(_options.Topics.State), progress, () => new LogDetector(_options.Detection, _places, source), stop);
    }

    private (long Low, long High) Bounds(string topic) => _cluster.BoundsAsync(topic).GetAwaiter().GetResult();

    /// <summary>What forbids this group to run, whatever the log holds.</summary>
    private void Refuse(Progress? progress, bool isBehind)
    {
        if (progress == null && _options.From == null && !isBehind)
        {
            throw new UsageFault(
                $"group {_options.Group} has never run on topic {_options.Topics.Raw}: say where it begins, --from earliest (the whole log) or --from latest (only what comes from now on)");
        }

        if (progress is { Finished: true })
            throw new UsageFault($"group {_options.Group} is finished: a run with --stop-at-end closed it at offset {progress.InputOffset}, and its alerts are final; use another --group");
        if (progress != null && progress.Topic != _options.Topics.Raw)
            throw new UsageFault($"--group {_options.Group} belongs to topic {progress.Topic}, not {_options.Topics.Raw}: use another --group");
    }

    private void Note(Progress progress)
    {
        if (progress.Version != Product.Version) _log.OtherVersion(progress.Version);
        if (progress.Options != _options.Detection.Identity()) _log.OtherOptions(progress.Options);
    }
}
