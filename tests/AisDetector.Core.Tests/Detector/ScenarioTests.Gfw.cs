using AisDetector.Core.Options;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>
/// Global Fishing Watch's definition: a step is 10 min and any speed makes a contact, so the first contact is minute 60.
/// </summary>
public sealed partial class ScenarioTests
{
    [Theory]
    [InlineData(140, true)]
    [InlineData(130, true)]
    [InlineData(120, false)] // more than 2 h
    [InlineData(110, false)]
    public void Gfw_more_than_two_hours(double stays, bool found)
    {
        var scenario = new Scenario();
        Pair(scenario, stays);
        var detection = scenario.Detect(RendezvousOptions.Gfw);
        if (found) Assert.Equal(stays, Found(detection, scenario, 60, 60 + stays).DurationMinutes);
        else NoneStands(detection);
    }

    [Theory]
    [InlineData(40, true)]
    [InlineData(490, true)]
    [InlineData(510, false)]
    public void Gfw_within_500_metres_alongside_or_not(double abeam, bool found)
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180, abeam);
        Assert.Equal(found ? 1 : 0, scenario.Detect(RendezvousOptions.Gfw).Alerts.Count);
    }

    [Theory]
    [InlineData(1.8, true)]
    [InlineData(2.2, false)]
    public void Gfw_median_speed_below_two_knots(double knots, bool found)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(300, knots);
        scenario.Tanker(B).Approaches(a, 60, 100).StaysBeside(a, 180, 100).Sails(200, 12, 60);
        Assert.Equal(found ? 1 : 0, scenario.Detect(RendezvousOptions.Gfw).Alerts.Count);
    }

    [Theory]
    [InlineData(9.5, false)]
    [InlineData(10.5, true)]
    public void Gfw_ten_kilometres_from_anchorages(double kilometres, bool found)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Waits(300);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 180).Sails(200, 12, 60);
        var places = TestPlaces.Anchorage(Sphere.Destination(scenario.Origin, 300, kilometres * 1000));
        Assert.Equal(found ? 1 : 0, scenario.Detect(RendezvousOptions.Gfw, places).Alerts.Count);
    }

    [Theory]
    [InlineData(70, 210, 70, 1)] // merged over less than 4 h
    [InlineData(70, 270, 70, 0)] // each piece for itself is too short
    [InlineData(70, 210, 40, 0)] // a piece of less than 60 min does not count
    [InlineData(140, 270, 140, 2)]
    public void Gfw_merges_pieces_of_an_hour_that_are_less_than_four_hours_apart(double first, double away, double second, int alerts)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(60 + first + away + second + 60);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, first).Sails(200, 12, 30)
            .ComesAlongside(a, 60 + first + away).StaysBeside(a, second).Sails(200, 12, 60);
        var detection = scenario.Detect(RendezvousOptions.Gfw);
        Assert.Equal(alerts, detection.Alerts.Count);
        if (alerts == 1) Found(detection, scenario, 60, 60 + first + away + second);
    }

    [Theory]
    [InlineData(230, 1)]
    [InlineData(260, 0)]
    public void Gfw_bridges_silence_of_up_to_four_hours(double dark, int alerts)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(60 + 80 + dark + 80 + 60);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 80 + dark + 80).Sails(200, 12, 60).Dark(140, 140 + dark);
        Assert.Equal(alerts, scenario.Detect(RendezvousOptions.Gfw).Alerts.Count);
    }

    [Theory]
    [InlineData("2026-03-01T21:20:00Z")]
    [InlineData("2026-03-01T21:50:00Z")]
    public void Gfw_loses_nothing_at_midnight(string start)
    {
        var scenario = new Scenario(start);
        Pair(scenario, stays: 190);
        Found(scenario.Detect(RendezvousOptions.Gfw), scenario, 60, 250);
    }
}
