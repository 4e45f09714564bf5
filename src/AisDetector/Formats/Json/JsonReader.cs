using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Csv;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats.Json;

/// <summary>
/// Turns JSON objects of positions and static data into reports: the shapes of aisstream.io, AISHub and Digitraffic from their public documentation, and flat
/// objects with the common names (what <c>decode</c> writes too).
/// </summary>
internal sealed class JsonReader : ReportReader
{
    private readonly JsonRecords _records;
    private readonly InputOptions _options;
    private readonly JsonFields _fields = new();
    private readonly JsonStatics _statics;
    private readonly CsvTimes _times = new();
    private readonly WordCache<byte?> _status = new();

    public JsonReader(SourceBytes source, InputOptions options)
        : base(source)
    {
        _options = options;
        _records = new JsonRecords(source, options.BufferBytes);
        _statics = new JsonStatics(Unread);
    }

    /// <summary>AISHub's header said that values are in the units of the AIS messages: the one thing that an object says of those that follow.</summary>
    public bool IsEncodedAsSaid { get; set; }

    /// <summary>The shape of the first object that had one.</summary>
    public JsonShape Shape { get; private set; }

    public string Format => Shape switch
    {
        JsonShape.AisStream => "aisstream JSON",
        JsonShape.AisHub => "AISHub JSON",
        JsonShape.Digitraffic => "Digitraffic JSON",
        _ => "JSON",
    };

    public override bool Read(ReportBatch batch)
    {
        while (!batch.IsFull)
        {
            if (!_records.Next()) return false;
            if (_records.IsObject) ReadObject(_records.Record, batch);
            else batch.Reject(RejectReason.NotAis, _records.Record);
        }

        return true;
    }

    /// <summary>Reads one object that somebody else has cut out, such as a Kafka record's value.</summary>
    public void ReadObject(ReadOnlySpan<byte> record, ReportBatch batch)
    {
        if (!_fields.TryRead(record))
        {
            batch.Reject(RejectReason.NotAis, record);
            return;
        }

        if (IsEnvelope()) return;
        if (Shape == JsonShape.Other) Shape = _fields.Shape;
        var report = Report.Empty;
        if (TryRead(ref report, out var reason)
            && (Acceptance.Accepts(ref report, out reason) || (reason == RejectReason.NoTime && _options.KeepReportsWithoutTime)))
        {
            batch.Add(report);
        }
        else
        {
            batch.Reject(reason, record, report.Type);
        }
    }

    /// <summary>AISHub's first element: <c>{"ERROR":false,"USERNAME":"…","FORMAT":"HUMAN","RECORDS":2}</c>.</summary>
    private bool IsEnvelope()
    {
        if (!_fields.Has(Field.Error) || !_fields.Has(Field.Format) || _fields.Has(Field.Mmsi)) return false;
        IsEncodedAsSaid = _fields[Field.Format].SequenceEqual("AIS"u8);
        if (Shape == JsonShape.Other) Shape = JsonShape.AisHub;
        return true;
    }

    private bool TryRead(ref Report report, out RejectReason reason)
    {
        report.Type = MessageType();
        if (!AisStreamTypes.IsUsed(report.Type, _fields[Field.Kind], out reason)) return false;
        if (!TryMmsi(out report.Mmsi, out reason)) return false;
        if (!TryTime(out report.Time))
        {
            reason = RejectReason.MalformedTime;
            return false;
        }

        reason = RejectReason.MalformedField;
        var hasPlace = _fields.Has(Field.Latitude) || _fields.Has(Field.Longitude);
        if (hasPlace && (!TryNumber(Field.Latitude, out report.Latitude) || !TryNumber(Field.Longitude, out report.Longitude))) return false;
        var isEncoded = IsEncoded(hasPlace);
        if (isEncoded)
        {
            // Units of the AIS messages: 1/10,000 minute, 1/10 degree, 1/10 knot (AISHub, "AIS encoding").
            report.Latitude /= 600_000;
            report.Longitude /= 600_000;
        }

        report.SpeedKnots = Optional(Field.Speed) / (isEncoded ? 10 : 1);
        report.CourseDegrees = Optional(Field.Course) / (isEncoded ? 10 : 1);
        if (Optional(Field.Heading) is >= 0 and < 360 and var heading) report.HeadingDegrees = (short)heading;
        report.Status = Status();
        report.Class = report.Type switch
        {
            1 or 2 or 3 or 5 => TransceiverClass.A,
            18 or 19 or 24 => TransceiverClass.B,
            _ => _fields[Field.Class] is { Length: 1 } sent ? sent[0] == 'A' ? TransceiverClass.A : sent[0] == 'B' ? TransceiverClass.B : 0 : 0,
        };
        var unit = isEncoded || _fields.Shape == JsonShape.Digitraffic ? 0.1f : 1;
        var hasStatic = report.Type is not (1 or 2 or 3 or 18 or 27);
        report.Static = hasStatic ? _statics.Read(report.Mmsi, _fields, unit) : null;
        // Static data that comes without a position and without its message type, as Digitraffic's metadata: message 5's content.
        if (report.Type == 0 && !hasPlace && report.Static is not null) report.Type = 5;
        return true;
    }

    /// <summary>In flat objects "type" is the message's, as <c>decode</c> writes it, when it is one: no ship type that is in use has such a number.</summary>
    private byte MessageType()
    {
        if (CsvNumbers.TryWhole(_fields[Field.MessageType], out var type)) return type is >= 1 and <= 27 ? (byte)type : (byte)0;
        return _fields.Shape == JsonShape.Other && CsvNumbers.TryWhole(_fields[Field.TypeOrShipType], out type) && type is 1 or 2 or 3 or 5 or 18 or 19 or 24 or 27
            ? (byte)type
            : (byte)0;
    }

    private bool TryMmsi(out uint mmsi, out RejectReason reason)
    {
        mmsi = 0;
        reason = RejectReason.MalformedMmsi;
        var field = _fields[_fields.Has(Field.Mmsi) ? Field.Mmsi : Field.MmsiInMetadata];
        if (field.IsEmpty) field = FromTopic(_fields[Field.Topic]);
        if (field.IsEmpty)
        {
            // An object with no identity at all is none of ours.
            reason = RejectReason.NotAis;
            return false;
        }

        if (!CsvNumbers.TryWhole(field, out var number) || number is < 0 or > uint.MaxValue) return false;
        mmsi = (uint)number;
        return true;
    }

    /// <summary>The identity in Digitraffic's MQTT topics: <c>vessels-v2/230123456/location</c>.</summary>
    private static ReadOnlySpan<byte> FromTopic(ReadOnlySpan<byte> topic)
    {
        if (!topic.StartsWith("vessels"u8)) return default;
        var slash = topic.IndexOf((byte)'/');
        if (slash < 0) return default;
        topic = topic[(slash + 1)..];
        var end = topic.IndexOf((byte)'/');
        return end < 0 ? topic : topic[..end];
    }

    /// <summary>False when a time is there and cannot be read; without one it is <see cref="Report.NoTime"/>.</summary>
    private bool TryTime(out long time)
    {
        foreach (var field in (ReadOnlySpan<Field>)[Field.TimeExternal, Field.Time, Field.TimeOrSecond])
        {
            if (!_fields.Has(field)) continue;
            if (_times.TryRead(_fields[field], out time)) return true;
            // "timestamp" is also the second of the minute, 0 to 63, of the message itself.
            if (field == Field.TimeOrSecond && CsvNumbers.TryWhole(_fields[field], out var second) && second is >= 0 and <= 63) continue;
            return false;
        }

        time = Report.NoTime;
        return true;
    }

    /// <summary>AISHub's values are in AIS units when its header says so, or, cut out without it, when the time is a bare epoch and both coordinates are whole numbers.</summary>
    private bool IsEncoded(bool hasPlace)
    {
        if (IsEncodedAsSaid) return true;
        return hasPlace && _fields.Shape == JsonShape.AisHub && CsvTimes.TryEpoch(_fields[Field.Time], out _)
            && !_fields[Field.Latitude].Contains((byte)'.') && !_fields[Field.Longitude].Contains((byte)'.');
    }

    private byte Status()
    {
        var text = _fields[Field.Status];
        if (text.IsEmpty) return Report.StatusNotDefined;
        if (CsvNumbers.TryWhole(text, out var number)) return number is >= 0 and < Report.StatusNotDefined ? (byte)number : Report.StatusNotDefined;
        if (_status.Find(text, FieldWords.Status) is { } status) return status;
        Miss(Column.Status, text);
        return Report.StatusNotDefined;
    }

    private bool TryNumber(Field field, out double value) => CsvNumbers.TryDecimal(_fields[field], commaIsPoint: false, out value);

    private float Optional(Field field)
    {
        if (!_fields.Has(field)) return float.NaN;
        if (TryNumber(field, out var value)) return (float)value;
        if (!VesselStatics.IsNothing(CsvNumbers.Trim(_fields[field]))) Miss(field switch { Field.Speed => Column.Speed, Field.Course => Column.Course, _ => Column.Heading }, _fields[field]);
        return float.NaN;
    }

    private void Miss(Column column, ReadOnlySpan<byte> text)
    {
        Unread.See(column, text);
        Unread.Count(column);
    }
}

/// <summary>Which of aisstream.io's message types are a ship's position or static data; its names for the others.</summary>
internal static class AisStreamTypes
{
    public static bool IsUsed(byte type, ReadOnlySpan<byte> kind, out RejectReason reason)
    {
        reason = type switch
        {
            4 or 11 => RejectReason.BaseStation,
            9 => RejectReason.SearchAndRescueAircraft,
            21 => RejectReason.AidToNavigation,
            _ => RejectReason.OtherType,
        };
        if (type != 0) return type is 1 or 2 or 3 or 5 or 18 or 19 or 24 or 27;
        if (kind.SequenceEqual("BaseStationReport"u8)) reason = RejectReason.BaseStation;
        else if (kind.SequenceEqual("AidsToNavigationReport"u8)) reason = RejectReason.AidToNavigation;
        else if (kind.SequenceEqual("StandardSearchAndRescueAircraftReport"u8)) reason = RejectReason.SearchAndRescueAircraft;
        else return kind.IsEmpty || kind.IndexOf("Position"u8) >= 0 || kind.IndexOf("Static"u8) >= 0 || kind.IndexOf("LongRange"u8) >= 0
            || kind.SequenceEqual("VESSEL_LOCATION"u8) || kind.SequenceEqual("VESSEL_METADATA"u8);
        return false;
    }
}
