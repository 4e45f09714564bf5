using System.Runtime.InteropServices;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>What is published when the input ends while ships are still together.</summary>
public sealed partial class ScenarioTests
{
    [Fact]
    public void An_open_alert_gets_a_last_revision_with_what_is_known_at_the_end_of_the_input()
    {
        var scenario = Together(minutes: 170);
        var revisions = scenario.Detect(hoursAfter: 0).Revisions;
        var last = revisions[^1];
        Assert.Equal((AlertPhase.Updated, null), (last.Phase, last.End));
        Assert.Equal((60 + 170 - First, ((60 + 170 - First) / 2) + 1), (last.DurationMinutes, last.Contacts));
        Assert.True(last.DurationMinutes > revisions[^2].DurationMinutes);
    }

    [Fact]
    public void The_end_of_the_input_told_twice_gives_one_last_revision()
    {
        var detector = new RendezvousDetector(TestOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1"));
        var revisions = new List<Alert>();
        detector.Add(CollectionsMarshal.AsSpan(Together(minutes: 170).Reports(hoursAfter: 0)), revisions);
        detector.Finish(revisions);
        var count = revisions.Count;
        detector.Finish(revisions);
        Assert.Equal(count, revisions.Count);
    }

    [Fact]
    public void An_alert_whose_figures_are_published_already_gets_no_revision_more()
    {
        // Opened at minute 92, the last step of the input.
        var revisions = Together(minutes: 32).Detect(hoursAfter: 0).Revisions;
        Assert.Equal(AlertPhase.Opened, Assert.Single(revisions).Phase);
    }

    [Fact]
    public void A_closed_alert_shows_at_the_end_of_the_input_what_came_after_it_was_closed()
    {
        var scenario = new Scenario();
        var (a, _) = Pair(scenario, stays: 100);
        a.Announces(190, a.Static! with { DraughtMeters = 9.5f });
        var last = Assert.Single(scenario.Detect(hoursAfter: 0).Alerts);
        Assert.Equal((AlertPhase.Closed, 9.5f), (last.Phase, last.Vessels.Single(v => v.Mmsi == A).DraughtAfterMeters));
    }

    [Fact]
    public void An_alert_that_is_long_enough_at_the_end_of_the_input_is_opened_then()
    {
        var found = 0;
        for (var minutes = 31.0; minutes < 36; minutes += 0.5)
        {
            var scenario = Together(minutes);
            var watch = new PairWatch(A, B);
            var detector = new RendezvousDetector(TestOptions.Transfer, Places.OpenSea, new AlertSource("test", "transfer", "1")) { Watch = watch };
            var revisions = new List<Alert>();
            detector.Add(CollectionsMarshal.AsSpan(scenario.Reports(hoursAfter: 0)), revisions);
            detector.Finish(revisions);
            Assert.Equal(watch.Encounters.Any(e => e.Verdict.StartsWith("candidate", StringComparison.Ordinal)), revisions.Count > 0);
            found += revisions.Count > 0 ? 1 : 0;
        }

        Assert.InRange(found, 1, 9);
    }

    private static Scenario Together(double minutes)
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(60 + minutes);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, minutes);
        return scenario;
    }
}
