using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using AisDetector.Core.Reports;

namespace AisDetector.Output;

/// <summary>Where decoded reports go.</summary>
internal interface IReportWriter
{
    void Write(ReadOnlySpan<Report> reports);
    void End();
}

/// <summary>The fields of a report and how many decimals of each mean something.</summary>
internal static class ReportFields
{
    public static readonly string[] Names =
    [
        "type", "mmsi", "time", "latitude", "longitude", "speedKnots", "courseDegrees", "headingDegrees", "status", "imo", "callSign", "name", "shipType",
        "toBowMeters", "toSternMeters", "toPortMeters", "toStarboardMeters", "draughtMeters", "destination", "eta",
        "lengthMeters", "beamMeters",
    ];

    /// <summary>Message 1 counts 1/10000 minute (ITU-R M.1371-5 table 48): 1.7e-6 degrees.</summary>
    public const int PositionDecimals = 6;

    /// <summary>Speed and course come in tenths.</summary>
    public const int MotionDecimals = 1;

    /// <summary><c>2024-01-31T12:00:00Z</c>, with milliseconds only where the source has them. Returns the length; 0 without time.</summary>
    public static int FormatTime(long time, Span<byte> to)
    {
        if (time == Report.NoTime) return 0;
        var moment = DateTime.UnixEpoch.AddMilliseconds(time);
        moment.TryFormat(to, out var length, time % 1000 == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
        return length;
    }

    public static double Rounded(double value, int decimals) => Math.Round(value, decimals) + 0.0;
}

/// <summary>Reports as JSON Lines; one writer and one buffer for all.</summary>
internal sealed class ReportJsonWriter : IReportWriter, IDisposable
{
    private const int BufferBytes = 1 << 17;

    private static readonly JsonEncodedText[] Names = [.. ReportFields.Names.Select(n => JsonEncodedText.Encode(n))];

    private readonly Stream _output;
    private readonly ArrayBufferWriter<byte> _buffer = new(BufferBytes);
    private readonly Utf8JsonWriter _json;

    public ReportJsonWriter(Stream output)
    {
        _output = output;
        // Each report is an object of its own: the writer is reset between them, and what it writes is right by construction.
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    public void Write(ReadOnlySpan<Report> reports)
    {
        foreach (ref readonly var report in reports)
        {
            Write(report);
            if (_buffer.WrittenCount >= BufferBytes - 4096) Drain();
        }
    }

    public void End()
    {
        Drain();
        _output.Flush();
    }

    public void Dispose() => _json.Dispose();

    private void Write(in Report r)
    {
        Span<byte> time = stackalloc byte[32];
        var json = _json;
        json.Reset();
        json.WriteStartObject();
        json.WriteNumber(Names[0], r.Type);
        json.WriteNumber(Names[1], r.Mmsi);
        var length = ReportFields.FormatTime(r.Time, time);
        if (length == 0) json.WriteNull(Names[2]);
        else json.WriteString(Names[2], time[..length]);
        Number(3, r.Latitude, ReportFields.PositionDecimals);
        Number(4, r.Longitude, ReportFields.PositionDecimals);
        Number(5, r.SpeedKnots, ReportFields.MotionDecimals);
        Number(6, r.CourseDegrees, ReportFields.MotionDecimals);
        Whole(7, r.HeadingDegrees >= 0 ? r.HeadingDegrees : null);
        Whole(8, r.Status != Report.StatusNotDefined ? r.Status : null);
        var s = r.Static;
        Whole(9, s?.Imo);
        Text(10, s?.CallSign);
        Text(11, s?.Name);
        Whole(12, s?.ShipType);
        Whole(13, s?.ToBowMeters);
        Whole(14, s?.ToSternMeters);
        Whole(15, s?.ToPortMeters);
        Whole(16, s?.ToStarboardMeters);
        Number(17, s?.DraughtMeters ?? double.NaN, ReportFields.MotionDecimals);
        Text(18, s?.Destination);
        Text(19, s?.Eta);
        Whole(20, s?.LengthMeters);
        Whole(21, s?.BeamMeters);
        json.WriteEndObject();
        json.Flush();
        _buffer.Write("\n"u8);
    }

    private void Number(int field, double value, int decimals)
    {
        if (double.IsNaN(value)) _json.WriteNull(Names[field]);
        else _json.WriteNumber(Names[field], ReportFields.Rounded(value, decimals));
    }

    private void Whole(int field, long? value)
    {
        if (value is { } known) _json.WriteNumber(Names[field], known);
        else _json.WriteNull(Names[field]);
    }

    private void Text(int field, string? value)
    {
        if (value is null) _json.WriteNull(Names[field]);
        else _json.WriteString(Names[field], value);
    }

    private void Drain()
    {
        _output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
    }
}

/// <summary>Reports as CSV with the same fields; empty where not available.</summary>
internal sealed class ReportCsvWriter : IReportWriter
{
    private readonly CsvRow _row;

    public ReportCsvWriter(Stream output)
    {
        _row = new CsvRow(output);
        foreach (var name in ReportFields.Names) _row.Add(name);
        _row.End();
    }

    public void Write(ReadOnlySpan<Report> reports)
    {
        Span<byte> time = stackalloc byte[32];
        foreach (ref readonly var r in reports)
        {
            var s = r.Static;
            _row.Add(r.Type).Add(r.Mmsi).AddRaw(time[..ReportFields.FormatTime(r.Time, time)])
                .Add(r.Latitude, ReportFields.PositionDecimals).Add(r.Longitude, ReportFields.PositionDecimals)
                .Add(r.SpeedKnots, ReportFields.MotionDecimals).Add(r.CourseDegrees, ReportFields.MotionDecimals)
                .Add(r.HeadingDegrees >= 0 ? r.HeadingDegrees : (short?)null).Add(r.Status != Report.StatusNotDefined ? r.Status : (byte?)null)
                .Add(s?.Imo).Add(s?.CallSign).Add(s?.Name).Add(s?.ShipType)
                .Add(s?.ToBowMeters).Add(s?.ToSternMeters).Add(s?.ToPortMeters).Add(s?.ToStarboardMeters)
                .Add(s?.DraughtMeters ?? double.NaN, ReportFields.MotionDecimals).Add(s?.Destination).Add(s?.Eta)
                .Add(s?.LengthMeters).Add(s?.BeamMeters);
            _row.End();
        }
    }

    public void End() => _row.Flush();
}
