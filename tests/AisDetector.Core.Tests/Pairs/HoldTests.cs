using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

/// <summary>When a hold begins and ends, against the definition over a plain list. What it counts is held against sums in ContactTallyTests.</summary>
public sealed class HoldTests
{
    /// <summary>So many of its first and of its last steps are remembered.</summary>
    private const int Remembered = 16;

    private static readonly Gen<Contact[]> Runs = Gen.Select(Gen.Frequency((8, Gen.Const(1)), (2, Gen.Int[2, 30])), Gen.OneOf(Gen.Double[20, 60], Gen.Double[20, 220])).Array[1, 50].Select(
        items =>
        {
            var step = 1000L;
            return items.Select(item => new Contact { Step = step += item.Item1, Meters = (float)item.Item2, Heading1 = -1, Heading2 = -1 }).ToArray();
        });

    [Fact]
    public void It_touches_from_the_first_to_the_last_step_about_as_near_as_in_the_mean() => Runs.Sample(
        contacts =>
        {
            // The first five steps are approach.
            var mean = contacts.Where(c => c.Step - contacts[0].Step >= 5).Select(c => (double)c.Meters).DefaultIfEmpty(double.PositiveInfinity).Average();
            long first = contacts[0].Step, last = contacts[^1].Step;
            var near = contacts.Where(c => Math.Abs(c.Meters - mean) <= 20).Select(c => c.Step).ToList();
            var from = near.Where(s => s < first + Remembered).DefaultIfEmpty(first).First();
            var to = near.Where(s => s > last - Remembered && s >= from).DefaultIfEmpty(last).Last();
            var hold = Of(contacts);
            Assert.Equal((first, last, last - first), (hold.First, hold.Last, hold.Length));
            Assert.Equal((from, to), hold.Touching);
        },
        iter: Iterations.Of(20_000));

    [Theory]
    [InlineData(59, 1000)] // the mean is 40.95 m: 18 m farther
    [InlineData(63, 1001)] // the mean is 41.1 m: 22 m farther
    public void A_ship_that_is_still_coming_does_not_touch(float meters, long start)
    {
        var contacts = Enumerable.Range(0, 20).Select(i => new Contact { Step = 1000 + i, Meters = i == 0 ? meters : 40 }).ToArray();
        Assert.Equal((start, 1019), Of(contacts).Touching);
        var parting = contacts.Select(c => c with { Meters = c.Step == 1019 ? meters : 40 }).ToArray();
        Assert.Equal((1000, start == 1000 ? 1019 : 1018), Of(parting).Touching);
    }

    [Fact]
    public void Long_holds_are_summed_from_touch_to_touch()
    {
        var holds = default(LongHolds);
        Hold first = Of([.. Steps(100, 110, coming: true)]), second = Of([.. Steps(200, 230, coming: false)]);
        holds.Take(first);
        holds.Take(second);
        Assert.Equal((2, 101L, 230L), (holds.Count, holds.First, holds.Last));
        Assert.Equal((9 + 30, 30), (holds.Length, holds.Longest));

        static IEnumerable<Contact> Steps(int from, int to, bool coming) =>
            Enumerable.Range(from, to - from + 1).Select(s => new Contact { Step = s, Meters = coming && s == from ? 90 : 40 });
    }

    [Theory]
    [InlineData(4, 4, true)]
    [InlineData(3, 9, false)]
    [InlineData(9, 3, false)]
    public void Inferred_time_counts_with_four_fixes_in_a_row_of_each(int first, int second, bool counts)
    {
        var hold = new Hold(1000) { Observed = 1, Silent = 2, Inferred = 10 };
        for (var i = 0; i < Math.Max(first, second); i++) hold.AddFixes(i < first, i < second, alongside: true);
        Assert.Equal((counts ? 10 : 0, counts ? 13 : 3), (hold.TrustedInferred, hold.Steps));
    }

    [Fact]
    public void A_fix_that_is_not_alongside_begins_the_row_anew()
    {
        var hold = new Hold(1000) { Inferred = 10 };
        for (var i = 0; i < 7; i++) hold.AddFixes(true, true, alongside: i != 3);
        Assert.Equal(0, hold.TrustedInferred);
        hold.AddFixes(true, true, alongside: true);
        Assert.Equal(10, hold.TrustedInferred);
    }

    private static Hold Of(Contact[] contacts)
    {
        var hold = new Hold(contacts[0].Step);
        foreach (var contact in contacts) hold.Add(contact);
        return hold;
    }
}
