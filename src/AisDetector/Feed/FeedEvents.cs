using AisDetector.Output;
using Microsoft.Extensions.Logging;

namespace AisDetector.Feed;

/// <summary>
/// What a feed tells the operator, an event a line. Ids, names and the names in braces are what machines read: they are kept
/// as those of <c>run</c> are. The feed's are 600 to 699.
/// </summary>
internal sealed partial class FeedEvents(ILogger logger)
{
    // 600 to 609: its beginning.
    [LoggerMessage(600, LogLevel.Information, "created topic {topic} with {partitions}")]
    public partial void TopicCreated(string topic, Counted partitions);

    [LoggerMessage(601, LogLevel.Information, "feeding {source} into {topic}, {partitions}")]
    public partial void StreamBegun(string source, string topic, Counted partitions);

    [LoggerMessage(602, LogLevel.Information, "feeding {source} into {topic}, {partitions} {pace}")]
    public partial void RecordingBegun(string source, string topic, Counted partitions, string pace);

    // 610 to 619: on the way.
    [LoggerMessage(610, LogLevel.Information, "{progress}")]
    public partial void Progress(string progress);

    [LoggerMessage(611, LogLevel.Warning, "{source}: {reason}; trying again until it answers")]
    public partial void SourceLost(string source, string reason);

    [LoggerMessage(612, LogLevel.Information, "{source}: connected")]
    public partial void SourceConnected(string source);

    [LoggerMessage(613, LogLevel.Warning, "no connection to the Kafka broker ({reason}); waiting for it")]
    public partial void BrokerLost(string reason);

    [LoggerMessage(614, LogLevel.Warning, "{silence}")]
    public partial void SilenceBegan(string silence);

    [LoggerMessage(615, LogLevel.Information, "{silence}")]
    public partial void SilenceEnded(string silence);

    // 620 to 629: its end.
    [LoggerMessage(620, LogLevel.Information, "fed {lines:N0} lines in {records:N0} records, {megabytes:N1} MB, into {topic} in {seconds:N1} s: {linesPerSecond:N0} lines/s")]
    private partial void Fed(long lines, long records, double megabytes, string topic, double seconds, double linesPerSecond);

    [LoggerMessage(621, LogLevel.Information, "{messages:N0} messages carry no time: the record's timestamp, when they were fed, stands for it")]
    private partial void WithoutTime(long messages);

    [LoggerMessage(622, LogLevel.Information, "{sentences:N0} sentences had only the own ship's clock and got its time as a tag block")]
    private partial void Dated(long sentences);

    [LoggerMessage(623, LogLevel.Information, "{parts:N0} parts of messages whose other parts did not come")]
    private partial void Incomplete(long parts);

    [LoggerMessage(624, LogLevel.Information, "{lines:N0} lines longer than {kilobytes} KB were cut")]
    private partial void Cut(long lines, int kilobytes);

    [LoggerMessage(625, LogLevel.Warning, "{damage}")]
    public partial void SourceDamaged(string damage);

    /// <summary>What a feed did: a line for what was fed, and one for each thing worth knowing that happened.</summary>
    public void Summarize(FeedCounts counts, string topic, TimeSpan elapsed)
    {
        var seconds = Math.Max(elapsed.TotalSeconds, 0.001);
        Fed(counts.Lines, counts.Records, counts.Bytes / 1e6, topic, seconds, counts.Lines / seconds);
        if (counts.WithoutTime > 0) WithoutTime(counts.WithoutTime);
        if (counts.Dated > 0) Dated(counts.Dated);
        if (counts.Incomplete > 0) Incomplete(counts.Incomplete);
        if (counts.Cut > 0) Cut(counts.Cut, LineSplitter.MaxLineBytes / 1024);
    }
}
