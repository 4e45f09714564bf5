using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class UnderWayTests
{
    private static readonly UnderWay Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { Drifting = false, Ship2 = Facts.Plain.Ship2 with { MedianKnots = 4.5 } })!.Value;
        Assert.Equal(0.10, weight);
        Assert.Equal("moving together at 4.5 kn without parting", text);
    }

    [Fact]
    public void Not_of_drifting_ships() => Assert.Null(Rule.Weigh(Facts.Plain));
}
