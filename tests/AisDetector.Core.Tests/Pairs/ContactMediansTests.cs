using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

public sealed class ContactMediansTests
{
    [Fact]
    public void They_are_those_of_the_sorted_list_of_rounded_figures() =>
        Gen.Select(Gen.Int[0, 5000], Gen.Int[0, 300], Gen.Int[0, 300]).Array[1, 40].Sample(
            contacts =>
            {
                var medians = new ContactMedians(5000);
                foreach (var (meters, knots1, knots2) in contacts) medians.Add(new Contact { Meters = meters, Knots1 = knots1 / 10f, Knots2 = knots2 / 10f });
                Assert.Equal(Median(contacts.Select(c => (double)c.Item1)), medians.Meters, 1e-9);
                Assert.Equal(Median(contacts.Select(c => c.Item2 / 10.0)), medians.Knots1, 1e-9);
                Assert.Equal(Median(contacts.Select(c => c.Item3 / 10.0)), medians.Knots2, 1e-9);
                Assert.Equal((medians.Meters, medians.Knots1, medians.Knots2), medians.Values);
            },
            iter: Iterations.Of(10_000));

    [Theory]
    [InlineData(1.9f, 1.9f, true)]
    [InlineData(2f, 1.9f, false)]
    [InlineData(1.9f, 2f, false)]
    public void Below_is_below_for_both(float knots1, float knots2, bool isBelow)
    {
        var medians = new ContactMedians(500);
        medians.Add(new Contact { Knots1 = knots1, Knots2 = knots2 });
        Assert.Equal(isBelow, medians.AreBelow(2));
    }

    [Fact]
    public void What_is_out_of_range_counts_at_its_end()
    {
        var medians = new ContactMedians(500);
        medians.Add(new Contact { Meters = 99_999, Knots1 = 99, Knots2 = -1 });
        Assert.Equal((1000, 30, 0), medians.Values);
        Assert.True(double.IsNaN(new ContactMedians(500).Meters));
    }

    [Fact]
    public void One_encounters_medians_leave_nothing_behind_for_the_next()
    {
        var medians = new ContactMedians(500);
        medians.SetTo(new TwoTracks("ccccccccc", meters: 300).Run(Core.Options.RendezvousOptions.Transfer));
        Assert.Equal(300, medians.Meters);
        medians.SetTo(new TwoTracks("cc", meters: 20).Run(Core.Options.RendezvousOptions.Transfer));
        Assert.Equal(20, medians.Meters);
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
