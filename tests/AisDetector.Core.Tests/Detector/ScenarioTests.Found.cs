using AisDetector.Core.Alerts;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>The scenes in which there is a transfer.</summary>
public sealed partial class ScenarioTests
{
    [Fact]
    public void Drifting_two_tankers_side_by_side_are_one_transfer_with_its_exact_times()
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        var alert = Found(scenario.Detect(), scenario, First, 240);
        Assert.Equal(RendezvousCategory.Transfer, alert.Category);
        Assert.Equal(178, alert.DurationMinutes);
        Assert.Equal(178, alert.ObservedMinutes);
        Assert.Equal(0, alert.InferredMinutes);
        Assert.Equal(90, alert.Contacts);
        Assert.Equal(1, alert.Coverage, 2);
        Assert.Equal(1, alert.AlongsideFraction!.Value, 2);
        Assert.Equal([A, B], alert.Vessels.Select(v => v.Mmsi));
        Between(39, 41, alert.MinDistanceMeters);
        Between(39, 41, alert.MedianDistanceMeters);
        Between(7, 9, alert.MinHullGapMeters);
        Assert.All(alert.Vessels, v => Between(0.5, 0.7, v.MedianSpeedKnots));
        Assert.All(alert.Vessels, v => Assert.Equal((183, 32, (byte)80), (v.LengthMeters ?? 0, v.BeamMeters ?? 0, v.ShipType ?? 0)));
        Assert.InRange(Sphere.DistanceMeters(new Point(alert.Latitude, alert.Longitude), scenario.Origin), 0, 3000);
        Assert.Empty(alert.Flags);
    }

    [Fact]
    public void Reports_off_the_steps_and_noisy_move_the_times_by_a_step_at_most()
    {
        var scenario = new Scenario();
        var (a, b) = Pair(scenario, stays: 180);
        a.ReportsEvery(30, offsetSeconds: 11, jitterSeconds: 15).Noise(8);
        b.ReportsEvery(40, offsetSeconds: 17, jitterSeconds: 20).Noise(8);
        var alert = Found(scenario.Detect(), scenario);
        Between(60, 64, (alert.Start - scenario.Time(0)).TotalMinutes);
        Between(238, 242, (alert.End!.Value - scenario.Time(0)).TotalMinutes);
        Assert.Equal(alert.DurationMinutes, alert.ObservedMinutes);
    }

    [Fact]
    public void At_anchor_for_six_hours_in_open_water()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Swings(60 + 360 + 60, radiusMeters: 220, periodMinutes: 745);
        scenario.Tanker(B).Approaches(a, 60, 40).StaysBeside(a, 360, 40).Sails(200, 12, 60);
        var alert = Found(scenario.Detect(), scenario, First, 420);
        Assert.Equal(358, alert.DurationMinutes);
    }

    [Theory]
    [InlineData(4.5)]
    [InlineData(7.5)]
    public void Under_way_alongside_all_the_time(double knots)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Sails(90, knots, 60 + 120 + 60);
        scenario.Tanker(B).Approaches(a, 60, 40, knots: 14, fromBearing: 250).StaysBeside(a, 120, 40).Sails(200, 14, 60);
        var alert = Found(scenario.Detect(), scenario, First, 180);
        Assert.All(alert.Vessels, v => Between(knots - 0.1, knots + 0.1, v.MedianSpeedKnots));
    }

    [Fact]
    public void Satellite_sparse_a_fix_in_25_minutes()
    {
        var scenario = new Scenario();
        var (a, b) = Pair(scenario, stays: 360);
        a.ReportsEvery(25 * 60);
        b.ReportsEvery(25 * 60, offsetSeconds: 7 * 60);
        var alert = Found(scenario.Detect(), scenario);
        Between(58, 90, (alert.Start - scenario.Time(0)).TotalMinutes);
        Between(390, 424, (alert.End!.Value - scenario.Time(0)).TotalMinutes);
        Assert.True(alert.ObservedMinutes > 0);
        Assert.True(alert.InferredMinutes > 0, "a fix in 25 min leaves steps further than 10 min from any");
    }

    [Fact]
    public void One_ship_dark_for_40_minutes_in_the_middle()
    {
        var scenario = new Scenario();
        var (_, b) = Pair(scenario, stays: 180);
        b.Dark(130, 170);
        var alert = Found(scenario.Detect(), scenario, First, 240);
        Assert.Equal(178, alert.DurationMinutes);

        // Observed: within 10 min of the fixes at 130 and 170, so 62..140 and 160..240.
        Assert.Equal(78 + 80, alert.ObservedMinutes);
        Between(16, 20, alert.InferredMinutes);
    }

    [Fact]
    public void Fixes_55_minutes_apart_for_a_day()
    {
        var scenario = new Scenario();
        var (a, b) = Pair(scenario, stays: 24 * 60);
        a.ReportsEvery(55 * 60);
        b.ReportsEvery(55 * 60, offsetSeconds: 20 * 60);
        var alert = Found(scenario.Detect(), scenario);
        Between(22 * 60, 25 * 60, alert.DurationMinutes);
        Assert.True(alert.InferredMinutes > 12 * 60, $"{alert.InferredMinutes} min inferred");
    }

    [Theory]
    [InlineData(120, 121)]
    [InlineData(121, 122)]
    public void One_glitch_of_900_metres_for_a_minute_in_the_middle(double from, double to)
    {
        var scenario = new Scenario();
        var (_, b) = Pair(scenario, stays: 180);
        b.Glitches(from, to, meters: 900);
        var alert = Found(scenario.Detect(), scenario, First, 240);
        Assert.Equal(178, alert.DurationMinutes);
        Between(170, 178, alert.ObservedMinutes + alert.InferredMinutes);
    }

    [Fact]
    public void A_ship_that_leaves_at_12_knots_and_comes_back_makes_two()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(420);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 100).Sails(200, 12, 30).ComesAlongside(a, arrivesAt: 220)
            .StaysBeside(a, 120).Sails(200, 12, 60);
        var alerts = scenario.Detect().Alerts;
        Assert.Equal(2, alerts.Count);
        Assert.Equal((scenario.Time(62), scenario.Time(160)), (alerts[0].Start, alerts[0].End));
        Assert.Equal((scenario.Time(222), scenario.Time(340)), (alerts[1].Start, alerts[1].End));
        Assert.NotEqual(alerts[0].Id, alerts[1].Id);
    }

    [Fact]
    public void A_barge_that_goes_into_harbour_and_comes_back_makes_two()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Waits(600);
        scenario.Vessel(B).Hull(60, 12, 80).Approaches(a, 60, 26).StaysBeside(a, 100, 26)
            .Sails(0, 5, 60).Waits(60).ComesAlongside(a, arrivesAt: 340, 26).StaysBeside(a, 120, 26).Sails(200, 12, 60);
        var alerts = scenario.Detect(places: TestPlaces.Harbour(scenario.Off(0, 9300))).Alerts;
        Assert.Equal(2, alerts.Count);
        Assert.Equal((scenario.Time(62), scenario.Time(160)), (alerts[0].Start, alerts[0].End));

        // It comes back at 5 kn, slow enough for a contact before it lies alongside.
        Between(334, 342, (alerts[1].Start - scenario.Time(0)).TotalMinutes);
        Assert.Equal(scenario.Time(460), alerts[1].End);
    }

    [Fact]
    public void Mother_ship_with_two_daughters_makes_two()
    {
        var scenario = new Scenario();
        var mother = scenario.Vessel(A).Hull(330, 60, 80).Drifts(400);
        scenario.Tanker(B).Approaches(mother, 60, 60).StaysBeside(mother, 180, 60).Sails(200, 12, 60);
        scenario.Tanker(C).Approaches(mother, 90, -60, fromBearing: 300).StaysBeside(mother, 200, -60).Sails(300, 12, 60);
        var alerts = scenario.Detect().Alerts;
        Assert.Equal([(A, B), (A, C)], alerts.Select(alert => (alert.Vessels[0].Mmsi, alert.Vessels[1].Mmsi)));
        Assert.Equal((scenario.Time(62), scenario.Time(240)), (alerts[0].Start, alerts[0].End));
        Assert.Equal((scenario.Time(92), scenario.Time(290)), (alerts[1].Start, alerts[1].End));
    }

    [Theory]
    [InlineData("2026-02-28T21:30:00Z")]
    [InlineData("2025-12-31T22:00:00Z")]
    public void Over_midnight(string start)
    {
        var scenario = new Scenario(start);
        Pair(scenario, stays: 120);
        Assert.Equal(118, Found(scenario.Detect(), scenario, First, 180).ObservedMinutes);
    }

    [Theory]
    [InlineData(51.5, 179.9995)]
    [InlineData(-17.0, -179.9995)]
    [InlineData(0.0, 180.0)]
    [InlineData(88.0, 12.0)]
    [InlineData(-88.0, 179.9)]
    [InlineData(89.99, 100.0)]
    [InlineData(0.0001, 0.0001)]
    public void On_the_date_line_beside_the_poles_and_where_the_axes_cross(double latitude, double longitude)
    {
        var scenario = new Scenario(latitude: latitude, longitude: longitude);
        Pair(scenario, stays: 180);
        var alert = Found(scenario.Detect(), scenario, First, 240);
        Assert.Equal((178, 178, 90), (alert.DurationMinutes, alert.ObservedMinutes, alert.Contacts));
        Between(39, 41, alert.MedianDistanceMeters);
        Assert.InRange(Sphere.DistanceMeters(new Point(alert.Latitude, alert.Longitude), scenario.Origin), 0, 4000);
    }
}
