using AisDetector.Core.Reports;
using AisDetector.Formats.Csv;
using AisDetector.Formats.Fields;

namespace AisDetector.Formats.Json;

/// <summary>The static properties of a JSON object as one shared object for each vessel.</summary>
internal sealed class JsonStatics(UnreadFields unread)
{
    private static readonly Field[] Static =
    [
        Field.Imo, Field.CallSign, Field.Name, Field.NameInMetadata, Field.ShipType, Field.TypeOrShipType, Field.Length, Field.Beam, Field.Draught,
        Field.Destination, Field.Eta, Field.EtaMonth, Field.EtaDay, Field.EtaHour, Field.EtaMinute, Field.ToBow, Field.ToStern, Field.ToPort, Field.ToStarboard,
    ];

    private readonly VesselStatics _vessels = new();
    private uint _now;

    public StaticData? Read(uint mmsi, JsonFields fields, float draughtUnit)
    {
        var hash = FieldHash.Seed;
        var hasAny = false;
        foreach (var field in Static)
        {
            hasAny |= fields.Has(field);
            hash = FieldHash.Of(fields[field], hash);
        }

        if (!hasAny) return null;
        if (!_vessels.TryFind(mmsi, hash, out var data, out var missing))
        {
            _now = 0;
            data = _vessels.Keep(mmsi, Parse(fields, draughtUnit), _now);
            missing = _now;
        }

        if (missing != 0) unread.Count(missing);
        return data;
    }

    private StaticData Parse(JsonFields fields, float draughtUnit)
    {
        var data = new StaticData
        {
            Imo = VesselStatics.Imo(fields[Field.Imo]),
            CallSign = VesselStatics.Text(fields[Field.CallSign]),
            Name = VesselStatics.Text(fields[Field.Name]) ?? VesselStatics.Text(fields[Field.NameInMetadata]),
            ShipType = ShipType(fields[Field.ShipType]) ?? (fields.Shape == JsonShape.Other && IsMessageType(fields[Field.TypeOrShipType])
                ? null
                : ShipType(fields[Field.TypeOrShipType], isSure: false)),
            LengthMeters = Meters(fields[Field.Length]),
            BeamMeters = Meters(fields[Field.Beam]),
            DraughtMeters = CsvNumbers.TryDecimal(fields[Field.Draught], false, out var draught) && draught > 0 && draught * draughtUnit <= 25.55
                ? (float)Math.Round(draught * draughtUnit, 1) : null,
            Destination = VesselStatics.Text(fields[Field.Destination]),
            Eta = Eta(fields),
        };
        return VesselStatics.WithDimensions(data, Side(fields[Field.ToBow]), Side(fields[Field.ToStern]), Side(fields[Field.ToPort]), Side(fields[Field.ToStarboard]));
    }

    /// <param name="isSure">The property can hold nothing else.</param>
    private byte? ShipType(ReadOnlySpan<byte> text, bool isSure = true)
    {
        if (text.IsEmpty) return null;
        var type = CsvNumbers.TryWhole(text, out var code) ? FieldWords.ShipType(code) : FieldWords.ShipType(text);
        if (type is null && isSure)
        {
            _now |= UnreadFields.Bit(Column.ShipType);
            unread.See(Column.ShipType, text);
        }

        return type is > 0 ? type : null;
    }

    /// <summary>Below 20, and 24 and 27, no ship type is in use: a flat object's "type" is then its message's.</summary>
    private static bool IsMessageType(ReadOnlySpan<byte> text) => CsvNumbers.TryWhole(text, out var type) && type is < 20 or 24 or 27;

    private static ushort? Meters(ReadOnlySpan<byte> text) =>
        CsvNumbers.TryDecimal(text, false, out var meters) && meters is > 0.5 and < 1023 ? (ushort)Math.Round(meters) : null;

    private static ushort Side(ReadOnlySpan<byte> text) => Meters(text) ?? 0;

    /// <summary>aisstream.io has the message's four fields, Digitraffic and AISHub their 20 bits as one number (month, day, hour, minute), AISHub also text.</summary>
    private static string? Eta(JsonFields fields)
    {
        if (Number(fields[Field.EtaMonth]) is { } month) return Eta(month, Number(fields[Field.EtaDay]), Number(fields[Field.EtaHour]), Number(fields[Field.EtaMinute]));
        if (Number(fields[Field.Eta]) is { } bits) return bits is > 0 and < 1 << 20 ? Eta(bits >> 16, bits >> 11 & 31, bits >> 6 & 31, bits & 63) : null;
        return VesselStatics.Text(fields[Field.Eta]);
    }

    private static string? Eta(long month, long? day, long? hour, long? minute) =>
        month is >= 1 and <= 12 && day is >= 1 and <= 31 && hour is not null && minute is not null ? $"{month:00}-{day:00}T{hour:00}:{minute:00}Z" : null;

    private static long? Number(ReadOnlySpan<byte> text) => CsvNumbers.TryWhole(text, out var number) ? number : null;
}
