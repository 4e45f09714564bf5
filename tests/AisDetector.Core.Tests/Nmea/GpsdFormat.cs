using System.Text.Json;
using AisDetector.Core.Nmea;
using AisDetector.Core.Nmea.Messages;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>
/// Writes the message views field by field under gpsd's names, so that they can be compared with its expected output as
/// text. What gpsd leaves out cannot be compared: the spare bits of messages 1, 18 and 19, the assigned-mode flag of 18,
/// the position device of 24 B, and message 24 A without its B.
/// </summary>
internal sealed class GpsdFormat(bool scaled)
{
    /// <summary>gpsd remembers the names of the last eight parts A only (MAX_TYPE24_INTERLEAVE).</summary>
    private readonly Queue<(uint Mmsi, string Name)> _names = new();

    /// <summary>gpsd's field text of a JSON object, without what is derived from other fields.</summary>
    public static string Canonical(JsonElement message) => string.Join(' ', message.EnumerateObject()
        .Where(p => p.Name is not ("class" or "device" or "scaled") && !p.Name.EndsWith("_text"))
        .OrderBy(p => p.Name, StringComparer.Ordinal)
        .Select(p => $"{p.Name}={(p.Value.ValueKind == JsonValueKind.String ? p.Value.GetString() : p.Value.GetRawText())}"));

    /// <summary>The same of a payload; null for what gpsd prints nothing of.</summary>
    public string? Canonical(string payload, int fillBits)
    {
        var buffer = new byte[SixBit.BytesFor(payload.Length)];
        if (!SixBit.TryUnarmour(System.Text.Encoding.Latin1.GetBytes(payload), buffer, out _)) return null;
        var bits = new PayloadBits(buffer, payload.Length * 6 - fillBits);
        var fields = bits.Type switch
        {
            1 or 2 or 3 when bits.Length >= 163 => ClassA(new(bits), missing: Math.Max(0, 168 - bits.Length)),
            5 when bits.Length is >= 420 and <= 432 => Voyage(new(bits)),
            18 when bits.Length == 168 => ClassB(new(bits)),
            19 when bits.Length == 312 => Extended(new(bits)),
            24 when bits.Length is >= 160 and <= 180 => Static(bits),
            27 when bits.Length is 96 or 168 => LongRange(new(bits)),
            _ => null,
        };
        if (fields is null) return null;
        fields["type"] = bits.Type;
        fields["repeat"] = bits.Field(6, 2);
        fields["mmsi"] = bits.Field(8, 30);
        return string.Join(' ', fields.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={Text(p.Value)}"));
    }

    private Dictionary<string, object?> ClassA(PositionReportClassA m, int missing) => new()
    {
        ["status"] = m.NavigationalStatus,
        ["turn"] = scaled ? Turn(m.RateOfTurnIndicated) : m.RateOfTurnIndicated,
        ["speed"] = Tenths(m.SpeedTenthsOfKnot),
        ["accuracy"] = m.PositionAccuracyHigh,
        ["lon"] = Degrees(m.Longitude10000thMinutes),
        ["lat"] = Degrees(m.Latitude10000thMinutes),
        ["course"] = Tenths(m.CourseTenthsOfDegree),
        ["heading"] = m.TrueHeadingDegrees,
        ["second"] = m.Second,
        ["maneuver"] = m.SpecialManoeuvre,
        ["raim"] = m.Raim,
        // Of a message that is cut short gpsd gives the bits that there are, moved to the right.
        ["radio"] = m.CommunicationState.Bits >> missing,
    };

    private Dictionary<string, object?> ClassB(PositionReportClassB m) => new()
    {
        ["reserved"] = m.Spare1,
        ["speed"] = Tenths(m.SpeedTenthsOfKnot),
        ["accuracy"] = m.PositionAccuracyHigh,
        ["lon"] = Degrees(m.Longitude10000thMinutes),
        ["lat"] = Degrees(m.Latitude10000thMinutes),
        ["course"] = Tenths(m.CourseTenthsOfDegree),
        ["heading"] = m.TrueHeadingDegrees,
        ["second"] = m.Second,
        ["regional"] = m.Spare2,
        ["cs"] = m.CarrierSenseUnit,
        ["display"] = m.HasDisplay,
        ["dsc"] = m.HasDsc,
        ["band"] = m.WholeBand,
        ["msg22"] = m.AcceptsMessage22,
        ["raim"] = m.Raim,
        // gpsd counts the selector flag in front of the state as its 20th bit.
        ["radio"] = m.CommunicationState.Bits | (m.CommunicationState.IsItdma ? 1u << 19 : 0),
    };

    private Dictionary<string, object?> Extended(ExtendedPositionReportClassB m)
    {
        var fields = new Dictionary<string, object?>
        {
            ["reserved"] = m.Spare1,
            ["speed"] = Tenths(m.SpeedTenthsOfKnot),
            ["accuracy"] = m.PositionAccuracyHigh,
            ["lon"] = Degrees(m.Longitude10000thMinutes),
            ["lat"] = Degrees(m.Latitude10000thMinutes),
            ["course"] = Tenths(m.CourseTenthsOfDegree),
            ["heading"] = m.TrueHeadingDegrees,
            ["second"] = m.Second,
            ["regional"] = m.Spare2,
            ["shipname"] = m.Name,
            ["shiptype"] = m.ShipType,
            ["epfd"] = m.PositionFixingDevice,
            ["raim"] = m.Raim,
            ["dte"] = m.DataTerminalNotReady ? 1 : 0,
            ["assigned"] = m.AssignedMode,
        };
        return AddDimensions(fields, m.Dimensions);
    }

    private Dictionary<string, object?> Voyage(StaticAndVoyageData m)
    {
        var fields = new Dictionary<string, object?>
        {
            ["imo"] = m.ImoNumber,
            ["ais_version"] = m.AisVersion,
            ["callsign"] = m.CallSign,
            ["shipname"] = m.Name,
            ["shiptype"] = m.ShipType,
            ["epfd"] = m.PositionFixingDevice,
            ["eta"] = $"{m.EtaMonth:00}-{m.EtaDay:00}T{m.EtaHour:00}:{m.EtaMinute:00}Z",
            ["draught"] = Tenths(m.DraughtTenthsOfMeter),
            ["destination"] = m.Destination,
            ["dte"] = m.DataTerminalNotReady ? 1 : 0,
        };
        return AddDimensions(fields, m.Dimensions);
    }

    /// <summary>gpsd prints the two parts as one object when the second comes.</summary>
    private Dictionary<string, object?>? Static(PayloadBits bits)
    {
        var mmsi = bits.Field(8, 30);
        if (StaticDataReportPartA.PartNumberOf(bits) == 0)
        {
            _names.Enqueue((mmsi, new StaticDataReportPartA(bits).Name ?? ""));
            if (_names.Count > 8) _names.Dequeue();
            return null;
        }

        if (StaticDataReportPartA.PartNumberOf(bits) != 1 || !_names.Any(n => n.Mmsi == mmsi)) return null;
        var m = new StaticDataReportPartB(bits);
        var fields = new Dictionary<string, object?>
        {
            ["shipname"] = _names.Last(n => n.Mmsi == mmsi).Name,
            ["shiptype"] = m.ShipType,
            ["vendorid"] = m.VendorId,
            ["model"] = m.UnitModelCode,
            ["serial"] = m.UnitSerialNumber,
            ["callsign"] = m.CallSign,
        };
        if (m.MothershipMmsi is { } mothership) fields["mothership_mmsi"] = mothership;
        else AddDimensions(fields, m.Dimensions);
        return fields;
    }

    private Dictionary<string, object?> LongRange(LongRangePositionReport m) => new()
    {
        ["status"] = m.NavigationalStatus,
        ["accuracy"] = m.PositionAccuracyHigh,
        ["lon"] = scaled ? $"{m.LongitudeTenthsOfMinute / 600.0:F4}" : m.LongitudeTenthsOfMinute,
        ["lat"] = scaled ? $"{m.LatitudeTenthsOfMinute / 600.0:F4}" : m.LatitudeTenthsOfMinute,
        ["speed"] = m.SpeedKnots,
        ["course"] = m.CourseDegrees,
        ["raim"] = m.Raim,
        ["gnss"] = m.PositionLatencyOver5Seconds,
    };

    private static Dictionary<string, object?> AddDimensions(Dictionary<string, object?> fields, ShipDimensions dimensions)
    {
        fields["to_bow"] = dimensions.ToBowMeters;
        fields["to_stern"] = dimensions.ToSternMeters;
        fields["to_port"] = dimensions.ToPortMeters;
        fields["to_starboard"] = dimensions.ToStarboardMeters;
        return fields;
    }

    private object Degrees(int value) => scaled ? $"{value / 600000.0:F7}" : value;

    private object Tenths(int value) => scaled ? $"{value / 10.0:F1}" : value;

    /// <summary>gpsd: the indicated rate divided by 4.733 and squared, or a word.</summary>
    private static string Turn(sbyte indicated) => indicated switch
    {
        -128 => "n/a",
        -127 => "fastleft",
        127 => "fastright",
        _ => $"{Math.Sign(indicated) * (indicated / 4.733) * (indicated / 4.733):F2}",
    };

    private static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        _ => value.ToString()!,
    };
}
