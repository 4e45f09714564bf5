using AisDetector.Core.Nmea;
using AisDetector.Core.Nmea.Messages;
using AisDetector.Core.Reports;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

/// <summary>Scaling, "not available", lengths and static data, on messages written field by field.</summary>
public class MessageReaderTests
{
    private const uint Mmsi = 219005012;

    [Fact]
    public void Every_class_A_position_on_the_globe_is_scaled_as_sent()
        => Gen.Select(Gen.Int[-108_000_000, 108_000_000], Gen.Int[-54_000_000, 54_000_000], Gen.Int[0, 1023], Gen.Int[0, 4095], Gen.Int[0, 511], Gen.Int[0, 15])
            .Where(m => (m.Item1, m.Item2) != (0, 0)).Sample((longitude, latitude, speed, course, heading, status) =>
            {
                var report = Assert.Single(Recordings.Decode(ClassA(longitude, latitude, speed, course, heading, status).Sentence()).Reports);
                Assert.Equal(longitude / 600_000.0, report.Longitude);
                Assert.Equal(latitude / 600_000.0, report.Latitude);
                Assert.Equal(speed == 1023 ? float.NaN : speed / 10f, report.SpeedKnots);
                Assert.Equal(course >= 3600 ? float.NaN : course / 10f, report.CourseDegrees);
                Assert.Equal(heading >= 360 ? -1 : heading, report.HeadingDegrees);
                Assert.Equal(status, report.Status);
            }, iter: 2_000);

    [Theory]
    [InlineData(108_600_000, 54_600_000, RejectReason.NoPosition)]
    [InlineData(108_600_000, 30_000_000, RejectReason.NoPosition)]
    [InlineData(1_000_000, 54_600_000, RejectReason.NoPosition)]
    [InlineData(108_000_001, 0, RejectReason.NoPosition)]
    [InlineData(0, -54_000_001, RejectReason.NoPosition)]
    [InlineData(0, 0, RejectReason.NullIsland)]
    public void A_place_that_is_none_rejects_the_report(int longitude, int latitude, RejectReason expected)
    {
        var (reports, counts) = Recordings.Decode(ClassA(longitude, latitude, 0, 0, 0, 0).Sentence());

        Assert.Empty(reports);
        Assert.Equal(1, counts.Rejected(expected));
    }

    [Fact]
    public void The_ends_of_the_globe_are_exact()
    {
        var report = Assert.Single(Recordings.Decode(ClassA(-108_000_000, 54_000_000, 0, 0, 0, 0).Sentence()).Reports);
        Assert.Equal((90.0, -180.0), (report.Latitude, report.Longitude));
    }

    [Fact]
    public void Long_range_positions_stand_on_tenths_of_a_minute()
    {
        var writer = PayloadWriter.Message(27, Mmsi).Add(1, 1).Add(0, 1).Add(5, 4).Add(-23_095, 18).Add(16_489, 17).Add(62, 6).Add(359, 9).Add(0, 2);
        var report = Assert.Single(Recordings.Decode(writer.Sentence()).Reports);

        Assert.Equal((-23_095 / 600.0, 16_489 / 600.0), (report.Longitude, report.Latitude));
        Assert.Equal((62f, 359f, -1, 5), (report.SpeedKnots, report.CourseDegrees, report.HeadingDegrees, report.Status));
        Assert.Equal(TransceiverClass.Unknown, report.Class);

        var unknown = PayloadWriter.Message(27, Mmsi).Add(0, 2).Add(15, 4).Add(600, 18).Add(600, 17).Add(63, 6).Add(511, 9).Add(0, 2);
        report = Assert.Single(Recordings.Decode(unknown.Sentence()).Reports);
        Assert.True(float.IsNaN(report.SpeedKnots) && float.IsNaN(report.CourseDegrees));
        Assert.Equal(1, Recordings.Decode(PayloadWriter.Message(27, Mmsi).Add(0, 6).Add(108_600, 18).Add(54_600, 17).Add(0, 17).Sentence()).Counts.Rejected(RejectReason.NoPosition));
    }

    [Theory]
    [InlineData(424)]
    [InlineData(422)]
    [InlineData(420)]
    public void Voyage_data_may_lack_its_last_bits(int bits)
    {
        var writer = Voyage(9134270, "3FOF8", "EVER DIADEM", 70, (225, 70, 1, 31), "05-15T14:00", 122, "NEW YORK").Cut(bits);
        var report = Assert.Single(Recordings.Decode(writer.Sentence()).Reports);

        Assert.False(report.HasPosition);
        Assert.Equal(TransceiverClass.A, report.Class);
        Assert.Equal(new StaticData
        {
            Imo = 9134270,
            CallSign = "3FOF8",
            Name = "EVER DIADEM",
            ShipType = 70,
            ToBowMeters = 225,
            ToSternMeters = 70,
            ToPortMeters = 1,
            ToStarboardMeters = 31,
            LengthMeters = 295,
            BeamMeters = 32,
            DraughtMeters = 12.2f,
            Destination = "NEW YORK",
            Eta = "05-15T14:00Z",
        }, report.Static);
    }

    [Fact]
    public void Static_data_that_is_not_available_is_null()
    {
        var report = Assert.Single(Recordings.Decode(Voyage(0, "", "", 0, (0, 0, 0, 0), "00-00T24:60", 0, "").Sentence()).Reports);
        Assert.Equal(new StaticData(), report.Static);

        report = Assert.Single(Recordings.Decode(Voyage(999_999, "       ", "   X   ", 100, (0, 0, 0, 0), "13-01T00:00", 0, " ").Sentence()).Reports);
        Assert.Equal(new StaticData { Name = "   X" }, report.Static);
    }

    [Fact]
    public void Dimensions_without_a_reference_point_give_length_and_beam()
    {
        var data = Assert.Single(Recordings.Decode(Voyage(0, "", "", 0, (0, 182, 0, 32), "00-00T24:60", 0, "").Sentence()).Reports).Static;
        Assert.Equal(new StaticData { LengthMeters = 182, BeamMeters = 32 }, data);

        data = Assert.Single(Recordings.Decode(Voyage(0, "", "", 0, (0, 182, 16, 16), "00-00T24:60", 0, "").Sentence()).Reports).Static;
        Assert.Equal(new StaticData { LengthMeters = 182, BeamMeters = 32, ToBowMeters = 0, ToSternMeters = 182, ToPortMeters = 16, ToStarboardMeters = 16 }, data);

        data = Assert.Single(Recordings.Decode(Voyage(0, "", "", 0, (511, 511, 0, 0), "00-00T24:60", 0, "").Sentence()).Reports).Static;
        Assert.Equal(new StaticData { LengthMeters = 1022, ToBowMeters = 511, ToSternMeters = 511 }, data);
    }

    [Theory]
    [InlineData(162)]
    [InlineData(168)]
    public void Part_B_gives_call_sign_type_and_dimensions(int bits)
    {
        var report = Assert.Single(Recordings.Decode(PartB(Mmsi).Cut(bits).Sentence()).Reports);

        Assert.Equal(TransceiverClass.B, report.Class);
        Assert.Equal(new StaticData { CallSign = "OWLH", ShipType = 37, ToBowMeters = 9, ToSternMeters = 10, ToPortMeters = 3, ToStarboardMeters = 2, LengthMeters = 19, BeamMeters = 5 }, report.Static);
    }

    [Fact]
    public void An_auxiliary_craft_sends_its_mothership_in_place_of_dimensions()
    {
        var writer = PayloadWriter.Message(24, 982190047).Add(1, 2).Add(37, 8).Add("SRT", 3).Add(2, 4).Add(123456, 20).Add("TENDER1", 7).Add(219000123, 30).Add(15, 4).Add(0, 2);
        var view = new StaticDataReportPartB(new PayloadBits(writer.Bytes(), 168));

        Assert.Equal(219000123u, view.MothershipMmsi);
        Assert.Equal(default, view.Dimensions);
        Assert.Equal(("SRT", 2, 123456u, 15), (view.ManufacturerId, view.UnitModelCode, view.UnitSerialNumber, view.PositionFixingDevice));
        Assert.Equal(new StaticData { CallSign = "TENDER1", ShipType = 37 }, Assert.Single(Recordings.Decode(writer.Sentence()).Reports).Static);
        Assert.Null(new StaticDataReportPartB(new PayloadBits(PartB(Mmsi).Bytes(), 168)).MothershipMmsi);
    }

    [Theory]
    [InlineData(1, 156, RejectReason.TooShort)]
    [InlineData(18, 156, RejectReason.TooShort)]
    [InlineData(5, 414, RejectReason.TooShort)]
    [InlineData(19, 300, RejectReason.TooShort)]
    [InlineData(24, 156, RejectReason.TooShort)]
    [InlineData(24, 30, RejectReason.TooShort)]
    [InlineData(27, 90, RejectReason.TooShort)]
    [InlineData(27, 120, RejectReason.MalformedSentence)]
    [InlineData(1, 360, RejectReason.MalformedSentence)]
    [InlineData(0, 168, RejectReason.MalformedSentence)]
    [InlineData(63, 168, RejectReason.OtherType)]
    public void A_message_of_a_wrong_length_is_rejected(int type, int bits, RejectReason expected)
    {
        var (reports, counts) = Recordings.Decode(PayloadWriter.Message(type, Mmsi).Add(0, 2).Add("", 90).Cut(bits).Sentence());

        Assert.Empty(reports);
        Assert.Equal(1, counts.Rejected(expected));
    }

    [Fact]
    public void Two_ships_that_share_an_MMSI_do_not_make_new_objects_each_time()
    {
        var one = Voyage(9134270, "AAAA", "ONE", 70, (225, 70, 1, 31), "05-15T14:00", 122, "X").Sentence();
        var other = Voyage(9134282, "BBBB", "OTHER", 80, (10, 70, 1, 3), "05-15T14:00", 50, "Y").Sentence();
        var reports = Recordings.Decode(string.Join('\n', one, other, one, other, one)).Reports;

        Assert.Equal(5, reports.Count);
        Assert.Same(reports[0].Static, reports[2].Static);
        Assert.Same(reports[0].Static, reports[4].Static);
        Assert.Same(reports[1].Static, reports[3].Static);
        Assert.NotEqual(reports[0].Static, reports[1].Static);
    }

    [Fact]
    public void Bits_that_static_data_does_not_hold_do_not_make_a_new_object()
    {
        // The position device differs.
        var reports = Recordings.Decode(Voyage(1, "A", "B", 70, (1, 2, 3, 4), "05-15T14:00", 122, "X", 1).Sentence() + "\n"
            + Voyage(1, "A", "B", 70, (1, 2, 3, 4), "05-15T14:00", 122, "X", 3).Sentence()).Reports;

        Assert.Same(reports[0].Static, reports[1].Static);
    }

    [Theory]
    [InlineData(1, RejectReason.NotAVessel)]
    [InlineData(111_219_501, RejectReason.NotAVessel)]
    [InlineData(972_000_001, RejectReason.DistressBeacon)]
    public void Identity_decides_before_place(uint mmsi, RejectReason expected)
    {
        var writer = PayloadWriter.Message(1, mmsi).Add(0, 23).Add(108_600_000, 28).Add(54_600_000, 27).Add(0, 52);
        Assert.Equal(1, Recordings.Decode(writer.Sentence()).Counts.Rejected(expected));
    }

    private static PayloadWriter ClassA(int longitude, int latitude, int speed, int course, int heading, int status)
        => PayloadWriter.Message(1, Mmsi).Add(status, 4).Add(-128, 8).Add(speed, 10).Add(1, 1).Add(longitude, 28).Add(latitude, 27)
            .Add(course, 12).Add(heading, 9).Add(33, 6).Add(0, 2).Add(0, 3).Add(1, 1).Add(0, 19);

    private static PayloadWriter Voyage(
        uint imo, string callSign, string name, int type, (int A, int B, int C, int D) dimensions, string eta, int draught, string destination, int device = 1)
        => PayloadWriter.Message(5, Mmsi).Add(0, 2).Add(imo, 30).Add(callSign, 7).Add(name, 20).Add(type, 8)
            .Add(dimensions.A, 9).Add(dimensions.B, 9).Add(dimensions.C, 6).Add(dimensions.D, 6).Add(device, 4)
            .Add(int.Parse(eta[..2]), 4).Add(int.Parse(eta[3..5]), 5).Add(int.Parse(eta[6..8]), 5).Add(int.Parse(eta[9..]), 6)
            .Add(draught, 8).Add(destination, 20).Add(0, 2);

    private static PayloadWriter PartB(uint mmsi)
        => PayloadWriter.Message(24, mmsi).Add(1, 2).Add(37, 8).Add("SRT", 3).Add(1, 4).Add(77, 20).Add("OWLH", 7)
            .Add(9, 9).Add(10, 9).Add(3, 6).Add(2, 6).Add(1, 4).Add(0, 2);
}
