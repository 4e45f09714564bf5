using AisDetector.App;
using AisDetector.Broker;
using Confluent.Kafka;

namespace AisDetector.Decode;

/// <summary>
/// A group that has never run gets its start in every partition before anything is read: what comes meanwhile is not missed.
/// </summary>
internal sealed class GroupStart(RunOptions options, RunEvents events, Cluster cluster, IGroupOffsets offsets, int partitions)
{
    private const int MostAttempts = 10;

    private static readonly TimeSpan AgainAfter = TimeSpan.FromMilliseconds(200);

    /// <exception cref="UsageFault">The group is new, and nothing says where it begins.</exception>
    public async Task SetAsync(CancellationToken stop)
    {
        for (var attempt = 0; Array.TrueForAll(offsets.Committed(Enumerable.Range(0, partitions)), o => o == null); attempt++)
        {
            if (options.From == null)
            {
                throw new UsageFault(
                    $"group {options.Group} has never run on topic {options.Topics.Raw}: say where it begins, --from earliest (all that is there) or --from latest (only what comes from now on)");
            }

            var starts = new List<(int Partition, long Offset)>();
            for (var p = 0; p < partitions; p++)
            {
                var (low, high) = await cluster.BoundsAsync(options.Topics.Raw, p);
                starts.Add((p, options.From == StartFrom.Earliest ? low : high));
            }

            try
            {
                offsets.Commit(starts);
                events.FirstDecode(options.Group, options.From == StartFrom.Earliest ? "beginning" : "end", partitions);
            }
            catch (KafkaException e) when (attempt < MostAttempts && !BrokerError.IsHopeless(e.Error))
            {
                // Another instance was faster and the group is no longer empty: it has set the start.
                await Task.Delay(AgainAfter, stop);
            }
        }
    }
}
