using System.Diagnostics;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Output;
using Confluent.Kafka;

namespace AisDetector.Live;

/// <summary>Taking over: shuts out the instance before, reads how far it came, and restores the state up to there.</summary>
internal sealed class TakeOver(RunOptions options, KafkaSettings settings, RunEvents events, RunTelemetry telemetry, Cluster cluster, SnapshotStore snapshots)
{
    private readonly Places _places = ShippedPlaces.Load();

    /// <summary>A first look, so that a wrong start fails at once and not when it is its turn. What counts is read after the fence.</summary>
    /// <exception cref="UsageFault">The group may not run so.</exception>
    public void Check(CancellationToken stop) => Refuse(ReadProgress(waits: false, stop, out var isBehind), isBehind);

    /// <summary>Called when the group assigns the partition to this instance.</summary>
    /// <param name="membership">Of the group, as it is at the time of a commit.</param>
    public Turn Begin(Func<IConsumerGroupMetadata> membership, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        events.TakingOver();
        telemetry.State = InstanceState.TakingOver;
        var transaction = new OutputTransaction(options, settings, events, telemetry, membership);
        try
        {
            transaction.Fence(stop);
            var bounds = Bounds(options.Topics.Raw);
            var progress = FencedProgress(transaction, bounds, stop);
            var detector = Restore(progress, stop);
            CheckBounds(detector, progress, bounds);
            events.Active(detector.NextOffset, progress.InputOffset, bounds.High, watch.Elapsed.TotalSeconds);
            if (detector.OpenAlerts > 0) events.Restored(new Counted(detector.OpenAlerts, "alert is", "alerts are"), new Counted(detector.Detector.OpenEncounters, "encounter"), new Counted(detector.Detector.Vessels, "vessel"));
            telemetry.LogEnd = bounds.High;
            var turn = new Turn(options, events, telemetry, progress, detector, transaction, snapshots);
            turn.Start();
            return turn;
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <summary>How far the group has come, which nobody else changes any more; of a new group that is where it begins.</summary>
    private Progress FencedProgress(OutputTransaction transaction, (long Low, long High) bounds, CancellationToken stop)
    {
        var progress = ReadProgress(waits: true, stop, out _);
        Refuse(progress, isBehind: false);
        if (progress == null)
        {
            progress = Progress.First(options, options.From == StartFrom.Earliest ? bounds.Low : bounds.High);
            transaction.Commit([], progress, stop);
            events.FirstRun(options.Group, progress.StartOffset);
        }

        if (progress.Version != Product.Version) events.OtherVersion(progress.Version);
        if (progress.Options != options.Detection.Identity()) events.OtherOptions(progress.Options);
        return progress;
    }

    private Progress? ReadProgress(bool waits, CancellationToken stop, out bool isBehind)
    {
        using var tail = new TopicTail(options.Topics.Progress, settings, events);
        var progress = Progress.ReadLast(tail, Bounds(options.Topics.Progress), options.Group, waits, stop);
        isBehind = tail.IsBehind;
        return progress;
    }

    private LogDetector Restore(Progress progress, CancellationToken stop)
    {
        using var tail = new TopicTail(options.Topics.State, settings, events);
        var source = new AlertSource(options.Topics.Raw, options.Detection.Profile, Product.Version);
        return snapshots.Restore(tail, Bounds(options.Topics.State), progress, () => new LogDetector(options.Detection, _places, source), stop);
    }

    private (long Low, long High) Bounds(string topic) => cluster.BoundsAsync(topic).GetAwaiter().GetResult();

    /// <summary>What forbids this group to run, whatever the log holds.</summary>
    private void Refuse(Progress? progress, bool isBehind)
    {
        if (progress == null && options.From == null && !isBehind)
        {
            throw new UsageFault(
                $"group {options.Group} has never run on topic {options.Topics.Raw}: say where it begins, --from earliest (the whole log) or --from latest (only what comes from now on)");
        }

        if (progress is { Finished: true })
            throw new UsageFault($"group {options.Group} is finished: a run with --stop-at-end closed it at offset {progress.InputOffset}, and its alerts are final; use another --group");
        if (progress != null && progress.Topic != options.Topics.Raw)
            throw new UsageFault($"--group {options.Group} belongs to topic {progress.Topic}, not {options.Topics.Raw}: use another --group");
    }

    /// <summary>The log must still hold what is needed to go on, and must be the one that was used.</summary>
    private void CheckBounds(LogDetector detector, Progress progress, (long Low, long High) bounds)
    {
        if (detector.NextOffset < bounds.Low)
        {
            throw new Fault(
                $"topic {options.Topics.Raw} begins at offset {bounds.Low}, but offset {detector.NextOffset} is needed to go on: retention has removed that part of the log and no snapshot covers it; "
                + "begin anew with another --group and --from earliest");
        }

        if (progress.InputOffset > bounds.High)
        {
            throw new Fault(
                $"topic {options.Topics.Raw} ends at offset {bounds.High}, but group {options.Group} has used it up to {progress.InputOffset}: the topic was made anew; begin with another --group");
        }
    }
}
