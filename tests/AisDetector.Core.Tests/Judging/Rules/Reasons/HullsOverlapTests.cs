using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class HullsOverlapTests
{
    private static readonly HullsOverlap Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Overlapping(8))!.Value;
        Assert.Equal((-0.15, "by sizes and positions the hulls overlap by 8 m"), (weight, text));
    }

    [Fact]
    public void Not_of_hulls_that_overlap_by_less_than_8_metres() => Assert.Null(Rule.Weigh(Overlapping(7.9f)));

    [Fact]
    public void Not_of_hulls_that_are_not_known() => Assert.Null(Rule.Weigh(Overlapping(float.NaN)));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Overlapping(8) with { ByAlongside = false }));

    private static PairFacts Overlapping(float meters) => Facts.Changed((i, c) => c with { Depth = meters, HullGap = 0 });
}
