using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class SteadyTogetherTests
{
    private static readonly SteadyTogether Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words() =>
        Assert.Equal((0.10, "they turned as one: one kept its place along the other's keel"), Rule.Weigh(Turning(45, 0)));

    [Theory]
    [InlineData(31, true)] // 40 m times the sine: 20.6 m on the map
    [InlineData(29, false)] // 19.4 m
    public void They_must_turn_by_20_metres_on_the_map(int degrees, bool isSteady) => Assert.Equal(isSteady, Rule.Weigh(Turning(degrees, 0)) != null);

    [Theory]
    [InlineData(24, true)]
    [InlineData(27, false)]
    public void And_scatter_on_the_map_1_7_times_as_much_as_along_the_keel(double meters, bool isSteady) => Assert.Equal(isSteady, Rule.Weigh(Turning(60, meters)) != null);

    [Fact]
    public void Not_without_headings() => Assert.Null(Rule.Weigh(Facts.Changed((i, c) => c.At(45 * Facts.Sign(i), 0, 40) with { Heading1 = -1 })));

    [Fact]
    public void Not_by_a_few_headings() =>
        Assert.Null(Rule.Weigh(Facts.Changed((i, c) => i < 3 ? c.At(0, 0, 40) : c.At(45 * Facts.Sign(i), 0, 40) with { Heading1 = -1 })));

    [Fact]
    public void Not_by_headings_that_may_be_stuck() =>
        Assert.Null(Rule.Weigh(Facts.Changed((i, c) => c.At(45 * Facts.Sign(i), 0, 40) with { Flags1 = SampleFlags.Observed | SampleFlags.HeadingStuck })));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Turning(45, 0) with { ByAlongside = false }));

    /// <summary>The first ship's heading goes to and fro. The second stays 40 m to its right, and scatters by so much there.</summary>
    private static PairFacts Turning(int degrees, double meters) => Facts.Changed((i, c) => c.At(degrees * Facts.Sign(i), 0, 40 + (meters * Facts.Sign(i, each: 2))));
}
