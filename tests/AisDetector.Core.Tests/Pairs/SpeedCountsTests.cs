using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

public sealed class SpeedCountsTests
{
    /// <summary>Where the counts tell a side, runs of contacts on equal sides have medians on equal sides of every limit of a rule.</summary>
    [Fact]
    public void Equal_sides_mean_equal_answers_of_the_medians()
    {
        var speeds = Gen.OneOf(Gen.Int[0, 70], Gen.Int[13, 22], Gen.Int[58, 63]);
        var answers = new System.Collections.Concurrent.ConcurrentDictionary<int, (bool, bool, bool, bool, bool, bool)>();
        Gen.Select(speeds, speeds).Array[1, 9].Sample(
            contacts =>
            {
                var (counts, fromMedians, medians) = (new SpeedCounts(), new SpeedCounts(), new ContactMedians(500));
                foreach (var (knots1, knots2) in contacts)
                {
                    var contact = new Contact { Knots1 = knots1 / 10f, Knots2 = knots2 / 10f };
                    counts.Add(contact, driftingKnots: 2);
                    medians.Add(contact);
                }

                fromMedians.Add(medians, driftingKnots: 2);
                Assert.Equal(counts.Sides, fromMedians.Sides);
                if (counts.Sides is not { } sides) return;
                var found = (medians.Knots1 < 2, medians.Knots2 < 2, medians.Knots1 >= 1.5, medians.Knots2 >= 1.5, medians.Knots1 <= 6, medians.Knots2 <= 6);
                Assert.Equal(answers.GetOrAdd(sides, found), found);
            },
            iter: Iterations.Of(20_000));
        Assert.True(answers.Count > 10);
    }
}
