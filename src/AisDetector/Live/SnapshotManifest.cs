namespace AisDetector.Live;

/// <summary>Written last: what a whole snapshot consists of.</summary>
internal sealed record SnapshotManifest
{
    public string Schema { get; init; } = "aisdetector.snapshot/1";

    /// <summary>Names the snapshot in the headers of its chunks.</summary>
    public required string Id { get; init; }

    public required string Group { get; init; }

    /// <summary>The log.</summary>
    public required string Topic { get; init; }

    /// <summary>The next record to be used after it is restored.</summary>
    public required long InputOffset { get; init; }

    /// <summary>Number of the last output up to there.</summary>
    public required long OutputNumber { get; init; }

    /// <summary>Where in the topic its chunks begin.</summary>
    public required long FirstChunkOffset { get; init; }

    public required int Chunks { get; init; }
    public required long Bytes { get; init; }

    /// <summary>Hexadecimal, over the chunks in order.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Of a clean stop. A new version goes on from it, so one that cannot be read is never passed over in silence.</summary>
    public bool Clean { get; init; }

    public required string Version { get; init; }
    public required string Options { get; init; }
}
