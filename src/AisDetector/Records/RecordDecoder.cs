using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Json;

namespace AisDetector.Records;

/// <summary>
/// Turns a record's value into reports: NMEA lines, one JSON position, or a decode stage's reports, told apart by the first
/// byte. The log is read as one file: a time that one record gives, and a message that it leaves unfinished, go on in the
/// next. A report without a time of its own has its record's.
/// </summary>
#pragma warning disable CA1001 // The JSON reader's stream is the null stream: there is nothing to dispose of.
internal sealed class RecordDecoder
#pragma warning restore CA1001
{
    private readonly NmeaDecoder _nmea = new();
    private readonly JsonReader _json = new(new SourceBytes(Stream.Null), new InputOptions { KeepReportsWithoutTime = true, BufferBytes = 16 });
    private readonly ReportRecordReader _decoded = new();
    private readonly ReportBatch _object;
    private ReportBatch? _batch;

    public RecordDecoder() => _object = new ReportBatch(1) { OnReject = (reason, raw) => _batch!.Reject(reason, raw) };

    /// <summary>The record that is decoded next: see <see cref="RestartBefore"/>.</summary>
    public long Offset
    {
        set => _nmea.Position = value;
    }

    /// <summary>The newest offset, at most <paramref name="next"/>, from where a new decoder tears no message of several parts; those that begin before <paramref name="notBefore"/> are given up.</summary>
    public long RestartBefore(long next, long notBefore) => _nmea.RestartBefore(next, notBefore);

    public void Decode(ReadOnlySpan<byte> value, long? timestamp, ReportBatch batch)
    {
        if (ReportRecord.IsOne(value))
        {
            _decoded.Read(value, batch);
            return;
        }

        var text = value.TrimStart(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            batch.Reject(RejectReason.NotAis, value);
        }
        else if (text[0] == '{')
        {
            DecodeObject(text, timestamp, batch);
        }
        else
        {
            _nmea.FallbackTime = timestamp;
            DecodeLines(value, batch);
        }
    }

    /// <summary>A record ends its last line. The decoder keeps no more of a line than it can read: what is longer is rejected here, whole.</summary>
    private void DecodeLines(ReadOnlySpan<byte> value, ReportBatch batch)
    {
        while (value.Length > NmeaDecoder.MaxLineBytes)
        {
            var end = value.IndexOf((byte)'\n');
            var line = end < 0 ? value : value[..end];
            if (line.Length > NmeaDecoder.MaxLineBytes)
            {
                batch.Reject(RejectReason.NotAis, line);
            }
            else
            {
                _nmea.Decode(line, batch);
                _nmea.Decode("\n"u8, batch);
            }

            value = end < 0 ? [] : value[(end + 1)..];
        }

        if (value.IsEmpty) return;
        _nmea.Decode(value, batch);
        if (value[^1] != '\n') _nmea.Decode("\n"u8, batch);
    }

    /// <summary>The end of the log.</summary>
    public void Finish(ReportBatch batch) => _nmea.Finish(batch);

    public void Save(Stream stream)
    {
        stream.WriteByte(_json.IsEncodedAsSaid ? (byte)1 : (byte)0);
        _decoded.Save(stream);
        _nmea.Save(stream);
    }

    public void Restore(Stream stream, bool hasSources)
    {
        _json.IsEncodedAsSaid = stream.ReadByte() == 1;
        if (hasSources) _decoded.Restore(stream);
        _nmea.Restore(stream);
    }

    private void DecodeObject(ReadOnlySpan<byte> text, long? timestamp, ReportBatch batch)
    {
        _batch = batch;
        _object.Clear();
        _json.ReadObject(text, _object);
        foreach (var report in _object.Reports)
        {
            if (report.Time != Report.NoTime || timestamp != null) batch.Add(report with { Time = report.Time != Report.NoTime ? report.Time : timestamp!.Value });
            else batch.Reject(RejectReason.NoTime, text, report.Type);
        }
    }
}
