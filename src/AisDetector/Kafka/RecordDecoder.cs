using AisDetector.Core.Ais;

namespace AisDetector.Kafka;

/// <summary>
/// Turns a record's value into reports: NMEA lines or one JSON position, told apart by the first byte. The log is read as
/// one file, so what one record's lines say of time, or leave unfinished, holds for the next record's.
/// </summary>
internal sealed class RecordDecoder
{
    private readonly NmeaDecoder _nmea = new();

    public void Decode(ReadOnlySpan<byte> value, long? timestamp, ReportBatch batch)
    {
        var text = value.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            batch.Reject(RejectReason.NotAis, value);
        }
        else if (text[0] == '{')
        {
            // The seam for the files' JSON reader.
            batch.Reject(RejectReason.NotAis, value);
        }
        else
        {
            _nmea.FallbackTime = timestamp;
            _nmea.Decode(value, batch);

            // A record ends its last line.
            if (value[^1] != '\n') _nmea.Decode("\n"u8, batch);
        }
    }

    /// <summary>The end of the log.</summary>
    public void Finish(ReportBatch batch) => _nmea.Finish(batch);

    public void Save(Stream stream) => _nmea.Save(stream);

    public void Restore(Stream stream) => _nmea.Restore(stream);
}
