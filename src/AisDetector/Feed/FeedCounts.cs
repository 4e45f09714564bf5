namespace AisDetector.Feed;

/// <summary>What a feed did.</summary>
internal sealed record FeedCounts
{
    /// <summary>In records; blank lines and comments are not among them.</summary>
    public long Lines { get; init; }
    public long Messages { get; init; }
    public long Records { get; init; }

    /// <summary>Of the records' values.</summary>
    public long Bytes { get; init; }

    public long WithoutTime { get; init; }

    /// <summary>Sentences that got the own ship's clock as a tag block.</summary>
    public long Dated { get; init; }

    public long Incomplete { get; init; }
    public long Cut { get; init; }
}
