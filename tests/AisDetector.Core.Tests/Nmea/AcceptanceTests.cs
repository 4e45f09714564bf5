using AisDetector.Core.Nmea;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Nmea;

public class AcceptanceTests
{
    [Theory]
    [InlineData(0, RejectReason.NotAVessel)]
    [InlineData(2190047, RejectReason.NotAVessel)]
    [InlineData(99_999_999, RejectReason.NotAVessel)]
    [InlineData(1_000_000_000, RejectReason.NotAVessel)]
    [InlineData(111_219_501, RejectReason.NotAVessel)]
    [InlineData(970_000_001, RejectReason.DistressBeacon)]
    [InlineData(972_000_001, RejectReason.DistressBeacon)]
    [InlineData(974_999_999, RejectReason.DistressBeacon)]
    public void An_identity_that_is_no_ships_is_rejected(uint mmsi, RejectReason expected)
    {
        var report = Good() with { Mmsi = mmsi };

        Assert.False(Acceptance.Accepts(ref report, out var reason));
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData(100_000_000)]
    [InlineData(219_005_012)]
    [InlineData(812_345_678)]
    [InlineData(971_000_001)]
    [InlineData(982_190_047)]
    [InlineData(999_999_999)]
    public void Other_identities_of_nine_digits_stay(uint mmsi)
    {
        var report = Good() with { Mmsi = mmsi };

        Assert.True(Acceptance.Accepts(ref report, out _));
    }

    [Theory]
    [InlineData(91, 181, RejectReason.NoPosition)]
    [InlineData(91, 10, RejectReason.NoPosition)]
    [InlineData(50, 181, RejectReason.NoPosition)]
    [InlineData(50, -180.1, RejectReason.NoPosition)]
    [InlineData(-90.1, 10, RejectReason.NoPosition)]
    [InlineData(double.NaN, 10, RejectReason.NoPosition)]
    [InlineData(10, double.NaN, RejectReason.NoPosition)]
    [InlineData(double.PositiveInfinity, 10, RejectReason.NoPosition)]
    [InlineData(0, 0, RejectReason.NullIsland)]
    public void A_place_that_is_none_is_rejected(double latitude, double longitude, RejectReason expected)
    {
        var report = Good() with { Latitude = latitude, Longitude = longitude };

        Assert.False(Acceptance.Accepts(ref report, out var reason));
        Assert.Equal(expected, reason);
    }

    [Theory]
    [InlineData(0, 0.0001)]
    [InlineData(-90, 180)]
    [InlineData(90, -180)]
    public void Any_place_on_the_globe_is_accepted(double latitude, double longitude)
    {
        var report = Good() with { Latitude = latitude, Longitude = longitude };

        Assert.True(Acceptance.Accepts(ref report, out _));
    }

    [Fact]
    public void Static_messages_have_no_place_to_give()
    {
        var report = Report.Empty with { Type = 5, Mmsi = 219005012, Time = 0 };
        Assert.True(Acceptance.Accepts(ref report, out _));
        report.Type = 0;
        Assert.False(Acceptance.Accepts(ref report, out _));
    }

    [Fact]
    public void The_time_is_asked_for_last()
    {
        var report = Good() with { Time = Report.NoTime };
        Assert.False(Acceptance.Accepts(ref report, out var reason));
        Assert.Equal(RejectReason.NoTime, reason);

        report.Mmsi = 1;
        Assert.False(Acceptance.Accepts(ref report, out reason));
        Assert.Equal(RejectReason.NotAVessel, reason);
    }

    [Fact]
    public void Fields_out_of_range_become_not_available_and_their_report_is_kept()
    {
        var report = Good() with { SpeedKnots = 102.3f, CourseDegrees = 360, HeadingDegrees = 511, Status = 16 };

        Assert.True(Acceptance.Accepts(ref report, out _));
        Assert.True(float.IsNaN(report.SpeedKnots));
        Assert.True(float.IsNaN(report.CourseDegrees));
        Assert.Equal(-1, report.HeadingDegrees);
        Assert.Equal(Report.StatusNotDefined, report.Status);

        report = Good() with { SpeedKnots = 102.2f, CourseDegrees = 359.9f, HeadingDegrees = 359, Status = 14 };
        var before = report;
        Assert.True(Acceptance.Accepts(ref report, out _));
        Assert.Equal(before, report);
    }

    private static Report Good() => Report.Empty with { Type = 1, Mmsi = 219005012, Time = 0, Latitude = 55, Longitude = 12 };
}
