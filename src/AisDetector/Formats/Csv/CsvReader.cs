using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;
using AisDetector.Formats.Containers;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats.Csv;

/// <summary>Turns the rows of a CSV file into reports. Allocates nothing per row once it has met its vessels.</summary>
internal sealed class CsvReader : ReportReader
{
    private readonly record struct StationKind(TransceiverClass Class, RejectReason? Reason, bool IsUnderstood);

    private readonly CsvLayout _layout;
    private readonly CsvRows _rows;
    private readonly bool _keepsReportsWithoutTime;
    private readonly CsvTimes _times;
    private readonly CsvStatics _statics;
    private readonly WordCache<byte?> _status = new();
    private readonly WordCache<StationKind> _stations = new();
    private readonly WordCache<TransceiverClass?> _classes = new();
    private readonly WordCache<byte?>.Meaning _statusMeaning;
    private readonly WordCache<StationKind>.Meaning _stationMeaning;
    private readonly WordCache<TransceiverClass?>.Meaning _classMeaning;
    private readonly Unit _latitudeUnit, _longitudeUnit, _speedUnit, _courseUnit, _headingUnit;
    private readonly int _mmsi, _time, _date, _latitude, _longitude, _speed, _course, _heading, _statusAt, _class, _station, _type;
    private bool _isFirst = true;

    public CsvReader(SourceBytes source, CsvLayout layout, InputOptions options)
        : base(source)
    {
        _layout = layout;
        _keepsReportsWithoutTime = options.KeepReportsWithoutTime;
        _times = new CsvTimes { IsDayFirst = layout.IsDayFirst };
        _rows = new CsvRows(source, layout.Delimiter, layout.FieldCount, options.BufferBytes);
        _statics = new CsvStatics(layout, _rows, Unread);
        (_mmsi, _time, _latitude, _longitude) = (layout[Column.Mmsi], layout[Column.Time], layout[Column.Latitude], layout[Column.Longitude]);
        (_speed, _course, _heading, _statusAt) = (layout[Column.Speed], layout[Column.Course], layout[Column.Heading], layout[Column.Status]);
        _date = layout[Column.Date];
        (_class, _station, _type) = (layout[Column.Class], layout[Column.Station], layout[Column.MessageType]);
        (_latitudeUnit, _longitudeUnit) = (layout.UnitOf(Column.Latitude), layout.UnitOf(Column.Longitude));
        (_speedUnit, _courseUnit, _headingUnit) = (layout.UnitOf(Column.Speed), layout.UnitOf(Column.Course), layout.UnitOf(Column.Heading));
        _statusMeaning = text => Seen(Column.Status, text, FieldWords.Status(text));
        _classMeaning = text => Seen(Column.Class, text, FieldWords.Class(text));
        _stationMeaning = MeaningOfStation;
    }

    public override long OpenQuotes => _rows.OpenQuotes;

    public override string TitleOf(Column column) => _layout.TitleOf(column);

    public override bool Read(ReportBatch batch)
    {
        if (_isFirst) _rows.Skip(_layout.DataStart);
        _isFirst = false;
        while (!batch.IsFull)
        {
            if (!_rows.Next()) return false;
            ref var report = ref batch.Open();
            if (!TryRead(ref report, out var reason))
            {
                if (!IsHeaderAgain()) batch.Reject(reason, _rows.Raw, report.Type);
            }
            else if (Acceptance.Accepts(ref report, out reason) || (reason == RejectReason.NoTime && _keepsReportsWithoutTime))
            {
                batch.Keep();
            }
            else
            {
                batch.Reject(reason, _rows.Raw, report.Type);
            }
        }

        return true;
    }

    private bool TryRead(ref Report report, out RejectReason reason)
    {
        reason = RejectReason.MalformedField;
        if (_rows.FieldCount != _layout.FieldCount && (_rows.FieldCount < _layout.FieldCount || !_rows.IsOnlyEmptyBeyond)) return false;
        if (_station >= 0)
        {
            var kind = _stations.Find(_rows.Field(_station), _stationMeaning);
            report.Class = kind.Class;
            if (!kind.IsUnderstood) Unread.Count(Column.Station);
            if (kind.Reason is { } notAShip)
            {
                reason = notAShip;
                return false;
            }
        }

        if (_type >= 0 && CsvNumbers.TryWhole(_rows.Field(_type), out var type) && type is >= 1 and <= 27) report.Type = (byte)type;
        if (!CsvNumbers.TryNineDigits(_rows.Field(_mmsi), out var mmsi) && (!CsvNumbers.TryWhole(_rows.Field(_mmsi), out mmsi) || mmsi is < 0 or > uint.MaxValue))
        {
            reason = RejectReason.MalformedMmsi;
            return false;
        }

        report.Mmsi = (uint)mmsi;
        var time = _rows.Field(_time);
        if (!_times.TryRead(time, out report.Time))
        {
            time = CsvNumbers.Trim(time);
            if (!_times.TryRead(time, out report.Time) && !TryDateAndTime(time, out report.Time))
            {
                report.Time = Report.NoTime;
                reason = RejectReason.MalformedTime;
                if (!VesselStatics.IsNothing(time)) return false;
            }
        }

        reason = RejectReason.MalformedField;
        if (!TryDegrees(_latitude, _latitudeUnit, out report.Latitude) || !TryDegrees(_longitude, _longitudeUnit, out report.Longitude)) return false;
        ReadMovement(ref report);
        report.Static = _statics.Read(report.Mmsi);
        return true;
    }

    /// <summary>The date in a column of its own.</summary>
    private bool TryDateAndTime(ReadOnlySpan<byte> time, out long moment)
    {
        moment = 0;
        if (_date < 0) return false;
        var date = CsvNumbers.Trim(_rows.Field(_date));
        Span<byte> both = stackalloc byte[48];
        if (date.IsEmpty || date.Length + 1 + time.Length > both.Length) return false;
        date.CopyTo(both);
        both[date.Length] = (byte)' ';
        time.CopyTo(both[(date.Length + 1)..]);
        return _times.TryRead(both[..(date.Length + 1 + time.Length)], out moment);
    }

    private void ReadMovement(ref Report report)
    {
        if (_speed >= 0) report.SpeedKnots = (float)Optional(_speed, _speedUnit, Column.Speed);
        if (_course >= 0) report.CourseDegrees = (float)Optional(_course, _courseUnit, Column.Course);
        if (_heading >= 0 && Optional(_heading, _headingUnit, Column.Heading) is >= 0 and < 360 and var heading) report.HeadingDegrees = (short)heading;
        if (_statusAt >= 0) report.Status = ReadStatus(_rows.Field(_statusAt));
        if (_class >= 0 && _rows.Field(_class) is { Length: > 0 } sent && ReadClass(sent) is not TransceiverClass.Unknown and var sentClass) report.Class = sentClass;
    }

    private TransceiverClass ReadClass(ReadOnlySpan<byte> text)
    {
        if (text.Length == 1 && text[0] is (byte)'A' or (byte)'B') return text[0] == 'A' ? TransceiverClass.A : TransceiverClass.B;
        if (_classes.Find(text, _classMeaning) is { } known) return known;
        Unread.Count(Column.Class);
        return TransceiverClass.Unknown;
    }

    private byte ReadStatus(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return Report.StatusNotDefined;
        if ((uint)(text[0] - '0') <= 9 && CsvNumbers.TryWhole(text, out var number))
        {
            if (number <= Report.StatusNotDefined) return (byte)number;
            Unread.See(Column.Status, text);
        }
        else if (_status.Find(text, _statusMeaning) is { } status)
        {
            return status;
        }

        Unread.Count(Column.Status);
        return Report.StatusNotDefined;
    }

    private StationKind MeaningOfStation(ReadOnlySpan<byte> text)
    {
        var sent = FieldWords.Station(text, out var reason);
        var isUnderstood = sent != TransceiverClass.Unknown || reason is not null || VesselStatics.IsNothing(CsvNumbers.Trim(text));
        if (!isUnderstood) Unread.See(Column.Station, text);
        return new StationKind(sent, reason, isUnderstood);
    }

    private T? Seen<T>(Column column, ReadOnlySpan<byte> text, T? meaning) where T : struct
    {
        if (meaning is null) Unread.See(column, text);
        return meaning;
    }

    /// <summary>A coordinate; NaN for an empty field, which the acceptance rules then call "no position".</summary>
    private bool TryDegrees(int column, Unit unit, out double degrees)
    {
        if (FixedPoint.TryRead(_rows.From(column, out var length), length, out degrees))
        {
            if (!unit.IsPlain) degrees = unit.Of(degrees);
            return true;
        }

        var text = _rows.Field(column);
        if (CsvNumbers.TryDecimal(text, commaIsPoint: true, out degrees))
        {
            if (!unit.IsPlain) degrees = unit.Of(degrees);
            return true;
        }

        text = CsvNumbers.Trim(text);
        // 35.5 S, 12.25W
        if (text is [.., (byte)'N' or (byte)'S' or (byte)'E' or (byte)'W'] && CsvNumbers.TryDecimal(CsvNumbers.Trim(text[..^1]), commaIsPoint: true, out degrees))
        {
            degrees = unit.Of(text[^1] is (byte)'S' or (byte)'W' ? -degrees : degrees);
            return true;
        }

        degrees = double.NaN;
        return VesselStatics.IsNothing(text);
    }

    private double Optional(int index, Unit unit, Column column)
    {
        if (FixedPoint.TryRead(_rows.From(index, out var length), length, out var value)) return unit.IsPlain ? value : unit.Of(value);
        var text = _rows.Field(index);
        if (CsvNumbers.TryDecimal(text, commaIsPoint: true, out value)) return unit.IsPlain ? value : unit.Of(value);
        text = CsvNumbers.Trim(text);
        if (VesselStatics.IsNothing(text)) return double.NaN;
        Unread.See(column, text);
        Unread.Count(column);
        return double.NaN;
    }

    /// <summary>Files put end to end repeat their header.</summary>
    private bool IsHeaderAgain() => _layout.Header.Length > 0 && _rows.Raw.SequenceEqual(_layout.Header);
}
