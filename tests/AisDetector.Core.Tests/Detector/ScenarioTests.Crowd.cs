using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>Many ships together: what counts as a crowd, when, and what is made of it.</summary>
public sealed partial class ScenarioTests
{
    private const uint D = 636000778, E = 636000779;

    [Theory]
    [InlineData(0)]
    [InlineData(150)]
    public void What_the_others_do_after_the_evidence_window_makes_no_crowd(double delayMinutes)
    {
        // Three more ships lie beside A for 20 min while B is there, wait 400 m off for eight hours, and come back for an hour.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(800);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 100).Sails(200, 12, 60);
        Visitor(C, -40, 0, -440, 0);
        Visitor(D, 0, 195, 0, 595);
        Visitor(E, 0, -195, 0, -595);
        var alert = Assert.Single(scenario.Detect().Alerts, alert => alert.Vessels[1].Mmsi == B);
        Assert.Equal((AlertPhase.Settled, scenario.Time(160)), (alert.Phase, alert.End));
        Assert.DoesNotContain(alert.Reasons, reason => reason.Code == "crowd");

        void Visitor(uint mmsi, double abeam, double ahead, double waitsAbeam, double waitsAhead) => scenario.Tanker(mmsi)
            .Approaches(a, 130, abeam, aheadMeters: ahead).StaysBeside(a, 20, abeam, ahead)
            .ComesAlongside(a, 156, waitsAbeam, waitsAhead).StaysBeside(a, 484, waitsAbeam, waitsAhead)
            .ComesAlongside(a, 646, abeam, ahead).StaysBeside(a, 60, abeam, ahead).Sails(300, 12, 60).Delayed(delayMinutes, 600);
    }

    [Fact]
    public void A_crowd_is_remembered_until_all_that_it_tells_of_is_settled()
    {
        // B leaves the side of A at minute 160 and then waits 450 m off for 25 hours: its alert settles when the others are long gone.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(1800);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 100).ComesAlongside(a, 166, 450).StaysBeside(a, 1500, 450).Sails(200, 12, 60);
        scenario.Tanker(C).Approaches(a, 90, -40).StaysBeside(a, 60, -40).Sails(300, 12, 60);
        scenario.Tanker(D).Approaches(a, 90, 0, aheadMeters: 195).StaysBeside(a, 60, 0, 195).Sails(300, 12, 60);
        scenario.Tanker(E).Approaches(a, 90, 0, aheadMeters: -195).StaysBeside(a, 60, 0, -195).Sails(300, 12, 60);
        var alert = Assert.Single(scenario.Detect().Alerts, alert => alert.Vessels[1].Mmsi == B);
        Assert.Equal((AlertPhase.Settled, scenario.Time(160)), (alert.Phase, alert.End));
        Assert.Contains(alert.Reasons, reason => reason.Code == "crowd" && reason.Text.StartsWith("5 ships", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_crowd_of_large_ships_is_a_raft_near_a_harbour_not_near_open_roads(bool roads, bool alerts)
    {
        var scenario = new Scenario();
        var first = scenario.Tanker(A).Waits(300).Noise(15);
        for (var i = 1; i < 5; i++) scenario.Tanker(B + (uint)i).StaysBeside(first, 300, 40 * i).Noise(15);
        var beside = scenario.Off(90, 3000);
        Places places = roads ? TestPlaces.Harbour(beside) : TestPlaces.Anchorage(beside);
        if (alerts) Assert.NotEmpty(scenario.Detect(places: places).Alerts);
        else NoneStands(scenario.Detect(places: places));
    }

    // ---- categories by what AIS can say

    [Theory]
    [InlineData(80, 80, RendezvousCategory.Transfer)]
    [InlineData(80, 70, RendezvousCategory.Bunkering)]
    [InlineData(69, 89, RendezvousCategory.Bunkering)]
    [InlineData(84, 30, RendezvousCategory.Bunkering)]
    [InlineData(80, 40, RendezvousCategory.Bunkering)]
    [InlineData(80, 99, RendezvousCategory.Transfer)] // "other": storage ships send it
    [InlineData(80, null, RendezvousCategory.Transfer)]
    [InlineData(80, 0, RendezvousCategory.Transfer)]
    [InlineData(70, 71, RendezvousCategory.Transfer)]
    [InlineData(79, 30, RendezvousCategory.Transshipment)]
    [InlineData(30, 70, RendezvousCategory.Transshipment)]
    [InlineData(30, 30, RendezvousCategory.Transfer)] // drifting: not trawling
    public void Published_categories_by_ship_types(int type1, int? type2, RendezvousCategory category)
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Hull(120, 20, (byte)type1).Drifts(300);
        scenario.Vessel(B).Hull(110, 18, (byte?)type2).Approaches(a, 60, 30).StaysBeside(a, 180, 30).Sails(200, 12, 60);
        Assert.Equal(category, Found(scenario.Detect(), scenario, First, 240).Category);
    }

    [Theory]
    [InlineData(80, 2)]
    [InlineData(52, 1)] // a tug makes fast between two that are alongside each other: its own pairs are towage
    public void Two_ships_of_unknown_hull_on_both_sides_of_a_third_are_not_alongside_each_other(int typeBetween, int alerts)
    {
        var scenario = new Scenario();
        var mother = scenario.Vessel(A).Hull(60, 20, (byte)typeBetween).WithoutHeading().Drifts(400);
        scenario.Tanker(B).WithoutHeading().Approaches(mother, 60, 60).StaysBeside(mother, 140, 60).Sails(200, 12, 60);
        scenario.Tanker(C).WithoutHeading().Approaches(mother, 90, -60).StaysBeside(mother, 160, -60).Sails(300, 12, 60);
        Assert.Equal(alerts, scenario.Detect().Alerts.Count);
        Assert.Equal(3, scenario.DetectAll().Alerts.Count);
    }

    // ---- hulls measured, distances from anchorages, medians

    [Theory]
    [InlineData(0, "hulls-measured")]
    [InlineData(220, "hulls-measured")] // counts from an hour before: 140 of 240 min
    [InlineData(260, "gap-estimated")] // 100 of 240 min
    public void Hulls_are_measured_when_half_of_the_contacts_alongside_are(double knownAt, string code)
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Drifts(400);
        var hull = scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 240).Sails(200, 12, 60).Static!;
        a.Announces(knownAt, hull);
        var reasons = Found(scenario.Detect(), scenario, First, 300).Reasons;
        Assert.Equal([code], reasons.Select(r => r.Code).Where(c => c is "hulls-measured" or "gap-estimated"));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(9, false)]
    public void A_least_distance_from_anchorages_holds_in_every_profile(double limitKm, bool found)
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        var places = TestPlaces.Anchorage(scenario.Off(0, 5500));
        foreach (var profile in new[] { TestOptions.Transfer, TestOptions.Transfer with { All = true }, RendezvousOptions.Gfw })
            Assert.Equal(found ? 1 : 0, scenario.Detect(profile with { MinAnchorageDistanceKm = limitKm }, places).Alerts.Count);
    }

    [Fact]
    public void The_median_distance_fits_the_contact_distance()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Drifts(300);
        scenario.Tanker(B).StartsAt(scenario.Off(70, 3000)).Drifts(300);
        var alert = Assert.Single(scenario.Detect(RendezvousOptions.Gfw with { ContactDistanceMeters = 5000, LeavingDistanceMeters = 5000 }).Alerts);
        Between(2990, 3010, alert.MedianDistanceMeters);
    }

    // ---- what is taken back

    [Fact]
    public void What_is_taken_back_after_its_end_has_its_end_and_the_figures_that_took_it_back()
    {
        var boat = new StaticData { ToBowMeters = 10, ToSternMeters = 10, ToPortMeters = 3, ToStarboardMeters = 3, LengthMeters = 20, BeamMeters = 6 };
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Drifts(300).Announces(40, boat, delayMinutes: 170);
        scenario.Vessel(B).Approaches(a, 60, 120).StaysBeside(a, 50, 120).Sails(200, 12, 60).Announces(40, boat, delayMinutes: 170);
        var revisions = scenario.Detect().Revisions;
        Assert.Contains(revisions, r => r.Phase == AlertPhase.Closed);
        var last = revisions[^1];
        Assert.Equal((AlertPhase.Retracted, RendezvousCategory.Transfer), (last.Phase, last.Category));
        Assert.Equal(scenario.Time(110), last.End);
        Assert.Equal(0, last.AlongsideFraction);
        Assert.NotEmpty(last.Reasons);
    }

    [Fact]
    public void Sparse_ships_that_parted_are_closed_at_the_tick_after_the_fixes_that_show_it()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(606).Sails(270, 10, 214).ReportsEvery(55 * 60);
        scenario.Tanker(B).StaysBeside(a, 606).Sails(90, 10, 214).ReportsEvery(55 * 60, offsetSeconds: 17);
        scenario.Vessel(C).StartsAt(scenario.Off(0, 90_000)).Waits(820).ReportsEvery(60);
        // Apart is seen at 660 and rests on 60 min of covered steps at 715; the last of both fixes comes 17 s after a step.
        var alert = Assert.Single(scenario.Detect(hoursAfter: 0).Alerts);
        Assert.Equal(AlertPhase.Closed, alert.Phase);
        Between(600, 610, (alert.End!.Value - scenario.Time(0)).TotalMinutes);
        Between(715, 720, (alert.DetectedAt - scenario.Time(0)).TotalMinutes);
    }
}
