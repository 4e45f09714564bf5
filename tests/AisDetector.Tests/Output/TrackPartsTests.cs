using AisDetector.Output;
using CsCheck;

namespace AisDetector.Tests.Output;

public class TrackPartsTests
{
    private static readonly DateTime Noon = new(2024, 1, 31, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<TrackFix[]> GenTrack =
        Gen.Select(Gen.Int[0, 90], Gen.Double[-60, 60], Gen.Double[-1, 1]).Array[0, 20].Select(steps =>
        {
            var time = Noon;
            return steps.Select(step => new TrackFix(time += TimeSpan.FromMinutes(step.Item1), step.Item2, step.Item3 > 0 ? 180 - step.Item3 : -180 - step.Item3, 0)).ToArray();
        });

    [Fact]
    public void No_part_crosses_the_antimeridian_and_no_fix_is_lost() => GenTrack.Sample(
        fixes =>
        {
            var parts = TrackParts.CutAtAntimeridian(fixes).ToArray();
            Assert.All(parts, part => Assert.All(part.Zip(part.Skip(1)), pair => Assert.True(Math.Abs(pair.First.Longitude - pair.Second.Longitude) <= 180)));
            // What is on the meridian itself was put there by the cut.
            Assert.Equal(fixes.Where(f => Math.Abs(f.Longitude) < 180), parts.SelectMany(part => part).Where(f => Math.Abs(f.Longitude) < 180));
            Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.Equal((pair.First[^1].Time, -pair.First[^1].Longitude), (pair.Second[0].Time, pair.Second[0].Longitude)));
        },
        iter: 2_000);

    [Fact]
    public void Parts_end_at_silences_and_nowhere_else() => GenTrack.Sample(
        fixes =>
        {
            var hour = TimeSpan.FromHours(1);
            var parts = TrackParts.CutAtSilences(fixes, hour).ToArray();
            Assert.Equal(fixes, parts.SelectMany(part => part));
            Assert.All(parts, part => Assert.All(part.Zip(part.Skip(1)), pair => Assert.True(pair.Second.Time - pair.First.Time <= hour)));
            Assert.All(parts.Zip(parts.Skip(1)), pair => Assert.True(pair.Second[0].Time - pair.First[^1].Time > hour));
        },
        iter: 2_000);
}
