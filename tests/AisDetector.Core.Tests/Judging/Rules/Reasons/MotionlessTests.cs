using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class MotionlessTests
{
    private static readonly Motionless Rule = new();

    [Theory]
    [InlineData(60, -0.10, "one has not moved for 2 h")]
    [InlineData(119, -0.10, "one has not moved for 3 h 58 min")]
    [InlineData(120, -0.20, "one has not moved for 4 h")]
    public void It_applies_with_its_weight_and_words(int steps, double weight, string text) => Assert.Equal((weight, text), Rule.Weigh(Still(steps)));

    [Fact]
    public void Not_of_less_than_two_hours() => Assert.Null(Rule.Weigh(Still(59)));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Still(120) with { ByAlongside = false }));

    private static PairFacts Still(int steps) => Facts.Plain with { Tally = Facts.Contacts(31, motionlessSteps: steps) };
}
