using System.Runtime.InteropServices;
using AisDetector.Core.Alerts;
using AisDetector.Core.Judging;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Judging;

/// <summary>What <c>explain</c> is told is what is published.</summary>
public sealed class PairWatchTests
{
    [Theory]
    [InlineData(27)]
    [InlineData(0)]
    public void Each_alert_of_random_fleets_is_what_explain_says(double hoursAfter)
    {
        var alerts = 0;
        for (var seed = 1; seed <= 40; seed++)
        {
            var scenario = RandomFleet.Of(seed, 2);
            var reports = scenario.Reports(hoursAfter);
            foreach (var alert in Detection.Of(reports, places: scenario.Places).Alerts)
            {
                var watch = new PairWatch(alert.Vessels[0].Mmsi, alert.Vessels[1].Mmsi);
                var detector = new RendezvousDetector(TestOptions.Transfer, scenario.Places, new AlertSource("test", "transfer", "1")) { Watch = watch };
                var revisions = new List<Alert>();
                detector.Add(CollectionsMarshal.AsSpan(reports), revisions);
                detector.Finish(revisions);
                Assert.Equal(AlertText.Of(alert), AlertText.Of(revisions.Last(a => a.Id == alert.Id)));
                Assert.Contains(watch.Encounters, finding =>
                    finding.Verdict == $"candidate: {Words.Of(alert.Category!.Value)}"
                    && Figure(finding, "alongside").Contains($"antennas {alert.MinDistanceMeters} m,", StringComparison.Ordinal)
                    && Figure(finding, "speed").StartsWith(FormattableString.Invariant($"medians {alert.Vessels[0].MedianSpeedKnots:0.0} and {alert.Vessels[1].MedianSpeedKnots:0.0} kn"), StringComparison.Ordinal));
                alerts++;
            }
        }

        Assert.InRange(alerts, 15, 200);
    }

    [Theory]
    [InlineData(8, 0, "8 h")]
    [InlineData(12, 0, "12 h")]
    [InlineData(8, 24, "8 h")]
    public void The_limit_that_ended_an_encounter_is_the_one_that_is_named(double silence, double merged, string named)
    {
        // One contact is long enough for no piece: what ends it is the silence, whatever lies between pieces.
        var options = TestOptions.Transfer with { BridgedSilence = TimeSpan.FromHours(silence), MergedApart = TimeSpan.FromHours(merged) };
        var scenario = new Scenario();
        var a = scenario.Tanker(538000002).Drifts(200);
        scenario.Tanker(636000001).Approaches(a, 60).StaysBeside(a, 140);
        var watch = new PairWatch(538000002, 636000001);
        var detector = new RendezvousDetector(options, Core.Geo.Places.OpenSea, new AlertSource("test", "transfer", "1")) { Watch = watch };
        detector.Add(CollectionsMarshal.AsSpan(scenario.Reports()), []);
        detector.Finish([]);
        Assert.Equal($"no contact for more than {named}, the longest absence that is bridged", Assert.Single(watch.Encounters).Ending);
    }

    private static string Figure(EncounterFinding finding, string test) => finding.Tests.FirstOrDefault(t => t.Name == test)?.Figure ?? "";
}
