using AisDetector.Evaluation;
using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Scenes;
using AisDetector.Evaluation.Truths;

namespace AisDetector.Tests.Evaluation.Scenes;

public class CatalogueTests
{
    public static TheoryData<string> Transfers => [.. Catalogue.Transfers.Select(s => s.Kind)];

    public static TheoryData<string> All => [.. Catalogue.All.Select(s => s.Kind)];

    [Theory]
    [MemberData(nameof(Transfers))]
    public void The_truth_of_a_transfer_is_the_time_for_which_the_hulls_lie_a_fender_apart(string kind)
    {
        foreach (var scene in MadeScenes.Of(kind))
        {
            Assert.Contains(scene.Truths, t => t.Event == "rendezvous");
            foreach (var row in scene.Truths.Where(t => t.Event == "rendezvous"))
            {
                var (one, other) = (scene.Vessel(row.Mmsi1), scene.Vessel(row.Mmsi2));
                var (start, end) = (MadeScenes.Seconds(row.Start), MadeScenes.Seconds(row.End));
                // A hawser is longer than a fender; one scene parts for half an hour on purpose.
                var apart = kind == "tandem" ? 95 : 8;
                for (var time = start; time <= end; time += 60)
                    Assert.True(kind == "interrupted" || MadeScenes.Gap(one, other, time) <= apart, $"{kind}: {MadeScenes.Gap(one, other, time):0} m apart {(time - start) / 60:0} min after the start");
                foreach (var outside in (double[])[start - 900, end + 900]) Assert.True(MadeScenes.Gap(one, other, outside) > 25, $"{kind}: {MadeScenes.Gap(one, other, outside):0} m apart a quarter of an hour outside");
                Assert.True(end - start > 45 * 60);
            }
        }
    }

    [Fact]
    public void An_interrupted_transfer_is_side_by_side_before_and_after()
    {
        foreach (var scene in MadeScenes.Of("interrupted"))
        {
            var row = scene.Truths.Single();
            double Gap(DateTime? time, double after) => MadeScenes.Gap(scene.Vessel(row.Mmsi1), scene.Vessel(row.Mmsi2), MadeScenes.Seconds(time) + after);
            Assert.All([Gap(row.Start, 60), Gap(row.Start, 3600), Gap(row.End, -3600), Gap(row.End, -60)], gap => Assert.InRange(gap, 0, 8));
        }
    }

    [Theory]
    [InlineData("anchoredNeighbours", 60)]
    [InlineData("anchoredClose", 30)]
    [InlineData("fishingFleet", 35)]
    [InlineData("feedOutage", 80)]
    [InlineData("waitingForOrders", 600)]
    [InlineData("waitingAtRoads", 200)]
    [InlineData("interpolationGhost", 1000)]
    [InlineData("parallelSailing", 20)]
    [InlineData("overtaking", 20)]
    [InlineData("convoy", 50)]
    public void Ships_that_are_said_to_keep_clear_do(string kind, double meters)
    {
        foreach (var scene in MadeScenes.Of(kind, 6))
            foreach (var one in scene.Vessels)
                foreach (var other in scene.Vessels.Where(v => v.Mmsi > one.Mmsi))
                    Assert.True(Clearance.Between(one.Motion, other.Motion).Least >= meters, $"{kind}: {Clearance.Between(one.Motion, other.Motion).Least:0} m");
    }

    [Theory]
    [MemberData(nameof(All))]
    public void No_ship_jumps_or_leaves_the_recordings_two_days_and_each_scene_has_a_truth_and_a_receiver(string kind)
    {
        foreach (var scene in MadeScenes.Of(kind, 3))
        {
            Assert.NotEmpty(scene.Truths);
            Assert.NotEmpty(scene.Receptions);
            foreach (var vessel in scene.Vessels)
            {
                foreach (var motion in vessel.Motions)
                {
                    Assert.InRange(motion.Start, -1, Scene.Length);
                    Assert.InRange(motion.End, motion.Start, Scene.Length + 3600);
                    for (var time = motion.Start + Motion.Step; time <= motion.End; time += Motion.Step)
                    {
                        var knots = (motion.At(time).At - motion.At(time - Motion.Step).At).Length / Motion.Step / Motion.Knot;
                        Assert.True(knots < 32, $"{kind}: a {vessel.Kind.Word} makes {knots:0} kn");
                    }
                }
            }
        }
    }

    [Fact]
    public void Each_look_alike_has_a_hundred_cases_in_twenty_recordings_and_all_are_five_times_the_true_events()
    {
        var truth = MadeRecording.Make(1).Truth;

        var negatives = truth.Where(t => t.Label == TruthLabel.Negative).ToList();
        Assert.All(negatives.GroupBy(t => t.Kind), kind => Assert.True(kind.Count() * 20 >= 100, kind.Key));
        Assert.True(negatives.Count >= 5 * truth.Count(t => t.Label == TruthLabel.Positive && t.Event == "rendezvous"));
        // Who names a ship names its case.
        Assert.All(truth.Where(t => t.Vessels.Count > 0).GroupBy(t => t.Case), rows => Assert.Single(rows.Select(r => string.Join(' ', r.Vessels)).Distinct()));
        Assert.Empty(truth.DistinctBy(t => t.Case).SelectMany(t => t.Vessels).GroupBy(v => v).Where(v => v.Count() > 1).Select(v => v.Key));
    }
}
