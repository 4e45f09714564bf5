using AisDetector.Core.Ais;

namespace AisDetector.Files;

/// <summary>The static columns of a CSV row as one shared object for each vessel.</summary>
internal sealed class CsvStatics
{
    private readonly CsvLayout _layout;
    private readonly CsvRows _rows;
    private readonly bool _commaIsPoint;
    private readonly VesselStatics _vessels = new();

    /// <summary>Runs of neighbouring static columns, first and last: hashed as they stand.</summary>
    private readonly (int First, int Last)[] _runs;

    public CsvStatics(CsvLayout layout, CsvRows rows, bool commaIsPoint)
    {
        _layout = layout;
        _rows = rows;
        _commaIsPoint = commaIsPoint;
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

    public StaticData? Read(uint mmsi, ref int unreadable)
    {
        if (_runs.Length == 0) return null;
        var hash = FieldHash.Seed;
        foreach (var (first, last) in _runs) hash = FieldHash.Of(_rows.Fields(first, last), hash);
        return _vessels.TryFind(mmsi, hash, out var data) ? data : _vessels.Keep(mmsi, Parse(ref unreadable));
    }

    private StaticData Parse(ref int unreadable)
    {
        var data = new StaticData
        {
            Imo = VesselStatics.Imo(Field(Column.Imo)),
            CallSign = VesselStatics.Text(Field(Column.CallSign)),
            Name = VesselStatics.Text(Field(Column.Name)),
            ShipType = ShipType(),
            LengthMeters = Meters(Column.Length, ref unreadable),
            BeamMeters = Meters(Column.Beam, ref unreadable),
            DraughtMeters = Draught(ref unreadable),
            Destination = VesselStatics.Text(Field(Column.Destination)),
            Eta = Eta(Field(Column.Eta)),
        };
        if (_layout[Column.ToBow] < 0) return data;
        return VesselStatics.WithDimensions(data, Side(Column.ToBow, ref unreadable), Side(Column.ToStern, ref unreadable),
            Side(Column.ToPort, ref unreadable), Side(Column.ToStarboard, ref unreadable));
    }

    private ReadOnlySpan<byte> Field(Column column) => _layout[column] is >= 0 and var index ? CsvNumbers.Trim(_rows.Field(index)) : default;

    private byte? ShipType()
    {
        var text = Field(Column.ShipType);
        if (CsvNumbers.TryWhole(text, out var code)) return Words.ShipType(code);
        var type = Words.ShipType(text);
        // Types with hazard categories have round numbers (ITU-R M.1371-5 table 53).
        return type is { } round && round % 10 == 0 && round is not (30 or 50) ? (byte)(round + Words.HazardCategory(Field(Column.Cargo))) : type;
    }

    private ushort? Meters(Column column, ref int unreadable) =>
        // 0 is the standard's "not available"; larger than any ship is noise.
        Number(column, ref unreadable) is > 0.5 and < 1023 and var meters ? (ushort)Math.Round(meters) : null;

    private ushort Side(Column column, ref int unreadable) => Number(column, ref unreadable) is > 0 and < 1023 and var meters ? (ushort)Math.Round(meters) : (ushort)0;

    private float? Draught(ref int unreadable) => Number(Column.Draught, ref unreadable) is > 0 and <= 25.5 and var meters ? (float)meters : null;

    private double Number(Column column, ref int unreadable)
    {
        var text = Field(column);
        if (text.IsEmpty) return double.NaN;
        if (CsvNumbers.TryDecimal(text, _commaIsPoint, out var value)) return value;
        if (!VesselStatics.IsNothing(text)) unreadable++;
        return double.NaN;
    }

    /// <summary>The message's own form has no year: <c>08/03/2027 20:55:00</c> (the DMA's) becomes <c>03-08T20:55Z</c>; other forms stay as sent.</summary>
    private static string? Eta(ReadOnlySpan<byte> text)
    {
        if (text.Length >= 16 && text[2] == '/' && text[5] == '/' && text[10] == ' ' && text[13] == ':')
            return $"{(char)text[3]}{(char)text[4]}-{(char)text[0]}{(char)text[1]}T{(char)text[11]}{(char)text[12]}:{(char)text[14]}{(char)text[15]}Z";
        return VesselStatics.Text(text);
    }
}
