using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>Numbers that two ships share, places that are not where the ship is, clocks that lie.</summary>
public sealed partial class ScenarioTests
{
    [Fact]
    public void Shared_mmsi_the_other_hull_300_km_away_reporting_all_the_while()
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        scenario.Vessel(B).StartsAt(scenario.Off(90, 300_000)).Sails(0, 11, 300).ReportsEvery(60, offsetSeconds: 25);
        var alert = Found(scenario.Detect(), scenario, First, 240);
        Assert.Equal(178, alert.ObservedMinutes);
        Assert.Contains("sharedMmsi", alert.Flags);
        Between(39, 41, alert.MedianDistanceMeters);
    }

    [Fact]
    public void A_one_fix_glitch_3_km_away_an_hour_before_changes_nothing()
    {
        var scenario = new Scenario();
        var (a, _) = Pair(scenario, stays: 180);
        a.Glitches(3, 3, meters: 3000);
        var alert = Found(scenario.Detect(), scenario, First, 240);
        Assert.Equal((178, 178, 90), (alert.DurationMinutes, alert.ObservedMinutes, alert.Contacts));
        Assert.DoesNotContain("sharedMmsi", alert.Flags);
    }

    [Fact]
    public void Two_rows_in_a_row_dated_25_hours_ahead_and_one_in_2038_are_rejected()
    {
        var scenario = new Scenario();
        var (a, _) = Pair(scenario, stays: 180);
        foreach (var ahead in new[] { 25 * 60.0, (25 * 60) + 1 })
        {
            scenario.Also(100.5, Position(A, scenario.Milliseconds(100.5 + ahead), a.At(100.5).Position));
        }

        scenario.Also(150.5, Position(A, 2_147_483_647_000, a.At(150.5).Position));
        var detection = scenario.Detect();
        var alert = Found(detection, scenario, First, 240);
        Assert.Equal((178, 178, 90), (alert.DurationMinutes, alert.ObservedMinutes, alert.Contacts));
        Assert.Equal(3, detection.Counts.Rejected(RejectReason.FromTheFuture));
    }

    [Fact]
    public void The_logs_first_report_dated_two_days_ahead_is_rejected_and_nothing_else_is()
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        var reports = scenario.Reports();
        reports.Insert(0, Position(C, scenario.Milliseconds(2 * 24 * 60), scenario.Off(0, 90_000)));
        var detection = Detection.Of(reports);
        Found(detection, scenario, First, 240);
        Assert.Equal((1, 1), (detection.Counts.Rejected(RejectReason.FromTheFuture), detection.Counts.TotalRejected));
    }

    [Theory]
    [InlineData(59, false)]
    [InlineData(200, true)] // up to the horizon ahead it may as well be the rest that is late
    [InlineData(1000, true)]
    [InlineData(2000, true)]
    public void One_report_far_ahead_is_rejected(double minutesAhead, bool rejected)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Drifts(300);
        scenario.Tanker(B).StartsAt(scenario.Off(0, 50_000)).Drifts(300);
        scenario.Also(100.5, Position(C, scenario.Milliseconds(100.5 + minutesAhead), scenario.Off(90, 50_000)));
        Assert.Equal(rejected ? 1 : 0, scenario.Detect().Counts.Rejected(RejectReason.FromTheFuture));
    }

    [Fact]
    public void Both_ships_jammed_to_one_false_place_make_no_pair()
    {
        // 40 km from each other in truth; for an hour both claim to lie side by side 60 km away, then both are back.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(400);
        var b = scenario.Tanker(B).StartsAt(scenario.Off(90, 40_000)).Drifts(400);
        var falsePlace = scenario.Off(0, 60_000);
        a.Dark(99.5, 180.5);
        b.Dark(99.5, 180.5);
        for (var minute = 100; minute <= 180; minute++)
        {
            scenario.Also(minute, Position(A, scenario.Milliseconds(minute), Sphere.Destination(falsePlace, minute * 97 % 360, 1)));
            scenario.Also(minute, Position(B, scenario.Milliseconds(minute) + 7000, Sphere.Destination(falsePlace, 120, 40 + (minute % 3))));
        }

        NoneStands(scenario.Detect());
    }

    [Theory]
    [InlineData(1, true)] // a glitch
    [InlineData(2, false)] // a ship is there: the numbers are shared
    public void One_more_fix_at_the_false_place_is_a_glitch_and_two_are_a_ship(int fixes, bool spoofed)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Drifts(400).Dark(99.5, 180.5);
        scenario.Tanker(B).StartsAt(scenario.Off(90, 40_000)).Drifts(400).Dark(99.5, 180.5);
        var falsePlace = scenario.Off(0, 60_000);
        for (var minute = 100; minute <= 180; minute++)
        {
            scenario.Also(minute, Position(A, scenario.Milliseconds(minute), Sphere.Destination(falsePlace, minute * 97 % 360, 1)));
            scenario.Also(minute, Position(B, scenario.Milliseconds(minute) + 7000, Sphere.Destination(falsePlace, 120, 40 + (minute % 3))));
        }

        for (var i = 0; i < fixes; i++) scenario.Also(300.5 + i, Position(A, scenario.Milliseconds(300.5 + i), falsePlace));
        var detection = scenario.Detect();
        if (spoofed) NoneStands(detection);
        else Assert.Single(detection.Alerts);
    }

    [Fact]
    public void A_ship_beside_the_false_place_of_one_number_is_still_found()
    {
        // Number B is used by the ship alongside and by one elsewhere that is heard first and last: shared, not jammed.
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        scenario.Vessel(B).StartsAt(scenario.Off(180, 200_000)).Drifts(30).ReportsEvery(60, offsetSeconds: 20);
        scenario.Vessel(B).BeginsAt(255).StartsAt(scenario.Off(180, 200_500)).Drifts(60).ReportsEvery(60, offsetSeconds: 20);
        Found(scenario.Detect(), scenario, First, 240);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-30, 12)]
    public void Four_hulls_under_one_number_do_not_hide_the_one_alongside(double latitude, double longitude)
    {
        var scenario = new Scenario(latitude: latitude, longitude: longitude);
        Pair(scenario, stays: 180);
        for (var i = 1; i <= 3; i++) scenario.Vessel(B).StartsAt(scenario.Off(100 * i, 120_000 * i)).Sails(40, 9, 300).ReportsEvery(60, offsetSeconds: 14 * i);
        var alert = Found(scenario.Detect(), scenario, First, 240);
        Assert.Equal(178, alert.ObservedMinutes);
        Assert.Contains("sharedMmsi", alert.Flags);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(2000)] // the nearer has long settled before the farther ends
    public void Two_hulls_under_one_number_beside_one_ship_from_the_same_step_open_one_alert_the_nearer(double stays)
    {
        // A arrives between two ships of one number: alongside the one, 410 m from the other. This comes alongside an hour
        // later, and stays when the first has left.
        var scenario = new Scenario();
        var near = scenario.Tanker(B).Drifts(160).Sails(300, 12, 60);
        var a = scenario.Tanker(A).Approaches(near, 60, 40, fromBearing: 210).StaysBeside(near, 100, 40).Drifts(stays);
        scenario.Vessel(B).StartsAt(scenario.Off(120, 5000)).ComesAlongside(near, 50, 450).StaysBeside(near, 70, 450)
            .ComesAlongside(a, 130, 75).StaysBeside(a, 30 + stays, 75).ReportsEvery(60, offsetSeconds: 25);
        Found(scenario.Detect(), scenario, First, 160);
    }

    private static Report Position(uint mmsi, long time, Point at, ulong hash = 0) => Report.Empty with
    {
        Mmsi = mmsi,
        Time = time,
        Type = 1,
        Class = TransceiverClass.A,
        PayloadHash = hash == 0 ? (ulong)time | 1 : hash,
        Latitude = at.Latitude,
        Longitude = at.Longitude,
        SpeedKnots = 0.5f,
        CourseDegrees = 120,
        HeadingDegrees = 30,
    };

    [Theory]
    [InlineData("transfer", 10)]
    [InlineData("gfw", 10)]
    [InlineData("transfer", 3)]
    [InlineData("transfer", 25)]
    public void A_ship_that_jumps_ten_degrees_at_every_report_makes_no_pair(string profile, double everyMinutes)
    {
        // Global Fishing Watch's case "fast separation": one vessel flips 10 degrees every 10 minutes.
        var scenario = Jumping(everyMinutes, lostShare: 0);
        NoneStands(scenario.Detect(profile == "gfw" ? RendezvousOptions.Gfw : null));
    }

    [Theory]
    [InlineData(5, 0.15, 0)]
    [InlineData(0.5, 0.2, 3)]
    [InlineData(1, 0.2, 5)]
    [InlineData(1, 0, 6)]
    [InlineData(10, 0.2, 30)]
    public void A_jumping_ship_whose_reports_are_lost_and_uneven_makes_no_pair(double everyMinutes, double lostShare, double jitterSeconds)
    {
        for (var seed = 1; seed <= 5; seed++) NoneStands(Jumping(everyMinutes, lostShare, jitterSeconds, seed).Detect());
    }

    [Theory]
    [InlineData(60, 25)]
    [InlineData(60, 40)]
    [InlineData(60, 15)]
    [InlineData(60, 20)]
    [InlineData(60, 10)]
    [InlineData(120, 30)]
    [InlineData(90, 25)]
    public void Two_ships_that_share_a_number_each_in_its_own_rhythm_are_no_jumping_ship(double seconds, double offsetSeconds)
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        scenario.Vessel(B).StartsAt(scenario.Off(90, 300_000)).Waits(300).ReportsEvery(seconds, offsetSeconds);
        Found(scenario.Detect(), scenario, First, 240);
    }

    private static Scenario Jumping(double everyMinutes, double lostShare, double jitterSeconds = 0, int seed = 7)
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Waits(480).ReportsEvery(60);
        var place = a.At(0).Position;
        var random = new Random(seed);
        for (var (minute, i) = (0.0, 0); minute < 480; minute += everyMinutes, i++)
        {
            if (random.NextDouble() < lostShare) continue;
            var at = minute + Math.Round((random.NextDouble() - 0.5) * 2 * jitterSeconds) / 60;
            scenario.Also(Math.Max(0, at), Position(B, scenario.Milliseconds(Math.Max(0, at)), i % 2 == 0 ? place : new Point(place.Latitude + 10, place.Longitude), hash: (ulong)i + 1));
        }

        return scenario;
    }
}
