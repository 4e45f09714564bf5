using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>Each rule of the transfer profile with what passes it, what does not, and what just misses.</summary>
public sealed partial class ScenarioTests
{
    // ---- minimum duration: 30 min alongside (a stay of n min is n - 2 min from first to last contact)

    [Theory]
    [InlineData(34, true)]
    [InlineData(32, true)] // 16 contacts are 30 min
    [InlineData(30, false)]
    [InlineData(28, false)]
    public void Alongside_for_30_minutes_opens_an_alert(double stays, bool found)
    {
        var scenario = new Scenario();
        Pair(scenario, stays);
        var detection = scenario.Detect();
        if (found) Assert.Equal(stays - 2, Found(detection, scenario, First, 60 + stays).DurationMinutes);
        else None(detection);
    }

    [Theory]
    [InlineData(64, true)]
    [InlineData(60, false)]
    public void Close_company_of_60_minutes_never_alongside_is_a_candidate_for_all(double stays, bool found)
    {
        var scenario = new Scenario();
        Pair(scenario, stays, abeam: 300);
        None(scenario.Detect());
        var alerts = scenario.DetectAll().Alerts;
        if (found) Assert.Equal(RendezvousCategory.Proximity, Assert.Single(alerts).Category);
        else Assert.Empty(alerts);
    }

    // ---- distance: contact within 500 m, leaving at 800 m

    [Theory]
    [InlineData(490, true)]
    [InlineData(510, false)]
    public void Contact_is_within_500_metres(double meters, bool found)
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180, abeam: meters);
        Assert.Equal(found ? 1 : 0, scenario.DetectAll().Alerts.Count);
    }

    [Theory]
    [InlineData(780, 1)]
    [InlineData(820, 2)]
    public void Between_500_and_800_metres_the_encounter_goes_on(double meters, int alerts)
    {
        var scenario = new Scenario();
        var (_, b, back) = GoesOffAndReturns(scenario, meters, stepsAway: 12);
        b.StaysBeside(scenario.Ships[0], 60).Sails(200, 12, 60);
        var detection = scenario.Detect();
        Assert.Equal(alerts, detection.Alerts.Count);
        if (alerts > 1) return;
        var alert = Found(detection, scenario, First, back + 60);

        // Near is not counted: the steps away are neither observed nor inferred minutes.
        Assert.Equal(back - 62 + 60, alert.DurationMinutes);
        Between(54 + 54, alert.DurationMinutes - 22, alert.ObservedMinutes + alert.InferredMinutes);
    }

    // ---- three apart steps in a row end an encounter; two do not

    [Theory]
    [InlineData(1, 1)] // apart at the step away and at the one of the fast return
    [InlineData(2, 2)] // and one more
    public void Three_apart_steps_in_a_row_end_the_encounter(int stepsAway, int alerts)
    {
        var scenario = new Scenario();
        var (_, b, _) = GoesOffAndReturns(scenario, 1000, stepsAway);
        b.StaysBeside(scenario.Ships[0], 60).Sails(200, 12, 60);
        Assert.Equal(alerts, scenario.Detect().Alerts.Count);
    }

    [Fact]
    public void One_bad_fix_of_a_ship_that_reports_every_ten_minutes_does_not_end_it()
    {
        var scenario = new Scenario();
        var (_, b) = Pair(scenario, stays: 240);
        b.ReportsEvery(10 * 60).Glitches(170, 170, 2800);
        Found(scenario.Detect(), scenario);
    }

    // ---- speed

    [Theory]
    [InlineData(1.8, true)]
    [InlineData(2.3, false)]
    public void Half_of_the_contacts_alongside_will_do_only_for_drifting_ships(double knots, bool found)
    {
        var scenario = new Scenario();
        AlongsideApartAndBack(scenario, knots, alongside: 60, apart: 50);
        Assert.Equal(found ? 1 : 0, scenario.Detect().Alerts.Count);
    }

    [Theory]
    [InlineData(100, 14, true)] // 110 of 124 min: 89 %
    [InlineData(80, 28, false)] // 90 of 118 min: 76 %
    public void Under_way_80_percent_of_the_contacts_must_be_alongside(double alongside, double apart, bool found)
    {
        var scenario = new Scenario();
        AlongsideApartAndBack(scenario, 4.5, alongside, apart);
        Assert.Equal(found ? 1 : 0, scenario.Detect().Alerts.Count);
    }

    [Theory]
    [InlineData(7.9, true)]
    [InlineData(8.2, false)]
    public void Eight_knots_is_no_transfer_speed(double knots, bool found)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Sails(90, knots, 240);
        scenario.Tanker(B).Approaches(a, 60, 40, knots: 15, fromBearing: 250).StaysBeside(a, 120, 40).Sails(200, 15, 60);
        var detection = scenario.DetectAll();
        if (found) Found(detection, scenario, First, 180);
        else None(detection);
    }

    [Fact]
    public void Reported_speed_does_not_gate_a_contact()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Bare().Drifts(300);
        scenario.Tanker(B).Bare().Approaches(a, 60, 40).StaysBeside(a, 180, 40).Sails(200, 12, 60);
        Found(scenario.Detect(), scenario, First, 240);
    }

    // ---- alongside: hulls

    [Theory]
    [InlineData(32 + 44, true)]
    [InlineData(32 + 60, false)]
    public void Hulls_within_50_metres_are_alongside(double abeam, bool found)
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 120, abeam);
        var detection = scenario.Detect();
        if (found) Between(abeam - 34, abeam - 30, Found(detection, scenario, First, 180).MinHullGapMeters);
        else None(detection);
    }

    [Theory]
    [InlineData(32 + 95, 58 * 60, true)]
    [InlineData(32 + 130, 58 * 60, false)]
    [InlineData(32 + 95, 60, false)]
    public void Fixes_more_than_ten_minutes_apart_are_given_up_to_60_metres_more(double abeam, double secondsBetweenFixes, bool found)
    {
        var scenario = new Scenario();
        var (a, b) = Pair(scenario, stays: 720, abeam);
        a.ReportsEvery(secondsBetweenFixes);
        b.ReportsEvery(secondsBetweenFixes);
        Assert.Equal(found ? 1 : 0, scenario.Detect().Alerts.Count);
    }

    [Theory]
    [InlineData(0, 40, true)]
    [InlineData(180, 40, true)]
    [InlineData(25, 90, true)] // hull gap 22 m
    [InlineData(155, 90, true)]
    [InlineData(40, 105, false)] // hull gap 18 m
    [InlineData(90, 130, false)] // hull gap 22 m
    public void Axes_must_be_parallel_or_anti_parallel_within_30_degrees(double turned, double abeam, bool found)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(60 + 120 + 60);
        scenario.Tanker(B).Approaches(a, 60, abeam).StaysBeside(a, 120, abeam, turnedDegrees: turned).Sails(200, 12, 60);
        Assert.Equal(found ? 1 : 0, scenario.Detect().Alerts.Count);
    }

    [Fact]
    public void The_antenna_offset_counts_not_the_antenna_distance()
    {
        // Bridges aft, bow to bow and 270 m between the antennas, yet the hulls lie side by side over most of their length.
        var scenario = new Scenario();
        var aft = new StaticData { ToBowMeters = 280, ToSternMeters = 50, ToPortMeters = 30, ToStarboardMeters = 30, LengthMeters = 330, BeamMeters = 60, ShipType = 80 };
        var a = scenario.Vessel(A).Is(aft).Drifts(60 + 120 + 60);
        scenario.Vessel(B).Is(aft).Approaches(a, 60, 70, aheadMeters: 260).StaysBeside(a, 120, 70, aheadMeters: 260, turnedDegrees: 180).Sails(200, 12, 60);
        var alert = Found(scenario.Detect(), scenario, First, 180);
        Between(8, 12, alert.MinHullGapMeters);
        Between(267, 272, alert.MedianDistanceMeters);
    }

    // ---- alongside: where dimensions or headings are not known

    [Theory]
    [InlineData(null, 120, true)] // 100 m taken for each: 50 + 50 + 30
    [InlineData(null, 140, false)]
    [InlineData(150, 170, true)] // 75 + 75 + 30
    [InlineData(150, 190, false)]
    [InlineData(330, 210, true)] // never more than 220
    [InlineData(330, 230, false)]
    public void Without_hulls_the_antennas_must_lie_within_half_the_lengths_and_30_metres(int? length, double abeam, bool found)
    {
        var scenario = new Scenario();
        var data = length is null ? null : new StaticData { LengthMeters = (ushort)length, BeamMeters = 32, ShipType = 80 };
        var a = scenario.Vessel(A).Bare().Drifts(60 + 120 + 60);
        var b = scenario.Vessel(B).Bare().Approaches(a, 60, abeam).StaysBeside(a, 120, abeam).Sails(200, 12, 60);
        if (data is not null)
        {
            a.Is(data);
            b.Is(data);
        }

        var detection = scenario.Detect();
        if (found) Assert.Null(Found(detection, scenario, First, 180).MinHullGapMeters);
        else None(detection);
    }

    [Theory]
    [InlineData(70, true)]
    [InlineData(95, false)]
    public void In_an_anchorage_unknown_ships_must_lie_within_80_metres(double abeam, bool found)
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Bare().Waits(60 + 120 + 60);
        scenario.Vessel(B).Bare().Approaches(a, 60, abeam).StaysBeside(a, 120, abeam).Sails(200, 12, 60);
        Assert.Equal(found ? 1 : 0, scenario.Detect(places: TestPlaces.Anchorage(scenario.Origin)).Alerts.Count);
    }

    [Fact]
    public void Type_27_reports_are_never_alongside_for_certain()
    {
        var scenario = new Scenario();
        var (a, b) = Pair(scenario, stays: 180, abeam: 76);
        a.AsType(27).WithoutHeading();
        b.AsType(27).WithoutHeading();
        None(scenario.Detect());

        // They were in company: who asks for all is shown it, without a figure for the hulls.
        var alert = Assert.Single(scenario.DetectAll().Alerts);
        Assert.Equal(RendezvousCategory.Proximity, alert.Category);
        Assert.Equal((null, null), (alert.MinHullGapMeters, alert.AlongsideFraction));
    }

    // ---- place

    [Theory]
    [InlineData(40, 1, 1)]
    [InlineData(300, 0, 0)]
    public void In_an_anchorage_only_what_lies_alongside_counts(double abeam, int alerts, int allAlerts)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Waits(60 + 180 + 60);
        scenario.Tanker(B).Approaches(a, 60, abeam).StaysBeside(a, 180, abeam).Sails(200, 12, 60);
        var places = TestPlaces.Anchorage(scenario.Origin);
        Assert.Equal(alerts, scenario.Detect(places: places).Alerts.Count);
        Assert.Equal(allAlerts, scenario.DetectAll(places).Alerts.Count);
    }

    [Theory]
    [InlineData(-200, false)]
    [InlineData(300, true)]
    public void Harbours_end_where_the_place_rules_say(double metersOutside, bool found)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Waits(60 + 180 + 60);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 180).Sails(200, 12, 60);
        var harbour = Sphere.Destination(scenario.Origin, 20, TestPlaces.HarbourMeters + metersOutside);
        Assert.Equal(found ? 1 : 0, scenario.Detect(places: TestPlaces.Harbour(harbour)).Alerts.Count);
    }

    [Fact]
    public void In_a_harbour_a_transfer_is_found_where_harbours_are_judged()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Waits(60 + 180 + 60);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 180).Sails(200, 12, 60);
        var port = TestPlaces.Harbour(scenario.Origin);
        None(scenario.Detect(places: port));
        var alert = Assert.Single(scenario.Detect(RendezvousOptions.Transfer with { InHarbours = true }, port).Alerts);
        Assert.Equal(RendezvousCategory.Transfer, alert.Category);
    }

    // ---- segments, tracks, categories

    [Theory]
    [InlineData(59, true)]
    [InlineData(61, false)]
    public void Nothing_is_interpolated_over_more_than_60_minutes(double minutesBetweenFixes, bool found)
    {
        // The fixes surround the meeting but the ship is never heard in it, so without segments there is nothing.
        var scenario = new Scenario();
        var (a, b) = Pair(scenario, stays: 24 * 60);
        a.ReportsEvery(minutesBetweenFixes * 60);
        b.ReportsEvery(minutesBetweenFixes * 60);
        Assert.Equal(found ? 1 : 0, scenario.Detect().Alerts.Count);
    }

    [Fact]
    public void One_mmsi_on_two_hulls_is_never_paired_with_itself()
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Drifts(300).StartsAt(scenario.Origin);
        scenario.Vessel(A).StartsAt(scenario.Off(0, 5000)).Sails(180, 2.2, 70).StaysBeside(a, 200).ReportsEvery(60, offsetSeconds: 30);
        None(scenario.DetectAll());
    }

    [Fact]
    public void Reefer_and_fishing_vessel_are_a_transshipment()
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Hull(130, 18, shipType: 79, name: "FRIO ARCTIC REEFER").Drifts(400);
        scenario.Vessel(B).Hull(60, 10, shipType: 30, name: "PESCA 7").Approaches(a, 60, 24).StaysBeside(a, 240, 24).Sails(200, 12, 60);
        var alert = Found(scenario.Detect(), scenario, First, 300);
        Assert.Equal(RendezvousCategory.Transshipment, alert.Category);
    }

    [Fact]
    public void One_hull_under_two_numbers_is_no_transfer()
    {
        // Two transponders on one ship: side by side at 12 kn before and after, and while it drifts for three hours.
        var scenario = new Scenario();
        var hull = new StaticData { Name = "DOUBLE", CallSign = "V7AA1", Imo = 9074729, ShipType = 80, ToBowMeters = 150, ToSternMeters = 30, ToPortMeters = 16, ToStarboardMeters = 16, LengthMeters = 180, BeamMeters = 32 };
        var a = scenario.Vessel(A).Is(hull).Sails(90, 12, 240).Drifts(180).Sails(90, 12, 240);
        scenario.Vessel(B).Is(hull).StaysBeside(a, 660, 0, aheadMeters: 60);
        NoneStands(scenario.Detect());
        Assert.Equal(RendezvousCategory.SameHull, Assert.Single(scenario.DetectAll().Alerts).Category);
    }

    /// <summary>B alongside from 60 to 120, then within one step at so many metres for so many steps, and back within one.</summary>
    private static (Ship A, Ship B, double Back) GoesOffAndReturns(Scenario scenario, double meters, int stepsAway)
    {
        var back = 122 + (2 * stepsAway);
        var a = scenario.Tanker(A).Drifts(back + 120);
        var b = scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 60)
            .ComesAlongside(a, 122, meters).StaysBeside(a, (2 * stepsAway) - 2, meters).ComesAlongside(a, back);
        return (a, b, back);
    }

    private static void AlongsideApartAndBack(Scenario scenario, double knots, double alongside, double apart)
    {
        var a = scenario.Tanker(A).Sails(90, knots, 60 + alongside + apart + 90);
        scenario.Tanker(B).Approaches(a, 60, 40, fromBearing: 250).StaysBeside(a, alongside, 40)
            .ComesAlongside(a, 60 + alongside + 2, 350).StaysBeside(a, apart - 4, 350)
            .ComesAlongside(a, 60 + alongside + apart, 40).StaysBeside(a, 10, 40).Sails(200, 14, 60);
    }
}
