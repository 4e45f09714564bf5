using AisDetector.Core.Alerts;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>What is believed of headings, positions, types and numbers; times side by side; and the score at which an alert opens.</summary>
public sealed partial class ScenarioTests
{
    // ---- headings and positions

    [Theory]
    [InlineData(A)]
    [InlineData(B)]
    public void A_heading_that_is_stuck_while_the_partner_swings_hides_nothing(uint stuck)
    {
        // They turn by 174 degrees: without the watch they would be parallel for the first hour only.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Swings(60 + 360 + 60, radiusMeters: 220, periodMinutes: 745);
        var b = scenario.Tanker(B).Approaches(a, 60, 40).StaysBeside(a, 360, 40).Sails(200, 12, 60);
        (stuck == A ? a : b).HeadingStuckAt((short)a.At(60).HeadingDegrees);
        var alert = Found(scenario.Detect(), scenario, First);
        Assert.True(alert.DurationMinutes >= 300, $"{alert.DurationMinutes} min of 358");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_position_that_is_frozen_makes_no_alert(bool isFrozen)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Waits(60 + 180 + 60).Noise(3);
        var b = scenario.Tanker(B).Approaches(a, 60);
        (isFrozen ? b.Freezes(180) : b.Waits(180)).Sails(200, 12, 60);
        var detection = scenario.Detect();
        if (isFrozen) None(detection);
        else Found(detection, scenario, First, 240);
    }

    [Fact]
    public void Bow_to_stern_and_heard_by_turns_they_do_not_seem_to_jump()
    {
        // With fixes 25 min apart, often only one of the two headings is known.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(60 + 360 + 60).ReportsEvery(25 * 60);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 360, turnedDegrees: 180).Sails(200, 12, 60).ReportsEvery(25 * 60, offsetSeconds: 12 * 60);
        var alert = Found(scenario.Detect(TestOptions.Transfer), scenario);
        Assert.Equal(RendezvousCategory.Transfer, alert.Category);
        Assert.DoesNotContain(alert.Reasons, r => r.Code == "unsteady");
    }

    // ---- times side by side

    [Fact]
    public void Two_short_visits_hours_apart_are_no_alert()
    {
        var scenario = new Scenario();
        TwoVisits(scenario, each: 22, between: 180);
        None(scenario.Detect());
    }

    [Fact]
    public void Two_long_visits_hours_apart_are_one_alert_with_two_holds()
    {
        var scenario = new Scenario();
        TwoVisits(scenario, each: 60, between: 180);
        var alert = Found(scenario.Detect(), scenario, First, 60 + 60 + 180 + 60);
        Assert.Equal(2, alert.Holds.Count);
        Assert.Equal((scenario.Time(62), scenario.Time(120)), (alert.Holds[0].Start, alert.Holds[0].End));
        Assert.Equal((scenario.Time(302), scenario.Time(360)), (alert.Holds[1].Start, alert.Holds[1].End));
        Assert.Equal(58 + 58, alert.DurationMinutes);
        Assert.StartsWith("side by side for 58 min, the longest of 2 times", alert.Reasons[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Visits_less_than_an_hour_apart_are_one_hold()
    {
        var scenario = new Scenario();
        TwoVisits(scenario, each: 22, between: 50);
        var alert = Found(scenario.Detect(), scenario, First, 60 + 22 + 50 + 22);
        Assert.Equal(alert.DurationMinutes, (int)(Assert.Single(alert.Holds).End - alert.Start).TotalMinutes);
    }

    // ---- what ships say of themselves

    [Theory]
    [InlineData(183, RendezvousCategory.Transfer)]
    [InlineData(60, RendezvousCategory.Towage)]
    public void A_ship_too_long_for_a_tug_does_not_hide_a_transfer_by_saying_that_it_is_one(ushort length, RendezvousCategory category)
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 120).B.Hull(length, 32, shipType: 52);
        var detection = scenario.Detect();
        if (category == RendezvousCategory.Transfer)
        {
            var alert = Found(detection, scenario, First, 180);
            Assert.Equal(category, alert.Category);
            Assert.Contains(alert.Reasons, r => r is { Code: "false-type", Weight: 0.10 });
        }
        else
        {
            NoneStands(detection);
            Assert.Equal(category, Assert.Single(scenario.DetectAll().Alerts).Category);
        }
    }

    [Theory]
    [InlineData(200, true)] // 3 h and more, drifting: no tug does that
    [InlineData(120, false)]
    public void A_tug_that_stays_for_as_long_as_pumping_takes_is_a_transfer(double stays, bool found)
    {
        var scenario = new Scenario();
        Pair(scenario, stays).B.Hull(60, 16, shipType: 52);
        var detection = scenario.Detect();
        if (found) Assert.Contains(Found(detection, scenario, First, 60 + stays).Reasons, r => r is { Code: "service-claimed", Weight: -0.15 });
        else NoneStands(detection);
    }

    [Theory]
    [InlineData(538000001, false)]
    [InlineData(123456789, true)] // a beacon's number, or a lie
    public void A_number_without_a_country_never_lies_between_two_others(uint between, bool foundBesideIt)
    {
        var scenario = new Scenario();
        var mother = scenario.Vessel(between).Hull(60, 20, 80).WithoutHeading().Drifts(400);
        scenario.Tanker(B).WithoutHeading().Approaches(mother, 60, 60).StaysBeside(mother, 140, 60).Sails(200, 12, 60);
        scenario.Tanker(C).WithoutHeading().Approaches(mother, 90, -60).StaysBeside(mother, 160, -60).Sails(300, 12, 60);
        var alerts = scenario.Detect().Alerts;
        Assert.Equal(foundBesideIt, alerts.Any(a => a.Vessels[0].Mmsi == B && a.Vessels[1].Mmsi == C));
        Assert.All(alerts, a => Assert.Equal(a.Vessels[0].Mmsi == 123456789, a.Flags.Contains("noCountry")));
    }

    // ---- the score at which an alert opens (less 0.05 for one that stands)

    [Theory]
    [InlineData(0.01, false)]
    [InlineData(0, true)]
    public void An_alert_opens_at_the_least_score_and_not_below(double above, bool opens)
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        var score = Found(scenario.Detect(), scenario).Score;
        var detection = scenario.Detect(TestOptions.Transfer with { MinScore = Math.Round(score + above, 2) });
        if (opens) Assert.Equal(score, Found(detection, scenario).Score);
        else None(detection);
    }

    [Theory]
    [InlineData(0, AlertPhase.Settled, false)]
    [InlineData(0.01, AlertPhase.Retracted, false)] // it stands as long as it may change, and settling knows no past
    [InlineData(0.05, AlertPhase.Retracted, false)]
    [InlineData(0.06, AlertPhase.Retracted, true)]
    public void An_alert_is_taken_back_below_the_least_score_less_a_twentieth_and_settles_at_it(double above, AlertPhase last, bool takenBackAtOnce)
    {
        // The partner says after the end that it is a boat.
        var scenario = new Scenario();
        Pair(scenario, stays: 180).B.Announces(299, new() { ShipType = 90, LengthMeters = 44, BeamMeters = 10, ToBowMeters = 22, ToSternMeters = 22, ToPortMeters = 5, ToStarboardMeters = 5 });
        var settled = Found(scenario.Detect(), scenario);
        Assert.Contains(settled.Reasons, r => r.Code == "small-craft");
        var revisions = scenario.Detect(TestOptions.Transfer with { MinScore = Math.Round(settled.Score + above, 2) }).Revisions;
        Assert.Equal((AlertPhase.Opened, last), (revisions[0].Phase, revisions[^1].Phase));
        Assert.Equal(last == AlertPhase.Retracted ? 1 : 0, revisions.Count(r => r.Phase == AlertPhase.Retracted));
        Assert.Equal(takenBackAtOnce ? scenario.Time(302) : settled.DetectedAt, revisions[^1].DetectedAt, TimeSpan.FromMinutes(8));
    }

    [Fact]
    public void With_all_every_score_is_shown()
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        Found(scenario.Detect(TestOptions.Transfer with { MinScore = 1, All = true }), scenario);
    }

    /// <summary>B lies alongside, then 600 m off, then alongside again.</summary>
    private static void TwoVisits(Scenario scenario, double each, double between)
    {
        var a = scenario.Tanker(A).Drifts(60 + each + between + each + 60);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, each).ComesAlongside(a, 60 + each + 6, 600).StaysBeside(a, between - 12, 600)
            .ComesAlongside(a, 60 + each + between).StaysBeside(a, each).Sails(200, 12, 60);
    }
}
