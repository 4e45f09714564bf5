using System.Text;
using AisDetector.Core.Reports;
using AisDetector.Formats.Fields;

namespace AisDetector.Tests.Formats.Fields;

public class FieldWordsTests
{
    [Theory]
    [InlineData("Under way using engine", 0)]
    [InlineData("at anchor", 1)]
    [InlineData("Restricted maneuverability", 3)]
    [InlineData("Constrained by her draught", 4)]
    [InlineData("moored", 5)]
    [InlineData("Reserved for future amendment [HSC]", 9)]
    [InlineData("power-driven vessel towing astern (regional use)", 11)]
    [InlineData("Power-driven vessel pushing ahead or towing alongside", 12)]
    [InlineData("reserved for future use (10)", 10)]
    [InlineData("Reserved for future use", 13)]
    [InlineData("AIS-SART (active)", 14)]
    [InlineData("Unknown value", 15)]
    [InlineData("not defined (default)", 15)]
    [InlineData("UNDER WAY USING ENGINE", 0)]
    [InlineData("Underway (engine)", 0)]
    [InlineData("0 = under way using engine", 0)]
    [InlineData("At Anchor.", 1)]
    [InlineData("NUC", 2)]
    [InlineData("Restricted in her ability to manoeuvre", 3)]
    [InlineData("Constrained by draft", 4)]
    [InlineData("Moored at berth", 5)]
    [InlineData("Vessel aground", 6)]
    [InlineData("engaged in FISHING (trawling)", 7)]
    [InlineData("Under way, sailing", 8)]
    [InlineData("5: moored", 5)]
    [InlineData("not available", 15)]
    public void Status_words_are_the_standards_numbers(string text, int status) => Assert.Equal((byte)status, FieldWords.Status(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Words_that_mean_nothing_are_null()
    {
        Assert.Null(FieldWords.Status("drunk at the wheel"u8));
        Assert.Null(FieldWords.ShipType("Feature"u8));
        Assert.Null(FieldWords.ShipType("xyz"u8));
        Assert.Null(FieldWords.ShipType(2000L));
        Assert.Null(FieldWords.ShipType(-1L));
        Assert.Null(FieldWords.Status("not on the way"u8));
        Assert.Null(FieldWords.Class("C"u8));
    }

    [Theory]
    [InlineData("Undefined")]
    [InlineData("Reserved")]
    [InlineData("Not available (default)")]
    [InlineData("UNSPECIFIED")]
    [InlineData("reserved for future use")]
    [InlineData("")]
    public void Words_that_say_there_is_no_ship_type_are_0(string text) => Assert.Equal((byte)0, FieldWords.ShipType(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(255)]
    public void Numbers_that_say_there_is_no_ship_type_are_0(long code) => Assert.Equal((byte)0, FieldWords.ShipType(code));

    [Theory]
    [InlineData("Tanker", 80)]
    [InlineData("Towing long/wide", 32)]
    [InlineData("Law enforcement", 55)]
    [InlineData("SAR", 51)]
    [InlineData("HSC", 40)]
    [InlineData("TANKER", 80)]
    [InlineData("Tanker - Hazardous category A (Major)", 81)]
    [InlineData("tanker, hazardous category D", 84)]
    [InlineData("Tanker, no additional information", 89)]
    [InlineData("Tanker, all ships of this type", 80)]
    [InlineData("80 - Tanker", 80)]
    [InlineData("Crude Oil Tanker", 80)]
    [InlineData("Oil/Chemical Tanker", 80)]
    [InlineData("LNG carrier", 80)]
    [InlineData("Bunkering Tanker", 80)]
    [InlineData("Cargo ship", 70)]
    [InlineData("Cargo - Hazardous category X", 71)]
    [InlineData("bulk carrier", 70)]
    [InlineData("Container Ship", 70)]
    [InlineData("Ro-Ro Cargo", 70)]
    [InlineData("Fish carrier", 70)]
    [InlineData("Reefer", 70)]
    [InlineData("Fishing vessel", 30)]
    [InlineData("stern trawler", 30)]
    [InlineData("Fishery Patrol Vessel", 55)]
    [InlineData("Passenger/Cargo ship", 60)]
    [InlineData("Ferry", 60)]
    [InlineData("High speed craft (HSC)", 40)]
    [InlineData("Wing in ground (WIG) - Reserved for future use", 20)]
    [InlineData("Search and Rescue vessel", 51)]
    [InlineData("Towing: length exceeds 200m or breadth exceeds 25m", 32)]
    [InlineData("Towing vessel", 31)]
    [InlineData("Anchor Handling Tug", 52)]
    [InlineData("Dredging or underwater ops", 33)]
    [InlineData("Diving ops", 34)]
    [InlineData("Military ops", 35)]
    [InlineData("Sailing Vessel", 36)]
    [InlineData("Pleasure Craft", 37)]
    [InlineData("Yacht", 37)]
    [InlineData("Pilot boat", 50)]
    [InlineData("Port Tender", 53)]
    [InlineData("Anti-pollution equipment", 54)]
    [InlineData("Spare - Local Vessel", 56)]
    [InlineData("Medical Transport", 58)]
    [InlineData("Noncombatant ship according to RR Resolution No. 18", 59)]
    [InlineData("Offshore Supply Ship", 90)]
    [InlineData("Other Type, all ships of this type", 90)]
    public void Ship_type_words_are_the_standards_numbers(string text, int type) => Assert.Equal((byte)type, FieldWords.ShipType(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(1001, 30)]
    [InlineData(1004, 70)]
    [InlineData(1010, 90)]
    [InlineData(1013, 60)]
    [InlineData(1024, 80)]
    [InlineData(1025, 31)]
    [InlineData(37, 37)]
    public void Coast_guard_codes_are_mapped(long code, int type) => Assert.Equal((byte)type, FieldWords.ShipType(code));

    [Theory]
    [InlineData("Class B", TransceiverClass.B, null)]
    [InlineData("Search and Rescue Transponder", TransceiverClass.Unknown, RejectReason.DistressBeacon)]
    [InlineData("something new", TransceiverClass.Unknown, null)]
    public void Stations_have_a_class_or_a_reason(string text, TransceiverClass expected, RejectReason? reason)
    {
        Assert.Equal(expected, FieldWords.Station(Encoding.UTF8.GetBytes(text), out var why));
        Assert.Equal(reason, why);
    }
}
