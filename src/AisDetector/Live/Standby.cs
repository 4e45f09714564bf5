using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Ops;

namespace AisDetector.Live;

/// <summary>
/// An instance of <c>run</c>: one partition is the log, and the instance that the group assigns it to detects. The others
/// stand by and take over when it is gone.
/// </summary>
internal sealed class Standby(RunOptions options, RunEvents events, RunTelemetry telemetry)
{
    /// <summary>A supervisor kills after ten seconds.</summary>
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(7);

    /// <summary>Runs until asked to stop, or to the log's end with <c>--stop-at-end</c>; throws what ends it otherwise.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        events.Started(Product.Version, Librdkafka.Version, options.Group, options.Detection.Profile);
        var settings = new KafkaSettings(options);
        using var cluster = new Cluster(options, settings, events);
        using var snapshots = new SnapshotStore(options, settings, events, telemetry);
        await cluster.CheckTopicsAsync(stop);
        cluster.WatchRaw();
        var takeOver = new TakeOver(options, settings, events, telemetry, cluster, snapshots);
        takeOver.Check(stop);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                using var consumer = new LogConsumer(options, settings, events, cluster, telemetry);
                if (await WaitAndDetectAsync(consumer, takeOver, stop)) return;
            }
            catch (FencedFault e)
            {
                events.FencedOff(e.Message);
            }
        }
    }

    /// <summary>Stands by, detects when it is this one's turn; true when the run is over, false when another has taken over.</summary>
    private async Task<bool> WaitAndDetectAsync(LogConsumer consumer, TakeOver takeOver, CancellationToken stop)
    {
        events.StandingBy();
        Supervisor.Ready("standing by");
        telemetry.State = InstanceState.StandingBy;
        var turn = await Task.Factory.StartNew(() => consumer.StandBy(takeOver.Begin, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        if (turn == null) return stop.IsCancellationRequested;
        await using (turn)
        {
            Supervisor.Status("active");
            using var leaving = stop.Register(() => turn.AbandonAfter(TimeToLeave));
            await Task.Factory.StartNew(() => consumer.Feed(turn, stop), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            if (consumer.IsLost)
            {
                events.PartitionLost();
                return false;
            }

            Supervisor.Stopping();
            telemetry.State = InstanceState.Leaving;
            await EndedAsync(turn, stop);
            events.Left();
            return true;
        }
    }

    private static async Task EndedAsync(Turn turn, CancellationToken stop)
    {
        if (stop.IsCancellationRequested) await Task.WhenAny(turn.Completion, Task.Delay(TimeToLeave, CancellationToken.None));
        if (stop.IsCancellationRequested && (!turn.Completion.IsCompleted || turn.Completion.IsCanceled))
            throw new Fault($"asked to stop, but the brokers took no commit within {TimeToLeave.TotalSeconds:0} s; the next start goes on from the last one");
        await turn.Completion;
    }
}
