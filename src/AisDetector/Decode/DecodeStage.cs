using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Ops;
using AisDetector.Records;

namespace AisDetector.Decode;

/// <summary>
/// <c>run --stage decode</c>: any number of instances share the partitions of the raw topic by Kafka's own group. Each writes
/// what it decodes to the one partition that is detected on. At least once: an offset is committed when everything before it
/// is delivered and no message in parts lies across it (<see cref="Committer"/>). What is sent again after a failure, the
/// detector recognises (<see cref="ReportRecord"/>).
/// </summary>
internal sealed class DecodeStage(RunOptions options, RunEvents events, DecodeTelemetry telemetry)
{
    /// <summary>A supervisor kills after ten seconds.</summary>
    private static readonly TimeSpan TimeToLeave = TimeSpan.FromSeconds(7), LongestClose = TimeSpan.FromSeconds(1);

    private readonly KafkaSettings _settings = new(options);

    /// <summary>Decodes until asked to stop, or to the partitions' ends with <c>--stop-at-end</c>; throws what ends it otherwise.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        events.DecodeStarted(Product.Version, Librdkafka.Version, options.Group);
        using var cluster = new Cluster(options, _settings, events);
        using var producer = new ReportProducer(options, _settings, events);
        var reader = new PartitionReader(options, _settings, events, cluster);
        OtherPartitions? others = null;
        try
        {
            await cluster.CheckTopicsAsync(stop);
            cluster.WatchRaw();
            var (source, partitions) = await cluster.DescribeRawAsync();
            var ends = options.StopAtEnd ? await EndsAsync(cluster, partitions) : null;
            await new GroupStart(options, events, cluster, reader, partitions).SetAsync(stop);
            others = new OtherPartitions(options, _settings, events, source, partitions);
            others.CatchUp(stop);
            await DecodeAsync(reader, producer, others, new OwnPartitions(source, partitions, p => others[p].EventTime, ends), stop);
        }
        finally
        {
            Close(reader, others);
        }
    }

    private async Task DecodeAsync(PartitionReader reader, ReportProducer producer, OtherPartitions others, OwnPartitions own, CancellationToken stop)
    {
        using var giveUp = new CancellationTokenSource();
        await using var leaving = stop.Register(() => giveUp.CancelAfter(TimeToLeave));
        var committer = new Committer(own, reader, producer, events, giveUp.Token);
        var pacing = new Pacing(own, p => others[p], reader.Pause);
        var gossip = new Gossip(own, committer, producer, others.KeyPrefix, giveUp.Token);
        var loop = new DecodeLoop(events, telemetry, own, reader, producer, others, committer, pacing, gossip, giveUp.Token);
        try
        {
            await Task.Factory.StartNew(
                () =>
                {
                    reader.Subscribe(own, committer);
                    Supervisor.Ready("decoding");
                    loop.Run(stop);
                },
                CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            throw new Fault($"asked to stop, but the brokers did not take all within {TimeToLeave.TotalSeconds:0} s; the next start goes on from the last commit");
        }
    }

    private async Task<long[]> EndsAsync(Cluster cluster, int partitions)
    {
        var ends = new long[partitions];
        for (var p = 0; p < partitions; p++) ends[p] = (await cluster.BoundsAsync(options.Topics.Raw, p)).High;
        return ends;
    }

    /// <summary>Without a broker to leave the group at, closing hangs for longer than a supervisor waits.</summary>
    private static void Close(PartitionReader reader, OtherPartitions? others)
    {
        reader.Leave();
        var closing = Task.Run(() =>
        {
            reader.Dispose();
            others?.Dispose();
        });
        closing.Wait(LongestClose);
    }
}
