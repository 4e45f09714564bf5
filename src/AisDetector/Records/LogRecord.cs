namespace AisDetector.Records;

/// <summary>A record of the log; the timestamp in milliseconds since the Unix epoch, null where the broker knows none.</summary>
internal readonly record struct LogRecord(long Offset, long? Timestamp, byte[] Value);

/// <summary>Some records in the log's order: what crosses from the consumer's thread to the detector's.</summary>
/// <param name="IsEnd">The log's present end has been reached and is its last (<c>--stop-at-end</c>).</param>
internal sealed record LogBatch(List<LogRecord> Records, bool IsEnd = false)
{
    public const int MaxRecords = 1024;
    public const int MaxBytes = 512 * 1024;
}
