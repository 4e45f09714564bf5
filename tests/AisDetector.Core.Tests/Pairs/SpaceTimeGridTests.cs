using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

public sealed class SpaceTimeGridTests
{
    /// <summary>Samples of a few steps anywhere in a patch: those that meet are those that comparing each with each finds, once.</summary>
    [Fact]
    public void Meetings_equal_those_of_all_pairs() =>
        Gen.Select(
            Gen.OneOf(Gen.Double[-89.99, 89.99], Gen.Const(0.0), Gen.Const(89.995), Gen.Const(-89.995)), Gen.OneOf(Gen.Double[-180, 180], Gen.Const(179.999)),
            Gen.Select(Gen.Int[0, 2], Gen.Double[0, 360], Gen.Double[0, 1200]).Array[2, 30]).Sample(
            (latitude, longitude, placed) =>
            {
                var samples = placed.Select((p, i) => (Track: Track((uint)(i / 2) + 1), Step: (long)p.Item1, At: Sphere.Destination(new Point(latitude, longitude), p.Item2, p.Item3))).ToArray();
                var grid = new SpaceTimeGrid(800, 500);
                var found = new List<(int, int)>();
                for (var i = 0; i < samples.Length; i++)
                {
                    var met = new List<(Track Other, double Meters)>();
                    grid.Meet(samples[i].Track, At(samples[i].Step, samples[i].At), met);
                    foreach (var (other, meters) in met)
                    {
                        var j = Array.FindIndex(samples, s => s.Track == other);
                        Assert.Equal(Sphere.DistanceMeters(samples[i].At, samples[j].At), meters, 1e-3);
                        found.Add((j, i));
                    }
                }

                var expected = new List<(int, int)>();
                for (var i = 0; i < samples.Length; i++)
                {
                    for (var j = 0; j < i; j++)
                    {
                        var meters = Sphere.DistanceMeters(samples[i].At, samples[j].At);
                        if (Math.Abs(meters - 500) < 1e-3) return;
                        if (samples[i].Step == samples[j].Step && samples[i].Track.Vessel.Mmsi != samples[j].Track.Vessel.Mmsi && meters < 500) expected.Add((j, i));
                    }
                }

                Assert.Equal(expected.Order(), found.Order());
            },
            iter: Iterations.Of(5000));

    [Fact]
    public void Dropped_steps_take_no_sample_and_the_others_stay() =>
        Gen.Select(Gen.Long[0, 12], Gen.Bool).Array[1, 60].Sample(
            operations =>
            {
                var grid = new SpaceTimeGrid(800, 500);
                var (dropped, mmsi) = (0L, 0u);
                var there = new Dictionary<long, int>();
                foreach (var (step, drops) in operations)
                {
                    if (drops)
                    {
                        dropped = Math.Max(dropped, step);
                        grid.DropBefore(step);
                        continue;
                    }

                    var met = new List<(Track Other, double Meters)>();
                    grid.Meet(Track(++mmsi), At(step, new Point(1, 2)), met);
                    Assert.Equal(step < dropped ? 0 : there.GetValueOrDefault(step), met.Count);
                    if (step >= dropped) there[step] = there.GetValueOrDefault(step) + 1;
                }
            },
            iter: Iterations.Of(5000));

    private static Track Track(uint mmsi) => new(new Vessel(mmsi), 1, Report.Empty with { Mmsi = mmsi, Time = 0 }, 8);

    private static Sample At(long step, Point at) => new() { Step = step, Latitude = at.Latitude, Longitude = at.Longitude, Kind = StepKind.Slow };
}
