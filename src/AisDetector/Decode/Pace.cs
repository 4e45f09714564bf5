using System.Text.Json;
using System.Text.Json.Serialization;

namespace AisDetector.Decode;

/// <summary>Where a partition stands: the event time it has reached, null before that is known; and whether there is more to read.</summary>
internal readonly record struct Standing(long? EventTime, bool HasUnread);

/// <summary>How far partitions may run ahead of one another, so that one log made of them has nothing too late in it.</summary>
internal static class Pace
{
    /// <summary>Ahead of the slowest partition that has something to read. Satellites' reports come up to 45 min late; with that on both sides it stays well inside the horizon of 3 h.</summary>
    public const long MaxAheadMs = 30 * 60_000;

    /// <summary>A partition that waits goes on when it is this much less ahead. That keeps pauses rare: each throws away what was fetched.</summary>
    public const long SlackMs = 10 * 60_000;

    /// <summary>The newest event time that may be read now; nobody waits for a partition in which there is nothing to read.</summary>
    public static long Limit(ReadOnlySpan<Standing> partitions)
    {
        var slowest = long.MaxValue - MaxAheadMs;
        foreach (var partition in partitions)
        {
            if (!partition.HasUnread) continue;
            if (partition.EventTime is not { } time) return long.MinValue;
            slowest = Math.Min(slowest, time);
        }

        return slowest + MaxAheadMs;
    }

    public static bool Waits(long? eventTime, long limit, bool waitsAlready) =>
        eventTime is { } time && (waitsAlready && limit > long.MinValue + SlackMs ? time > limit - SlackMs : time > limit);
}

/// <summary>What an instance tells the others of a partition that it reads.</summary>
/// <param name="EventTime">Up to here everything is in the topic of reports; milliseconds since the Unix epoch.</param>
/// <param name="WrittenAt">By the writer's clock, for people. Whether it is old is told by when it was heard.</param>
internal sealed record PartitionStanding(int Partition, long? EventTime, bool HasUnread, DateTime WrittenAt)
{
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, StandingJson.Default.PartitionStanding);

    /// <summary>Null where the value is not one.</summary>
    public static PartitionStanding? Of(byte[]? value)
    {
        try
        {
            return value == null ? null : JsonSerializer.Deserialize(value, StandingJson.Default.PartitionStanding);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartitionStanding))]
internal sealed partial class StandingJson : JsonSerializerContext;
