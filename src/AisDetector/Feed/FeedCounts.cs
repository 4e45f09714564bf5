namespace AisDetector.Feed;

/// <summary>What a feed did, and in words.</summary>
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

    public IEnumerable<string> Summary(string topic, TimeSpan elapsed)
    {
        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        yield return $"fed {Lines:N0} lines in {Records:N0} records, {Bytes / 1e6:N1} MB, into {topic} in {seconds:N1} s: {Lines / seconds:N0} lines/s";
        if (WithoutTime > 0) yield return $"{WithoutTime:N0} messages carry no time: the record's timestamp, when they were fed, stands for it";
        if (Dated > 0) yield return $"{Dated:N0} sentences had only the own ship's clock and got its time as a tag block";
        if (Incomplete > 0) yield return $"{Incomplete:N0} parts of messages whose other parts did not come";
        if (Cut > 0) yield return $"{Cut:N0} lines longer than {LineSplitter.MaxLineBytes / 1024} KB were cut";
    }
}
