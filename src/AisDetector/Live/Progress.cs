using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AisDetector.App;
using AisDetector.Broker;

namespace AisDetector.Live;

/// <summary>
/// How far a group has come, written in the same transaction as what it published: the truth that a restart goes by.
/// Kept in a compacted topic, keyed by the group.
/// </summary>
internal sealed record Progress
{
    public string Schema { get; init; } = "aisdetector.progress/1";

    /// <summary>The log.</summary>
    public required string Topic { get; init; }

    /// <summary>Where the group's first run began: what is published is a function of the log from here on.</summary>
    public required long StartOffset { get; init; }

    /// <summary>The next record to be used.</summary>
    public required long InputOffset { get; init; }

    /// <summary>Number of the last output that was published; the first is 1.</summary>
    public required long OutputNumber { get; init; }

    /// <summary>The log was closed at its end; nothing can follow.</summary>
    public bool Finished { get; init; }

    public required string Version { get; init; }

    /// <summary>What the detector was told, in words.</summary>
    public required string Options { get; init; }

    /// <summary>That of a group that has never run.</summary>
    public static Progress First(RunOptions options, long startOffset) => new()
    {
        Topic = options.Topics.Raw,
        StartOffset = startOffset,
        InputOffset = startOffset,
        OutputNumber = 0,
        Version = Product.Version,
        Options = options.Detection.Identity(),
    };

    /// <summary>As this build, with these options, writes it.</summary>
    public Progress By(RunOptions options) => this with { Version = Product.Version, Options = options.Detection.Identity() };

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, KafkaJson.Default.Progress);

    /// <summary>The group's last committed progress, or null when it has never run. Without waiting it may be behind: a transaction that another instance has open is not seen.</summary>
    public static Progress? ReadLast(TopicTail tail, (long Low, long High) bounds, string group, bool waits, CancellationToken stop)
    {
        var key = Encoding.UTF8.GetBytes(group);
        foreach (var block in tail.Backwards(bounds, firstBlock: 256, waits, stop))
        {
            var last = block.FindLast(r => key.AsSpan().SequenceEqual(r.Message.Key));
            if (last?.Message.Value is not { } value) continue;
            try
            {
                return JsonSerializer.Deserialize(value, KafkaJson.Default.Progress);
            }
            catch (JsonException e)
            {
                throw new Fault($"the progress of group {group} (offset {last.Offset} of the progress topic) cannot be read: {e.Message}", cause: e);
            }
        }

        return null;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Progress))]
[JsonSerializable(typeof(SnapshotManifest))]
internal sealed partial class KafkaJson : JsonSerializerContext;
