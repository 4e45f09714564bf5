using System.Runtime.InteropServices;
using AisDetector.Core.Ais;
using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.State;

public class SaveAndRestoreTests
{
    [Theory]
    [InlineData("transfer", 600)]
    [InlineData("gfw", 200)]
    public void A_run_saved_and_restored_at_any_point_equals_the_run_without(string profile, int iterations)
    {
        var options = profile == "gfw" ? RendezvousOptions.Gfw : RendezvousOptions.Transfer with { All = true };
        var (cases, withAlerts) = (0, 0);
        Gen.Select(Gen.Int[0, 1_000_000_000], Gen.Int[1, 3], Gen.Double[0, 1].Array[1, 3]).Sample(
            (seed, meetings, cuts) =>
            {
                var reports = RandomFleet.Of(seed, meetings).Reports();
                if (seed % 2 == 0) reports = [.. reports.Select(r => (Arrival: r.Time + r.Mmsi % 5 * 2_000_000, r)).OrderBy(r => r.Arrival).Select(r => r.r)];
                var expected = Detection.Of(reports, options).Revisions;
                var actual = Interrupted(reports, options, [.. cuts.Select(c => (int)(c * reports.Count)).Order()]);
                Assert.Equal(AlertText.Of(expected), AlertText.Of(actual));
                Interlocked.Increment(ref cases);
                if (expected.Count > 0) Interlocked.Increment(ref withAlerts);
            },
            iter: Iterations.Of(iterations));
        Assert.True(withAlerts > cases * 0.3, $"only {withAlerts} of {cases} fleets had alerts");
    }

    [Fact]
    public void A_state_saved_with_other_options_is_refused()
    {
        var state = new MemoryStream();
        New(RendezvousOptions.Transfer).Save(state);
        state.Position = 0;
        Assert.Throws<InvalidDataException>(() => New(RendezvousOptions.Gfw).Restore(state));
    }

    [Fact]
    public void A_damaged_state_is_refused_whatever_the_damage()
    {
        var detector = New(RendezvousOptions.Transfer);
        var reports = RandomFleet.Of(7, 2).Reports();
        detector.Add(CollectionsMarshal.AsSpan(reports)[..(reports.Count / 2)], []);
        var saved = new MemoryStream();
        detector.Save(saved);
        var whole = saved.ToArray();
        Gen.Int[0, whole.Length - 1].Sample(cut => Assert.Throws<InvalidDataException>(() => New(RendezvousOptions.Transfer).Restore(new MemoryStream(whole[..cut]))), iter: 500);
    }

    private static RendezvousDetector New(RendezvousOptions options) => new(options, Places.OpenSea, new AlertSource("test", options.Profile, "1"));

    private static List<Alert> Interrupted(List<Report> reports, RendezvousOptions options, int[] cuts)
    {
        var detector = New(options);
        var revisions = new List<Alert>();
        var from = 0;
        foreach (var cut in cuts)
        {
            detector.Add(CollectionsMarshal.AsSpan(reports)[from..cut], revisions);
            var state = new MemoryStream();
            detector.Save(state);
            state.Position = 0;
            detector = New(options);
            detector.Restore(state);
            Assert.Equal(state.Length, state.Position);
            from = cut;
        }

        detector.Add(CollectionsMarshal.AsSpan(reports)[from..], revisions);
        detector.Finish(revisions);
        return revisions;
    }
}
