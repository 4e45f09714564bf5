using AisDetector.Core.Reports;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats.Csv;

/// <summary>The static columns of a CSV row as one shared object for each vessel.</summary>
internal sealed class CsvStatics
{
    private readonly CsvLayout _layout;
    private readonly CsvRows _rows;
    private readonly UnreadFields _unread;
    private readonly VesselStatics _vessels = new();

    /// <summary>Columns of the row being parsed that are not understood.</summary>
    private uint _now;

    /// <summary>Runs of neighbouring static columns, first and last: hashed as they stand.</summary>
    private readonly (int First, int Last)[] _runs;

    public CsvStatics(CsvLayout layout, CsvRows rows, UnreadFields unread)
    {
        _layout = layout;
        _rows = rows;
        _unread = unread;
        var columns = Enumerable.Range((int)Column.Imo, CsvLayout.Columns - (int)Column.Imo)
            .Select(column => layout[(Column)column]).Where(index => index >= 0).Distinct().Order();
        var runs = new List<(int First, int Last)>();
        foreach (var index in columns)
        {
            if (runs.Count > 0 && runs[^1].Last == index - 1) runs[^1] = (runs[^1].First, index);
            else runs.Add((index, index));
        }

        _runs = [.. runs];
    }

    public StaticData? Read(uint mmsi)
    {
        if (_runs.Length == 0) return null;
        var hash = FieldHash.Seed;
        foreach (var (first, last) in _runs) hash = FieldHash.Of(_rows.Fields(first, last), hash);
        if (!_vessels.TryFind(mmsi, hash, out var data, out var unread))
        {
            _now = 0;
            data = _vessels.Keep(mmsi, Parse(), _now);
            unread = _now;
        }

        if (unread != 0) _unread.Count(unread);
        return data;
    }

    private StaticData Parse()
    {
        var data = new StaticData
        {
            Imo = VesselStatics.Imo(Field(Column.Imo)),
            CallSign = VesselStatics.Text(Field(Column.CallSign)),
            Name = VesselStatics.Text(Field(Column.Name)),
            ShipType = ShipType(),
            LengthMeters = Meters(Column.Length),
            BeamMeters = Meters(Column.Beam),
            DraughtMeters = Draught(),
            Destination = VesselStatics.Text(Field(Column.Destination)),
            Eta = Eta(Field(Column.Eta)),
        };
        if (_layout[Column.ToBow] < 0) return data;
        return VesselStatics.WithDimensions(data, Side(Column.ToBow), Side(Column.ToStern), Side(Column.ToPort), Side(Column.ToStarboard));
    }

    private ReadOnlySpan<byte> Field(Column column) => _layout[column] is >= 0 and var index ? CsvNumbers.Trim(_rows.Field(index)) : default;

    private byte? ShipType()
    {
        var text = Field(Column.ShipType);
        if (text.IsEmpty) return null;
        var type = CsvNumbers.TryWhole(text, out var code) ? FieldWords.ShipType(code) : FieldWords.ShipType(text);
        if (type is null) Miss(Column.ShipType, text);
        if (type is not > 0) return null;
        // Types with hazard categories have round numbers (ITU-R M.1371-5 table 53).
        return type % 10 == 0 && type is not (30 or 50) && code == 0 ? (byte)(type + FieldWords.HazardCategory(Field(Column.Cargo))) : type;
    }

    // 0 is the standard's "not available".
    private ushort? Meters(Column column) => Number(column, most: 1023) is > 0.5 and var meters ? (ushort)Math.Round(meters) : null;

    private ushort Side(Column column) => Number(column, most: 1023) is > 0 and var meters ? (ushort)Math.Round(meters) : (ushort)0;

    private float? Draught() => Number(Column.Draught, most: 25.55) is > 0 and var meters ? (float)meters : null;

    /// <param name="most">What no ship has.</param>
    private double Number(Column column, double most)
    {
        var text = Field(column);
        if (text.IsEmpty) return double.NaN;
        if (CsvNumbers.TryDecimal(text, commaIsPoint: true, out var value) && _layout.UnitOf(column).Of(value) is var number && number < most) return number;
        if (!VesselStatics.IsNothing(text)) Miss(column, text);
        return double.NaN;
    }

    private void Miss(Column column, ReadOnlySpan<byte> text)
    {
        _now |= UnreadFields.Bit(column);
        _unread.See(column, text);
    }

    /// <summary>The message's own form has no year: <c>08/03/2027 20:55:00</c> (the DMA's) becomes <c>03-08T20:55Z</c>; other forms stay as sent.</summary>
    private static string? Eta(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 16 && text[2] == '/' && text[5] == '/' && text[10] == ' ' && text[13] == ':')
            return $"{(char)text[3]}{(char)text[4]}-{(char)text[0]}{(char)text[1]}T{(char)text[11]}{(char)text[12]}:{(char)text[14]}{(char)text[15]}Z";
        return VesselStatics.Text(text);
    }
}
