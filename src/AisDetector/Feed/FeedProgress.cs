using System.Globalization;
using AisDetector.Core.Reports;
using AisDetector.Ops;
using AisDetector.Output;

namespace AisDetector.Feed;

/// <summary>How far a source has been read.</summary>
/// <param name="Unit">What is counted: bytes as they lie on disk, or reports of a file that had to be sorted.</param>
internal sealed record SourceExtent(long Read, long Whole, string Unit)
{
    public const string Bytes = "bytes", Reports = "reports";
}

/// <summary>Where a feed is in its source, and in words.</summary>
/// <param name="Share">Of the recording that has been handed on, 0 to 1; null where its end is not known.</param>
/// <param name="EventTime">Of the last message handed on that has one, ms since the Unix epoch; <see cref="Report.NoTime"/> before the first.</param>
internal sealed record FeedProgress(FeedCounts Counts, SourceExtent? Extent, double? Share, long EventTime)
{
    /// <summary>45.2 MB of 120.0 MB (38 %), at 2026-03-01 04:05:06, 1,234 lines in 56 records, 1,200 lines/s, 8 min left</summary>
    /// <param name="rate">Lines a second of late.</param>
    /// <param name="silence">How long the source has given nothing; null where that means nothing: a recording has silences of its own.</param>
    public string Words(TimeSpan elapsed, double rate, TimeSpan? silence)
    {
        var words = new List<string>();
        if (Extent is { } extent && Share is { } share)
        {
            var (done, whole) = ((long)(share * extent.Whole), extent.Whole);
            words.Add(extent.Unit == SourceExtent.Bytes
                ? $"{Wording.Bytes(done)} of {Wording.Bytes(whole)} ({Percent(share)})"
                : $"{Wording.Count(done)} of {Wording.Count(whole, "report")} ({Percent(share)})");
        }

        if (EventTime != Report.NoTime) words.Add(string.Create(CultureInfo.InvariantCulture, $"at {DateTimeOffset.FromUnixTimeMilliseconds(EventTime):yyyy-MM-dd HH:mm:ss}"));
        words.Add($"{Wording.Count(Counts.Lines, "line")} in {Wording.Count(Counts.Records, "record")}");
        words.Add(Silences.Rate(rate, "lines", silence ?? TimeSpan.Zero));
        if (Share is > 0.001 and < 1 and var part) words.Add($"about {Silences.Words(elapsed / part - elapsed)} left");
        return string.Join(", ", words);
    }

    // 100 is said at the end alone.
    private static string Percent(double share) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * share):0} %");
}
