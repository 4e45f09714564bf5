using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class DriftingTests
{
    private static readonly Drifting Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain)!.Value;
        Assert.Equal(0.15, weight);
        Assert.Equal("both nearly stopped: medians 0.4 and 0.6 kn", text);
    }

    [Fact]
    public void Not_of_ships_under_way() => Assert.Null(Rule.Weigh(Facts.Plain with { Drifting = false }));
}
