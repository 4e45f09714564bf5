using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Formats.Fields;

namespace AisDetector.Records;

/// <summary>
/// Reads what <see cref="ReportRecordWriter"/> wrote, whatever became of it on the way: a record that cannot be read whole
/// is rejected whole. Reports that a source has sent before are duplicates.
/// </summary>
internal sealed class ReportRecordReader
{
    /// <summary>Static data that says nothing.</summary>
    private static readonly StaticData Nothing = new();

    private readonly VesselStatics _statics = new();

    /// <summary>By source, the last report that was taken: its record's offset, its place in that.</summary>
    private readonly SortedDictionary<string, (long Offset, int Number)> _sources = new(StringComparer.Ordinal);

    private readonly List<(Report Report, long Offset, int Number)> _reports = [];

    public void Read(ReadOnlySpan<byte> value, ReportBatch batch)
    {
        _reports.Clear();
        var source = "";
        if (value.Length < 2 || value[1] != ReportRecord.Version)
        {
            batch.Reject(RejectReason.NotAis, value);
        }
        else if (!TryRead(value[2..], ref source))
        {
            batch.Reject(RejectReason.MalformedField, value);
        }
        else
        {
            Take(value, source, batch);
        }
    }

    public void Save(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(_sources.Count);
        foreach (var (source, (offset, number)) in _sources)
        {
            writer.Write(source);
            writer.Write(offset);
            writer.Write(number);
        }
    }

    public void Restore(Stream stream)
    {
        try
        {
            using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
            for (var count = reader.ReadInt32(); count > 0; count--) _sources[reader.ReadString()] = (reader.ReadInt64(), reader.ReadInt32());
        }
        catch (Exception damage) when (damage is IOException or FormatException or ArgumentException)
        {
            throw new InvalidDataException("The sources in the state are damaged.", damage);
        }
    }

    private void Take(ReadOnlySpan<byte> value, string source, ReportBatch batch)
    {
        var last = _sources.GetValueOrDefault(source, (-1, 0));
        foreach (ref readonly var read in CollectionsMarshal.AsSpan(_reports))
        {
            var report = read.Report;
            if ((read.Offset, read.Number).CompareTo(last) <= 0)
            {
                batch.Reject(RejectReason.Duplicate, value, report.Type);
                continue;
            }

            last = (read.Offset, read.Number);
            if (Acceptance.Accepts(ref report, out var reason)) batch.Add(report);
            else batch.Reject(reason, value, report.Type);
        }

        _sources[source] = last;
    }

    private bool TryRead(ReadOnlySpan<byte> value, ref string source)
    {
        var fields = new Fields(value);
        source = fields.Text();
        var offset = fields.Number();
        var number = fields.Number();
        var count = fields.Number();
        if (fields.IsBroken || offset > long.MaxValue || number > int.MaxValue || count == 0 || count > (ulong)(fields.Left / ReportRecord.MinReportBytes)) return false;
        for (; count > 0; count--)
        {
            var ahead = fields.Number();
            var report = ReadReport(ref fields);
            if (fields.IsBroken || ahead > long.MaxValue - offset) return false;
            number = ahead > 0 ? 0 : _reports.Count > 0 ? number + 1 : number;
            offset += ahead;
            if (number > int.MaxValue) return false;
            _reports.Add((report, (long)offset, (int)number));
        }

        return fields.Left == 0;
    }

    private Report ReadReport(ref Fields fields)
    {
        var report = Report.Empty;
        var has = (ReportRecord.Has)fields.Byte();
        report.Class = has.HasFlag(ReportRecord.Has.ClassA) ? TransceiverClass.A : has.HasFlag(ReportRecord.Has.ClassB) ? TransceiverClass.B : TransceiverClass.Unknown;
        report.Type = fields.Byte();
        report.Status = fields.Byte();
        report.HeadingDegrees = fields.Short();
        report.Mmsi = (uint)fields.Int();
        report.Time = fields.Long();
        if (has.HasFlag(ReportRecord.Has.Hash)) report.PayloadHash = (ulong)fields.Long();
        if (has.HasFlag(ReportRecord.Has.Position)) (report.Latitude, report.Longitude) = (fields.Double(), fields.Double());
        if (has.HasFlag(ReportRecord.Has.Speed)) report.SpeedKnots = fields.Single();
        if (has.HasFlag(ReportRecord.Has.Course)) report.CourseDegrees = fields.Single();
        if (has.HasFlag(ReportRecord.Has.Static)) report.Static = ReadStatic(ref fields, report.Mmsi);
        if (report.Type > 27 || (byte)has > 127 || (has.HasFlag(ReportRecord.Has.ClassA) && has.HasFlag(ReportRecord.Has.ClassB))) fields.Break();
        return report;
    }

    /// <summary>What the vessel has sent before becomes the same object.</summary>
    private StaticData? ReadStatic(ref Fields fields, uint mmsi)
    {
        var bytes = fields.Bytes((uint)fields.Int());
        var hash = FieldHash.Of(bytes);
        if (_statics.TryFind(mmsi, hash, out var known) && known != null) return known;
        var inner = new Fields(bytes);
        var data = ReadStatic(ref inner);
        if (!inner.IsBroken && inner.Left == 0) return _statics.Keep(mmsi, data) ?? Nothing;
        fields.Break();
        return null;
    }

    private static StaticData ReadStatic(ref Fields fields)
    {
        var has = (ReportRecord.HasStatic)fields.Short();
        if ((has & ~ReportRecord.HasStatic.All) != 0) fields.Break();
        return new StaticData
        {
            Imo = has.HasFlag(ReportRecord.HasStatic.Imo) ? (uint)fields.Int() : null,
            Name = has.HasFlag(ReportRecord.HasStatic.Name) ? fields.Text() : null,
            CallSign = has.HasFlag(ReportRecord.HasStatic.CallSign) ? fields.Text() : null,
            ShipType = has.HasFlag(ReportRecord.HasStatic.ShipType) ? fields.Byte() : null,
            ToBowMeters = Meters(ref fields, has, ReportRecord.HasStatic.ToBow),
            ToSternMeters = Meters(ref fields, has, ReportRecord.HasStatic.ToStern),
            ToPortMeters = Meters(ref fields, has, ReportRecord.HasStatic.ToPort),
            ToStarboardMeters = Meters(ref fields, has, ReportRecord.HasStatic.ToStarboard),
            LengthMeters = Meters(ref fields, has, ReportRecord.HasStatic.Length),
            BeamMeters = Meters(ref fields, has, ReportRecord.HasStatic.Beam),
            DraughtMeters = has.HasFlag(ReportRecord.HasStatic.Draught) ? fields.Single() : null,
            Destination = has.HasFlag(ReportRecord.HasStatic.Destination) ? fields.Text() : null,
            Eta = has.HasFlag(ReportRecord.HasStatic.Eta) ? fields.Text() : null,
        };
    }

    private static ushort? Meters(ref Fields fields, ReportRecord.HasStatic has, ReportRecord.HasStatic flag) => has.HasFlag(flag) ? (ushort)fields.Short() : null;

    /// <summary>Reads on from field to field; after one that is not there or not right everything is 0 and <see cref="IsBroken"/>.</summary>
    private ref struct Fields(ReadOnlySpan<byte> rest)
    {
        private ReadOnlySpan<byte> _rest = rest;

        public bool IsBroken { get; private set; }
        public readonly int Left => _rest.Length;

        public void Break()
        {
            IsBroken = true;
            _rest = default;
        }

        public ulong Number()
        {
            ulong value = 0;
            for (var shift = 0; shift < 63; shift += 7)
            {
                var next = Byte();
                value |= (ulong)(next & 0x7F) << shift;
                if (next < 0x80) return value;
            }

            Break();
            return 0;
        }

        public string Text() => Encoding.UTF8.GetString(Bytes(Number()));

        public ReadOnlySpan<byte> Bytes(ulong length)
        {
            if (length <= (ulong)Left) return Take((int)length);
            Break();
            return default;
        }

        public byte Byte() => Take(1) is [var value] ? value : (byte)0;
        public short Short() => Take(2) is { Length: 2 } bytes ? BinaryPrimitives.ReadInt16LittleEndian(bytes) : (short)0;
        public int Int() => Take(4) is { Length: 4 } bytes ? BinaryPrimitives.ReadInt32LittleEndian(bytes) : 0;
        public long Long() => Take(8) is { Length: 8 } bytes ? BinaryPrimitives.ReadInt64LittleEndian(bytes) : 0;
        public float Single() => BitConverter.Int32BitsToSingle(Int());
        public double Double() => BitConverter.Int64BitsToDouble(Long());

        private ReadOnlySpan<byte> Take(int bytes)
        {
            if (bytes > _rest.Length)
            {
                Break();
                return default;
            }

            var taken = _rest[..bytes];
            _rest = _rest[bytes..];
            return taken;
        }
    }
}
