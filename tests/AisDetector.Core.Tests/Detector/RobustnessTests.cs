using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Detector;

/// <summary>Whatever a report says within its type, it is used or counted; nothing throws and every alert stays sound.</summary>
public sealed class RobustnessTests
{
    private const long Start = 1_772_000_000_000;

    [Fact]
    public void An_empty_input_has_no_alerts()
    {
        var detector = new RendezvousDetector(TestOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));
        var revisions = new List<Alert>();
        detector.Add([], revisions);
        detector.Finish(revisions);
        Assert.Empty(revisions);
        Assert.Equal(0, detector.Counts.TotalRejected);
    }

    [Fact]
    public void Random_reports_of_few_ships_in_a_small_sea_never_throw() =>
        Gen.Select(Gen.Int[0, 1_000_000_000], Gen.Int[1, 400], Gen.Bool).Sample(DetectAny, iter: Iterations.Of(3000));

    /// <summary>Two tracks of one MMSI meet the same ship at the same step, and the input ends before any tick judges them.</summary>
    [Fact]
    public void At_the_end_of_the_input_two_tracks_of_one_ship_open_one_alert() => DetectAny(179031510, 310, gfw: false);

    [Theory]
    [InlineData(long.MinValue + 1)]
    [InlineData(-62_135_596_800_001)] // before year 1
    [InlineData(-1)]
    [InlineData(253_402_300_800_000)] // year 10000
    [InlineData(long.MaxValue)]
    public void Any_time_at_all_is_a_value(long time)
    {
        foreach (var copies in new[] { 1, 2, 60 })
        {
            var scenario = new Scenario();
            var a = scenario.Tanker(538000002).Drifts(200);
            scenario.Tanker(636000001).StaysBeside(a, 200);
            var reports = scenario.Reports(hoursAfter: 0);
            for (var i = 0; i < copies; i++)
            {
                var there = time > 0 ? time - (i * 60_000L) : time + (i * 60_000L);
                reports.Insert(100, Report.Empty with { Mmsi = (uint)(538000002 + i), Time = there, Latitude = 10, Longitude = 10, PayloadHash = (ulong)i + 1 });
            }

            var detection = Detection.Of(reports);
            if (copies == 1) Assert.NotEmpty(detection.Alerts);
        }
    }

    [Fact]
    public void Time_before_1970_is_no_time()
    {
        var scenario = new Scenario("1969-12-31T21:00:00Z");
        var a = scenario.Tanker(538000002).Drifts(300);
        scenario.Tanker(636000001).Approaches(a, 60).StaysBeside(a, 180).Sails(200, 12, 60);
        var detection = scenario.Detect();
        Assert.Equal(scenario.Time(180), Assert.Single(detection.Alerts).Start);
        Assert.True(detection.Counts.Rejected(RejectReason.MalformedTime) > 100);
    }

    private static void DetectAny(int seed, int count, bool gfw)
    {
        var random = new Random(seed);
        var options = gfw ? RendezvousOptions.Gfw with { All = true } : TestOptions.Transfer with { All = true };
        var time = Start;
        Detection.Of(Enumerable.Range(0, count).Select(_ => Any(random, ref time)).ToList(), options);
    }

    private static Report Any(Random random, ref long time)
    {
        time += random.Next(8) switch
        {
            0 => 0,
            1 => random.Next(-4_000_000, 4_000_000),
            2 => random.Next(40) == 0 ? random.Next(int.MinValue, int.MaxValue) * 20L : 1000,
            _ => random.Next(0, 120_000),
        };
        var hasPosition = random.Next(10) > 0;
        return Report.Empty with
        {
            Time = random.Next(200) == 0 ? Report.NoTime : time,
            Mmsi = 200000001 + (uint)random.Next(5),
            Type = (byte)new[] { 0, 1, 2, 3, 5, 18, 19, 24, 27 }[random.Next(9)],
            Class = (TransceiverClass)random.Next(3),
            PayloadHash = random.Next(3) == 0 ? 0UL : (ulong)random.Next(1, 1000),
            Latitude = hasPosition ? Odd(random) ?? Among(random, 90, 45, 89.995, 45.001) : double.NaN,
            Longitude = hasPosition ? Odd(random) ?? Among(random, 180, -180, 0, 179.9999) : double.NaN,
            SpeedKnots = random.Next(3) == 0 ? float.NaN : random.Next(0, 1023) / 10f,
            CourseDegrees = random.Next(3) == 0 ? float.NaN : random.Next(0, 3600) / 10f,
            HeadingDegrees = (short)random.Next(-1, 360),
            Status = (byte)random.Next(16),
            Static = random.Next(6) == 0 ? AnyStatic(random) : null,
        };
    }

    private static StaticData AnyStatic(Random random) => new()
    {
        Name = random.Next(3) == 0 ? null : new string((char)('A' + random.Next(26)), random.Next(21)),
        ShipType = random.Next(3) == 0 ? null : (byte)random.Next(256),
        Imo = random.Next(2) == 0 ? null : 9074729u,
        ToBowMeters = random.Next(2) == 0 ? null : (ushort)random.Next(512),
        ToSternMeters = random.Next(2) == 0 ? null : (ushort)random.Next(512),
        ToPortMeters = random.Next(2) == 0 ? null : (ushort)random.Next(64),
        ToStarboardMeters = random.Next(2) == 0 ? null : (ushort)random.Next(64),
        LengthMeters = random.Next(2) == 0 ? null : (ushort)random.Next(1023),
        BeamMeters = random.Next(2) == 0 ? null : (ushort)random.Next(127),
        DraughtMeters = random.Next(2) == 0 ? null : random.Next(1, 256) / 10f,
    };

    /// <summary>Now and then what no reader lets through.</summary>
    private static double? Odd(Random random) =>
        random.Next(100) > 0 ? null : new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e300, 181, -91, double.Epsilon }[random.Next(7)];

    private static double Among(Random random, params double[] values) =>
        random.Next(4) == 0 ? values[random.Next(values.Length)] : values[1] + (random.NextDouble() * 0.01);
}
