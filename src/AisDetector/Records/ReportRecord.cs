using System.Buffers.Binary;
using System.Text;
using AisDetector.Core.Reports;

namespace AisDetector.Records;

/// <summary>
/// Reports as the value of one record of <c>ais.reports</c>, all decoded from one partition. Little-endian; numbers marked
/// v are of seven bits a byte, the lowest first:
/// <code>
/// 8A 01                       no UTF-8 text begins with 8A; the version
/// source                      v length and UTF-8: topic, its id, partition
/// v first offset, v number    of the first report: its record, its place among that record's reports; v count of reports
/// each: v offset less the one before, flags, type, status, heading 2, MMSI 4, time 8
///       [hash 8] [latitude 8, longitude 8] [speed 4] [course 4]
///       [static: length 4, fields 2, each that is there]
/// </code>
/// The successor of a killed instance sends some reports again: source, offset and number identify each of them.
/// </summary>
internal static class ReportRecord
{
    public const byte Magic = 0x8A, Version = 1;

    /// <summary>A record is sent when it has grown to this.</summary>
    public const int FullBytes = 64 * 1024;

    /// <summary>Shortest report: what a count can be checked by.</summary>
    public const int MinReportBytes = 18;

    [Flags]
    public enum Has : byte
    {
        Hash = 1,
        Position = 2,
        Speed = 4,
        Course = 8,
        Static = 16,
        ClassA = 32,
        ClassB = 64,
    }

    [Flags]
    public enum HasStatic : ushort
    {
        Imo = 1,
        Name = 2,
        CallSign = 4,
        ShipType = 8,
        ToBow = 16,
        ToStern = 32,
        ToPort = 64,
        ToStarboard = 128,
        Length = 256,
        Beam = 512,
        Draught = 1024,
        Destination = 2048,
        Eta = 4096,
        All = 8191,
    }

    public static bool IsOne(ReadOnlySpan<byte> value) => !value.IsEmpty && value[0] == Magic;
}

/// <summary>Gathers the reports of one partition into records.</summary>
internal sealed class ReportRecordWriter(string source)
{
    private readonly byte[] _source = Encoding.UTF8.GetBytes(source);
    private byte[] _reports = new byte[4096];
    private int _length;
    private long _firstOffset, _lastOffset;
    private int _firstNumber;
    private int _count;

    public bool IsEmpty => _count == 0;
    public bool IsFull => _length >= ReportRecord.FullBytes;

    /// <param name="offset">Of the record that the report was decoded from; never less than the last one's.</param>
    /// <param name="number">The report's place among those of that record, from 0.</param>
    public void Add(in Report report, long offset, int number)
    {
        if (_count == 0) (_firstOffset, _lastOffset, _firstNumber) = (offset, offset, number);
        _count++;
        Number((ulong)(offset - _lastOffset));
        _lastOffset = offset;
        Byte((byte)FlagsOf(report));
        Byte(report.Type);
        Byte(report.Status);
        BinaryPrimitives.WriteInt16LittleEndian(Take(2), report.HeadingDegrees);
        BinaryPrimitives.WriteUInt32LittleEndian(Take(4), report.Mmsi);
        BinaryPrimitives.WriteInt64LittleEndian(Take(8), report.Time);
        if (report.PayloadHash != 0) BinaryPrimitives.WriteUInt64LittleEndian(Take(8), report.PayloadHash);
        if (report.HasPosition)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(Take(8), report.Latitude);
            BinaryPrimitives.WriteDoubleLittleEndian(Take(8), report.Longitude);
        }

        if (!float.IsNaN(report.SpeedKnots)) BinaryPrimitives.WriteSingleLittleEndian(Take(4), report.SpeedKnots);
        if (!float.IsNaN(report.CourseDegrees)) BinaryPrimitives.WriteSingleLittleEndian(Take(4), report.CourseDegrees);
        if (report.Static is { } data) Add(data);
    }

    /// <summary>The record, and begins the next.</summary>
    public byte[] Close()
    {
        var reports = _length;
        Byte(ReportRecord.Magic);
        Byte(ReportRecord.Version);
        Number((ulong)_source.Length);
        _source.CopyTo(Take(_source.Length));
        Number((ulong)_firstOffset);
        Number((ulong)_firstNumber);
        Number((ulong)_count);
        byte[] value = [.. _reports.AsSpan(reports, _length - reports), .. _reports.AsSpan(0, reports)];
        (_length, _count) = (0, 0);
        return value;
    }

    private static ReportRecord.Has FlagsOf(in Report report) =>
        (report.PayloadHash != 0 ? ReportRecord.Has.Hash : 0)
        | (report.HasPosition ? ReportRecord.Has.Position : 0)
        | (float.IsNaN(report.SpeedKnots) ? 0 : ReportRecord.Has.Speed)
        | (float.IsNaN(report.CourseDegrees) ? 0 : ReportRecord.Has.Course)
        | (report.Static != null ? ReportRecord.Has.Static : 0)
        | (report.Class == TransceiverClass.A ? ReportRecord.Has.ClassA : report.Class == TransceiverClass.B ? ReportRecord.Has.ClassB : 0);

    private void Add(StaticData data)
    {
        var at = _length;
        Take(6);
        ReportRecord.HasStatic has = 0;
        if (data.Imo is { } imo)
        {
            has |= ReportRecord.HasStatic.Imo;
            BinaryPrimitives.WriteUInt32LittleEndian(Take(4), imo);
        }

        Text(data.Name, ReportRecord.HasStatic.Name, ref has);
        Text(data.CallSign, ReportRecord.HasStatic.CallSign, ref has);
        if (data.ShipType is { } type)
        {
            has |= ReportRecord.HasStatic.ShipType;
            Byte(type);
        }

        Meters(data.ToBowMeters, ReportRecord.HasStatic.ToBow, ref has);
        Meters(data.ToSternMeters, ReportRecord.HasStatic.ToStern, ref has);
        Meters(data.ToPortMeters, ReportRecord.HasStatic.ToPort, ref has);
        Meters(data.ToStarboardMeters, ReportRecord.HasStatic.ToStarboard, ref has);
        Meters(data.LengthMeters, ReportRecord.HasStatic.Length, ref has);
        Meters(data.BeamMeters, ReportRecord.HasStatic.Beam, ref has);
        if (data.DraughtMeters is { } draught)
        {
            has |= ReportRecord.HasStatic.Draught;
            BinaryPrimitives.WriteSingleLittleEndian(Take(4), draught);
        }

        Text(data.Destination, ReportRecord.HasStatic.Destination, ref has);
        Text(data.Eta, ReportRecord.HasStatic.Eta, ref has);
        BinaryPrimitives.WriteInt32LittleEndian(_reports.AsSpan(at), _length - at - 4);
        BinaryPrimitives.WriteUInt16LittleEndian(_reports.AsSpan(at + 4), (ushort)has);
    }

    private void Text(string? text, ReportRecord.HasStatic flag, ref ReportRecord.HasStatic has)
    {
        if (text == null) return;
        has |= flag;
        var bytes = Encoding.UTF8.GetByteCount(text);
        Number((ulong)bytes);
        Encoding.UTF8.GetBytes(text, Take(bytes));
    }

    private void Meters(ushort? meters, ReportRecord.HasStatic flag, ref ReportRecord.HasStatic has)
    {
        if (meters is not { } value) return;
        has |= flag;
        BinaryPrimitives.WriteUInt16LittleEndian(Take(2), value);
    }

    private void Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
        Byte((byte)value);
    }

    private void Byte(byte value) => Take(1)[0] = value;

    private Span<byte> Take(int bytes)
    {
        if (_length + bytes > _reports.Length) Array.Resize(ref _reports, Math.Max(_length + bytes, 2 * _reports.Length));
        var span = _reports.AsSpan(_length, bytes);
        _length += bytes;
        return span;
    }
}
