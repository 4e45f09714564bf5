using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>Silence is bridged, counted and never mistaken for movement, nor movement for silence.</summary>
public sealed partial class ScenarioTests
{
    [Theory]
    [InlineData(8 * 60)]
    [InlineData((11 * 60) + 50)]
    public void Both_dark_for_hours_with_ten_minutes_seen_before_and_after(double darkMinutes)
    {
        var scenario = new Scenario();
        var back = 10 + darkMinutes;
        var a = scenario.Tanker(A).Drifts(back + 70).ReportsEvery(30).Dark(10, back);
        scenario.Tanker(B).StaysBeside(a, back + 10).Sails(200, 12, 60).ReportsEvery(30).Dark(10, back);
        var alert = Found(scenario.Detect(), scenario, 0, back + 10);
        Assert.Equal(back + 10, alert.DurationMinutes);
        Assert.Equal(20, alert.ObservedMinutes);
        Between(darkMinutes - 2, darkMinutes, alert.InferredMinutes);
        Assert.All(alert.Vessels, v => Between(darkMinutes - 4, darkMinutes, v.GapMinutes));
    }

    [Fact]
    public void Both_dark_for_more_than_twelve_hours_is_not_bridged()
    {
        var scenario = new Scenario();
        const double back = 10 + (12.5 * 60);
        var a = scenario.Tanker(A).Drifts(back + 70).ReportsEvery(30).Dark(10, back);
        scenario.Tanker(B).StaysBeside(a, back + 10).Sails(200, 12, 60).ReportsEvery(30).Dark(10, back);
        NoneStands(scenario.Detect());
    }

    [Theory]
    [InlineData((11 * 60) + 50, 1)]
    [InlineData((12 * 60) + 30, 2)]
    public void Both_dark_between_two_stretches_that_would_each_do(double darkMinutes, int alerts)
    {
        var scenario = new Scenario();
        var back = 40 + darkMinutes;
        var a = scenario.Tanker(A).Drifts(back + 100).Dark(40, back);
        scenario.Tanker(B).StaysBeside(a, back + 40).Sails(200, 12, 60).Dark(40, back);
        Assert.Equal(alerts, scenario.Detect().Alerts.Count);
    }

    /// <summary>The barge switches off on the way to the harbour and on the way back, and is seen in harbour in between.</summary>
    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Silence_is_not_bridged_over_a_visit_to_the_harbour(bool seenInHarbour, int alerts)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Swings(800, radiusMeters: 100, periodMinutes: 745);
        var b = scenario.Vessel(B).Hull(60, 12, 80).StaysBeside(a, 60, 26);
        if (seenInHarbour)
        {
            b.Sails(0, 1.2, 251).Waits(40).ComesAlongside(a, arrivesAt: 600, 26).Dark(60, 320).Dark(345, 600);
        }
        else
        {
            b.StaysBeside(a, 540, 26).Dark(60, 600);
        }

        b.StaysBeside(a, 60, 26).Sails(200, 12, 60);
        Assert.Equal(alerts, scenario.Detect(places: TestPlaces.Harbour(scenario.Off(0, 9300))).Alerts.Count);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public void Silence_is_not_bridged_when_the_ship_still_heard_was_under_way_meanwhile(bool underWay, int alerts)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A);
        if (underWay) a.Drifts(60).Sails(0, 10, 60).Sails(180, 10, 60).Drifts(180);
        else a.Drifts(60 + 120 + 180);
        scenario.Tanker(B).StartsAt(a.At(0).Position).StaysBeside(a, 60).StaysBeside(a, 120).StaysBeside(a, 60).Sails(200, 12, 60).Dark(60, 182);
        Assert.Equal(alerts, scenario.Detect().Alerts.Count);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void It_is_the_same_whichever_ship_fell_silent(bool aSilent, bool bSilent)
    {
        var scenario = new Scenario();
        var (a, b) = Pair(scenario, stays: 480);
        if (aSilent) a.Dark(180, 360);
        if (bSilent) b.Dark(180, 360);
        var alert = Found(scenario.Detect(), scenario, First, 540);
        Assert.Equal(478, alert.DurationMinutes);
        Assert.Equal(118 + 180, alert.ObservedMinutes);
        Between(178, 180, alert.InferredMinutes);
        Between(176, 180, alert.Vessels[aSilent ? 0 : 1].GapMinutes);
        if (aSilent != bSilent) Assert.Equal(0, alert.Vessels[aSilent ? 1 : 0].GapMinutes);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Both_under_way_side_by_side_silence_between_contacts_is_silence(bool aSilent, bool bSilent)
    {
        // The ends of the gap imply 4.5 kn, more than drifting, but the ships are in contact right before and after it.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Sails(90, 4.5, 60 + 300 + 60);
        var b = scenario.Tanker(B).Approaches(a, 60, 40, knots: 14, fromBearing: 250).StaysBeside(a, 300, 40).Sails(200, 14, 60);
        if (aSilent) a.Dark(160, 260);
        if (bSilent) b.Dark(160, 260);
        var alert = Found(scenario.Detect(), scenario, First, 360);
        Between(96, 102, alert.InferredMinutes);
    }

    [Fact]
    public void Silent_at_the_end_it_ends_at_the_last_contact_seen()
    {
        var scenario = new Scenario();
        var (_, b) = Pair(scenario, stays: 300);
        b.HeardUntil(160);
        var alert = Found(scenario.Detect(), scenario, First, 160);
        Assert.Equal(98, alert.DurationMinutes);
    }

    [Fact]
    public void Reappearing_five_kilometres_apart_after_the_silence_ends_it_before_the_silence()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(800).Dark(160, 500);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 100).Sails(300, 0.5, 340).Drifts(200).Dark(160, 500);
        var alert = Found(scenario.Detect(), scenario, First, 160);
        Assert.Equal((98, 98, 0), (alert.DurationMinutes, alert.ObservedMinutes, alert.InferredMinutes));
    }

    [Theory]
    [InlineData(110, 60, true)] // both silent for 50 min, 16 min seen alongside
    [InlineData(100, 90, false)] // both silent for 10 min
    public void Only_the_time_in_which_both_are_silent_counts_as_alongside(double aBack, double bGone, bool found)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(300).Dark(10, aBack);
        scenario.Tanker(B).StaysBeside(a, 206).Sails(200, 12, 60).Dark(bGone, 200);
        Assert.Equal(found ? 1 : 0, scenario.Detect().Alerts.Count);
    }

    [Theory]
    [InlineData(40, 1)]
    [InlineData(600, 2)]
    public void Long_silence_is_bridged_only_from_contact_to_contact(double abeamBefore, int alerts)
    {
        // Alongside for an hour, at this distance when both fall silent, alongside again when they are back.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(460).Dark(150, 330);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 60).ComesAlongside(a, 126, abeamBefore).StaysBeside(a, 24, abeamBefore)
            .ComesAlongside(a, 330).StaysBeside(a, 60).Sails(200, 12, 60).Dark(150, 330);
        Assert.Equal(alerts, scenario.Detect().Alerts.Count);
    }

    [Fact]
    public void Time_within_800_metres_is_neither_observed_nor_inferred()
    {
        // Out to 600 m and back again at 3 kn over the ground of the other: never apart, never unobserved.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(400);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 60).ComesAlongside(a, 126, 600).StaysBeside(a, 40, 600)
            .ComesAlongside(a, 172).StaysBeside(a, 68).Sails(200, 12, 60);
        var alert = Found(scenario.Detect(), scenario, First, 240);
        Assert.Equal(0, alert.InferredMinutes);
        Between(178 - 50, 178 - 40, alert.ObservedMinutes);
    }

    [Fact]
    public void Nothing_is_extrapolated_past_the_last_fix()
    {
        // Bound for each other and silent 15 minutes before they would be side by side: nothing.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(45);
        scenario.Tanker(B).Approaches(a, 60, knots: 5).HeardUntil(45);
        None(scenario.DetectAll());
    }

    [Fact]
    public void A_feed_outage_of_five_hours_is_no_clock_that_lies()
    {
        // Nobody at all is heard for five hours; then all are five hours ahead of the edge.
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(500).Dark(60, 360);
        scenario.Tanker(B).StaysBeside(a, 440).Sails(200, 12, 60).Dark(60, 360);
        var detection = scenario.Detect(hoursAfter: 0);
        Assert.Equal(0, detection.Counts.TotalRejected);
        var alert = Assert.Single(detection.Alerts);
        Assert.Equal((scenario.Time(0), scenario.Time(440)), (alert.Start, alert.End));
        Between(298, 300, alert.InferredMinutes);
    }

    [Fact]
    public void A_log_of_twelve_reports_is_enough()
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Bare().Drifts(60).ReportsEvery(720);
        scenario.Vessel(B).Bare().StaysBeside(a, 60).ReportsEvery(720);
        var detection = scenario.Detect(hoursAfter: 0);
        Assert.Equal(0, detection.Counts.TotalRejected);
        var alert = Assert.Single(detection.Alerts);
        Assert.Equal(scenario.Time(0), alert.Start);
        Between(30, 60, alert.DurationMinutes); // as it stood when it opened
    }
}
