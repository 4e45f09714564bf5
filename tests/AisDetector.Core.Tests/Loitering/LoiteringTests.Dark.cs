using AisDetector.Core.Alerts;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Loitering;

/// <summary>One ship goes dark beside the other.</summary>
public sealed partial class LoiteringTests
{
    /// <summary>B is alongside from minute 60, and is dark from some minutes later on.</summary>
    private static (Ship A, Ship B) GoesDark(Scenario scenario, double seen, double dark, double stays = 600)
    {
        var a = scenario.Tanker(A).Drifts(60 + stays).Sails(90, 12, 60);
        var b = scenario.Tanker(636000001).Approaches(a, 60).StaysBeside(a, stays - 60).Sails(200, 12, 500);
        Witness(scenario);
        return (a, b.Dark(60 + seen, 60 + seen + dark));
    }

    [Fact]
    public void A_ship_that_goes_dark_alongside_for_good_makes_a_rendezvous_that_ends_at_the_last_contact()
    {
        var scenario = new Scenario();
        GoesDark(scenario, seen: 20, dark: 800);
        var detection = scenario.Detect();
        var alert = Assert.Single(detection.Alerts);
        Assert.Contains("partnerWentDark", alert.Flags);
        Assert.Equal((AlertPhase.Settled, scenario.Time(80)), (alert.Phase, alert.End));
        Assert.InRange(detection.Revisions.First(r => r.Id == alert.Id).DetectedAt, scenario.Time(80 + 240), scenario.Time(80 + 240 + 40));
        None(detection);
    }

    [Theory]
    [InlineData(8, 800, 600)] // too short alongside
    [InlineData(20, 200, 600)] // back too soon
    [InlineData(20, 800, 200)] // the other leaves
    public void Otherwise_it_does_not(double seen, double dark, double stays)
    {
        var scenario = new Scenario();
        GoesDark(scenario, seen, dark, stays);
        var detection = scenario.Detect();
        Assert.DoesNotContain(detection.Alerts, alert => alert.Flags.Contains("partnerWentDark"));
    }

    [Fact]
    public void Where_nobody_is_heard_any_more_it_did_not_go_dark()
    {
        // The feed of that sea fails: A alone is heard by another receiver, and it is in the next square degrees.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(700).Sails(90, 12, 60).ReportsEvery(3000);
        scenario.Tanker(636000001).Approaches(a, 60).StaysBeside(a, 600).Dark(80, 800);
        scenario.Vessel(219000009).StartsAt(scenario.Off(0, 40_000)).Sails(90, 3, 80).ReportsEvery(300);
        a.Dark(81, 700);
        Assert.DoesNotContain(scenario.Detect().Alerts, alert => alert.Flags.Contains("partnerWentDark"));
    }

    [Fact]
    public void Alongside_again_within_twelve_hours_the_time_between_is_inferred()
    {
        var scenario = new Scenario();
        GoesDark(scenario, seen: 40, dark: 300, stays: 700);
        var detection = scenario.Detect();
        var alert = Assert.Single(detection.Alerts);
        Assert.InRange(alert.InferredMinutes, 290, 304);
        None(detection);
    }

    [Fact]
    public void A_rendezvous_that_was_long_enough_before_gets_the_flag()
    {
        var scenario = new Scenario();
        GoesDark(scenario, seen: 100, dark: 900);
        Assert.Contains("partnerWentDark", Assert.Single(scenario.Detect().Alerts).Flags);
    }
}
