using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>The scenes in which there is none.</summary>
public sealed partial class ScenarioTests
{
    [Fact]
    public void Moored_in_port()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Waits(600);
        scenario.Tanker(B).StaysBeside(a, 600);
        var port = TestPlaces.Harbour(scenario.Origin);
        None(scenario.Detect(places: port));
        None(scenario.DetectAll(port));
        None(scenario.Detect(RendezvousOptions.Gfw, port));
    }

    [Fact]
    public void At_anchor_700_metres_apart()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Swings(24 * 60, 60, 745);
        scenario.Tanker(B).StartsAt(scenario.Off(40, 700)).Swings(24 * 60, 60, 745);
        None(scenario.Detect());
        None(scenario.DetectAll());
    }

    [Fact]
    public void At_anchor_400_metres_apart_is_no_transfer_but_a_candidate_that_all_shows()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Swings(12 * 60, 60, 745);
        scenario.Tanker(B).StartsAt(scenario.Off(40, 400)).Swings(12 * 60, 60, 745);
        None(scenario.Detect());
        Assert.Equal(RendezvousCategory.Proximity, Assert.Single(scenario.DetectAll().Alerts).Category);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    [InlineData(180)]
    public void Hourly_fixes_of_two_ships_swinging_950_metres_apart(double phase)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Swings(3 * 24 * 60, 250, 745, phase).ReportsEvery(58 * 60);
        scenario.Tanker(B).StartsAt(scenario.Off(90, 950)).Swings(3 * 24 * 60, 250, 700, 200).ReportsEvery(59 * 60, offsetSeconds: 600);
        None(scenario.Detect());
    }

    [Fact]
    public void Pair_trawling_200_metres_apart()
    {
        var scenario = new Scenario();
        PairTrawl(scenario, abeam: 200);
        None(scenario.Detect());
        Assert.True(Assert.Single(scenario.DetectAll().Alerts).Category is RendezvousCategory.Proximity or RendezvousCategory.PairTrawling);
    }

    [Fact]
    public void Pair_trawling_close_enough_to_count_as_alongside_without_dimensions()
    {
        var scenario = new Scenario();
        PairTrawl(scenario, abeam: 110);
        NoneStands(scenario.Detect());
        Assert.Equal(RendezvousCategory.PairTrawling, Assert.Single(scenario.DetectAll().Alerts).Category);
    }

    [Fact]
    public void Towage_alongside()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Sails(90, 4, 300);
        scenario.Vessel(B).Hull(30, 10, shipType: 52, name: "TUG GO").Approaches(a, 60, 21, knots: 11).StaysBeside(a, 150, 21).Sails(200, 11, 60);
        NoneStands(scenario.Detect());
        Assert.Equal(RendezvousCategory.Towage, Assert.Single(scenario.DetectAll().Alerts).Category);
    }

    [Fact]
    public void Towage_on_a_line()
    {
        var scenario = new Scenario();
        var tug = scenario.Vessel(A).Hull(40, 12, shipType: 31, name: "TUG FAR").Sails(90, 5, 420);
        scenario.Vessel(B).Hull(120, 30).StaysBeside(tug, 420, abeamMeters: 0, aheadMeters: -300);
        None(scenario.Detect());
    }

    [Fact]
    public void Pilot_boarding()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Sails(90, 6, 240);
        scenario.Vessel(B).Hull(16, 5, shipType: 50, name: "PILOT 7").Approaches(a, 60, 20, knots: 20).StaysBeside(a, 12, 20).Sails(200, 20, 60);
        None(scenario.Detect());
    }

    [Fact]
    public void A_pilot_boat_that_stays_longer_is_still_pilotage()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(240);
        scenario.Vessel(B).Hull(16, 5, shipType: 50, name: "PILOT 7").Approaches(a, 60, 20, knots: 20).StaysBeside(a, 50, 20).Sails(200, 20, 60);
        NoneStands(scenario.Detect());
        Assert.Equal(RendezvousCategory.Pilotage, Assert.Single(scenario.DetectAll().Alerts).Category);
    }

    [Fact]
    public void Drifting_2_km_apart()
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Drifts(24 * 60);
        scenario.Tanker(B).StartsAt(scenario.Off(70, 2000)).Drifts(24 * 60);
        None(scenario.Detect());
        None(scenario.DetectAll());
        None(scenario.Detect(RendezvousOptions.Gfw));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(5)]
    public void Crossing(double knots)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).StartsAt(scenario.Off(270, knots * 1852)).Sails(90, knots, 120);
        scenario.Tanker(B).StartsAt(scenario.Off(180, (knots * 1852) + 100)).Sails(0, knots, 120);
        None(scenario.Detect());
        None(scenario.DetectAll());
    }

    [Fact]
    public void Net_beacon_beside_its_fishing_vessel()
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(412300001).Hull(40, 8, shipType: 30, name: "LU RONG 7").Drifts(300);
        scenario.Vessel(982000111).Is(new StaticData { Name = "LURONG7-88%" }).ClassB().WithoutHeading()
            .StaysBeside(a, 240, 50).Drifts(60);
        NoneStands(scenario.Detect());
        Assert.Equal(RendezvousCategory.Gear, Assert.Single(scenario.DetectAll().Alerts).Category);
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public void Rafted_marina_five_small_boats_side_by_side_or_more(int boats, bool alerts)
    {
        var scenario = new Scenario();
        var first = scenario.Vessel(235000001).Hull(12, 4, shipType: 37).ClassB().Drifts(500, knots: 0.1);
        for (var i = 1; i < boats; i++) scenario.Vessel(235000001 + (uint)i).Hull(12, 4, shipType: 37).ClassB().StaysBeside(first, 500, 6 * i);
        var detection = scenario.Detect();
        if (alerts)
        {
            Assert.NotEmpty(detection.Alerts);
            return;
        }

        NoneStands(detection);

        // One cluster, not its pairs.
        var raft = Assert.Single(scenario.DetectAll().Alerts);
        Assert.Equal((RendezvousCategory.Rafted, 235000001u, 235000002u), (raft.Category, raft.Vessels[0].Mmsi, raft.Vessels[1].Mmsi));
    }

    [Fact]
    public void A_crowd_of_tankers_side_by_side_at_sea_is_a_reason_against_not_a_raft()
    {
        var scenario = new Scenario();
        var first = scenario.Tanker(A).Drifts(400);
        for (var i = 1; i < 5; i++) scenario.Tanker(B + (uint)i).StaysBeside(first, 400, 40 * i);
        var alerts = scenario.Detect().Alerts;
        Assert.NotEmpty(alerts);
        Assert.All(alerts, alert => Assert.Contains(alert.Reasons, reason => reason.Weight < 0));
    }

    [Theory]
    [InlineData(20, false)]
    [InlineData(9, true)]
    public void What_has_not_moved_25_metres_in_12_hours_is_a_structure_or_moored_to_one(double hours, bool found)
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Hull(110, 60).Waits(hours * 60).Noise(4).ReportsEvery(120);
        scenario.Vessel(B).Hull(90, 20).BeginsAt((hours * 60) - 360).Approaches(a, (hours * 60) - 300, 45).StaysBeside(a, 240, 45).Sails(200, 12, 50);
        Assert.Equal(found ? 1 : 0, scenario.Detect().Alerts.Count);
        if (!found) Assert.Equal(RendezvousCategory.OffshoreService, Assert.Single(scenario.DetectAll().Alerts).Category);
    }

    [Fact]
    public void Sailing_in_company_at_12_knots_is_none()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Sails(90, 12, 300);
        scenario.Tanker(B).StaysBeside(a, 300, 40);
        None(scenario.Detect());
        None(scenario.DetectAll());
    }

    private static void PairTrawl(Scenario scenario, double abeam)
    {
        var a = scenario.Vessel(A).Is(new StaticData { ShipType = 30, Name = "ALPHA" }).ClassB().WithoutHeading().Sails(90, 3.4, 400);
        scenario.Vessel(B).Is(new StaticData { ShipType = 30, Name = "BRAVO" }).ClassB().WithoutHeading()
            .Approaches(a, 60, abeam, knots: 10).StaysBeside(a, 240, abeam).Sails(200, 10, 60);
    }
}
