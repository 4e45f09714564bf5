using System.Text;
using AisDetector.Core.Ais;
using AisDetector.Files;

namespace AisDetector.Tests.Files;

public class WordsTests
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
    public void Status_words_are_the_standards_numbers(string text, int status) => Assert.Equal((byte)status, Words.Status(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Words_that_mean_nothing_are_null()
    {
        Assert.Null(Words.Status("drunk at the wheel"u8));
        Assert.Null(Words.ShipType("Undefined"u8));
        Assert.Null(Words.ShipType("Reserved"u8));
        Assert.Null(Words.ShipType(0L));
        Assert.Null(Words.ShipType(2000L));
    }

    [Theory]
    [InlineData("Tanker", 80)]
    [InlineData("Towing long/wide", 32)]
    [InlineData("Law enforcement", 55)]
    [InlineData("SAR", 51)]
    [InlineData("HSC", 40)]
    public void Ship_type_words_are_the_standards_numbers(string text, int type) => Assert.Equal((byte)type, Words.ShipType(Encoding.UTF8.GetBytes(text)));

    [Theory]
    [InlineData(1001, 30)]
    [InlineData(1004, 70)]
    [InlineData(1010, 90)]
    [InlineData(1013, 60)]
    [InlineData(1024, 80)]
    [InlineData(1025, 31)]
    [InlineData(37, 37)]
    public void Coast_guard_codes_are_mapped(long code, int type) => Assert.Equal((byte)type, Words.ShipType(code));

    [Theory]
    [InlineData("Class B", TransceiverClass.B, null)]
    [InlineData("Search and Rescue Transponder", TransceiverClass.Unknown, RejectReason.DistressBeacon)]
    [InlineData("something new", TransceiverClass.Unknown, null)]
    public void Stations_have_a_class_or_a_reason(string text, TransceiverClass expected, RejectReason? reason)
    {
        Assert.Equal(expected, Words.Station(Encoding.UTF8.GetBytes(text), out var why));
        Assert.Equal(reason, why);
    }
}
