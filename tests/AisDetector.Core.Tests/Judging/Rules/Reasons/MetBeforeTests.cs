using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class MetBeforeTests
{
    private static readonly MetBefore Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { OtherMeetings = 1 })!.Value;
        Assert.Equal((-0.10, "the same two lay alongside another time within a day"), (weight, text));
    }

    [Fact]
    public void Not_of_ships_that_met_once() => Assert.Null(Rule.Weigh(Facts.Plain));
}
