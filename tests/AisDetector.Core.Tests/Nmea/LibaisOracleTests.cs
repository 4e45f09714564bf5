using System.Text;
using System.Text.Json;
using AisDetector.Core.Nmea;
using AisDetector.Core.Nmea.Messages;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>libais' example of each type and its tag-block forms, with its decoded JSON. It prints degrees and knots as single-precision floats.</summary>
public class LibaisOracleTests
{
    private static readonly int[] Types = [1, 2, 3, 5, 18, 19, 24, 27];

    [Fact]
    public void The_views_read_what_libais_reads()
    {
        var compared = 0;
        foreach (var name in (string[])["typeexamples", "tagblock"])
        {
            var payloads = Payloads($"libais/{name}.nmea").ToLookup(b => (Type(b.Buffer), Mmsi(b.Buffer)));
            foreach (var expected in Expected($"libais/{name}.json"))
            {
                var candidates = payloads[(expected.GetProperty("type").GetInt32(), expected.GetProperty("mmsi").GetUInt32())];
                Assert.Contains(candidates, payload => Fields(payload.Buffer, payload.Bits).All(field => Agrees(expected, field.Name, field.Value)));
                compared += Fields(candidates.First().Buffer, candidates.First().Bits).Count(f => expected.TryGetProperty(f.Name, out _));
            }
        }

        Assert.True(compared >= 150, $"{compared} fields compared");
    }

    [Fact]
    public void Tag_blocks_give_each_message_its_time_and_join_its_parts()
    {
        var expected = Expected("libais/tagblock.json")
            .Select(m => (m.GetProperty("mmsi").GetUInt32(), m.GetProperty("type").GetByte(), new DateTimeOffset(m.GetProperty("tagblock_timestamp").GetDateTime()).ToUnixTimeMilliseconds()));
        var (reports, counts) = Recordings.Decode(Recordings.Bytes("libais/tagblock.nmea"), keepReportsWithoutTime: false);

        Assert.Equal(4, reports.Count);
        Assert.Equal(expected.Order(), reports.Select(r => (r.Mmsi, r.Type, r.Time)).Order());
        Assert.Equal(0, counts.TotalRejected);
    }

    [Fact]
    public void Each_type_is_reported_or_rejected_by_its_reason()
    {
        var (reports, counts) = Recordings.Decode(Recordings.Bytes("libais/typeexamples.nmea"), keepReportsWithoutTime: false);

        // The others of the eight types are noise at places off the globe, or an MMSI of a beacon.
        Assert.Equal([1, 3, 5, 18, 24], reports.Select(r => (int)r.Type).Order());
        Assert.Equal(2, counts.Rejected(RejectReason.BaseStation));
        Assert.Equal(1, counts.Rejected(RejectReason.SearchAndRescueAircraft));
        Assert.Equal(1, counts.Rejected(RejectReason.AidToNavigation));
        Assert.Equal(1, counts.Rejected(RejectReason.DistressBeacon));
        Assert.Equal(1, counts.Rejected(RejectReason.NoPosition));
        Assert.Equal(26 - 5 - 6, counts.Rejected(RejectReason.OtherType));
        // Two epochs: the first is the reception's.
        Assert.Equal(1325394060_000, reports[0].Time);
    }

    private static bool Agrees(JsonElement expected, string name, object? value)
    {
        if (!expected.TryGetProperty(name, out var field)) return true;
        return field.ValueKind switch
        {
            JsonValueKind.Null => value is null,
            JsonValueKind.True or JsonValueKind.False => value is bool flag && flag == field.GetBoolean(),
            JsonValueKind.String => field.GetString()!.Trim() == $"{value}",
            _ => Math.Abs(field.GetDouble() - Convert.ToDouble(value)) <= 1e-6 * Math.Max(1, Math.Abs(field.GetDouble())),
        };
    }

    private static IEnumerable<(string Name, object? Value)> Fields(byte[] buffer, int length)
    {
        var bits = new PayloadBits(buffer, length);
        var fields = bits.Type switch
        {
            5 => Voyage(new(bits)),
            18 => ClassB(new(bits)),
            24 => [("part_num", StaticDataReportPartA.PartNumberOf(bits)), ("shipname", new StaticDataReportPartA(bits).Name)],
            27 => LongRange(new(bits)),
            _ => ClassA(new(bits)),
        };
        return [("repeat", bits.Field(6, 2)), .. fields];
    }

    private static (string, object?)[] ClassA(PositionReportClassA m) =>
    [
        ("status", m.NavigationalStatus), ("turn", Turn(m.RateOfTurnIndicated)), ("speed", m.SpeedTenthsOfKnot / 10.0),
        ("accuracy", m.PositionAccuracyHigh), ("lon", m.Longitude10000thMinutes / 600000.0), ("lat", m.Latitude10000thMinutes / 600000.0),
        ("course", m.CourseTenthsOfDegree / 10.0), ("heading", m.TrueHeadingDegrees), ("second", m.Second),
        ("maneuver", m.SpecialManoeuvre), ("spare", m.Spare), ("raim", m.Raim),
        ("sync_state", m.CommunicationState.SyncState), ("slot_timeout", m.CommunicationState.SlotTimeout),
        ("received_stations", m.CommunicationState.ReceivedStations), ("slot_number", m.CommunicationState.SlotNumber),
        ("utc_hour", m.CommunicationState.UtcHour), ("utc_min", m.CommunicationState.UtcMinute),
        ("slot_offset", m.CommunicationState.SlotOffset), ("slot_increment", m.CommunicationState.SlotIncrement),
        ("slots_to_allocate", m.CommunicationState.SlotsToAllocate), ("keep_flag", m.CommunicationState.KeepFlag),
    ];

    private static (string, object?)[] ClassB(PositionReportClassB m) =>
    [
        ("spare", m.Spare1), ("speed", m.SpeedTenthsOfKnot / 10.0), ("accuracy", m.PositionAccuracyHigh),
        ("lon", m.Longitude10000thMinutes / 600000.0), ("lat", m.Latitude10000thMinutes / 600000.0), ("course", m.CourseTenthsOfDegree / 10.0),
        ("heading", m.TrueHeadingDegrees), ("second", m.Second), ("spare2", m.Spare2), ("cs", m.CarrierSenseUnit), ("unit", m.CarrierSenseUnit),
        ("display", m.HasDisplay), ("dsc", m.HasDsc), ("band", m.WholeBand), ("msg22", m.AcceptsMessage22), ("mode", m.AssignedMode),
        ("raim", m.Raim), ("commstate_cs_fill", m.CommunicationState.Bits),
    ];

    private static (string, object?)[] Voyage(StaticAndVoyageData m) =>
    [
        ("ais_version", m.AisVersion), ("imo", m.ImoNumber), ("callsign", m.CallSign), ("shipname", m.Name), ("shiptype", m.ShipType),
        ("to_bow", m.Dimensions.ToBowMeters), ("to_stern", m.Dimensions.ToSternMeters), ("to_port", m.Dimensions.ToPortMeters),
        ("to_starboard", m.Dimensions.ToStarboardMeters), ("epfd", m.PositionFixingDevice), ("draught", m.DraughtTenthsOfMeter / 10.0),
        ("destination", m.Destination), ("dte", m.DataTerminalNotReady ? 1 : 0), ("spare", m.Spare ? 1 : 0),
    ];

    /// <summary>libais' "gnss" is the older editions' "position is current", which is sent as 0.</summary>
    private static (string, object?)[] LongRange(LongRangePositionReport m) =>
    [
        ("accuracy", m.PositionAccuracyHigh), ("raim", m.Raim), ("status", m.NavigationalStatus), ("lon", m.LongitudeTenthsOfMinute / 600.0),
        ("lat", m.LatitudeTenthsOfMinute / 600.0), ("speed", m.SpeedKnots), ("course", m.CourseDegrees), ("gnss", !m.PositionLatencyOver5Seconds),
        ("spare", m.Spare ? 1 : 0),
    ];

    /// <summary>libais: degrees per minute; null when not available.</summary>
    private static double? Turn(sbyte indicated)
        => indicated is -128 ? null : Math.Sign(indicated) * Math.Pow(indicated / 4.733, 2);

    private static IEnumerable<JsonElement> Expected(string name) => File.ReadLines(Recordings.PathOf(name))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Where(message => Types.Contains(message.GetProperty("type").GetInt32()));

    private static IEnumerable<(byte[] Buffer, int Bits)> Payloads(string name)
    {
        foreach (var (payload, fillBits) in Recordings.Messages(name))
        {
            var buffer = new byte[SixBit.BytesFor(payload.Length)];
            Assert.True(SixBit.TryUnarmour(Encoding.Latin1.GetBytes(payload), buffer, out _));
            yield return (buffer, payload.Length * 6 - fillBits);
        }
    }

    private static int Type(byte[] buffer) => new PayloadBits(buffer, buffer.Length * 8).Type;

    private static uint Mmsi(byte[] buffer) => new PayloadBits(buffer, buffer.Length * 8).Field(8, 30);
}
