using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class BothTankersTests
{
    private static readonly BothTankers Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Of(80, 89))!.Value;
        Assert.Equal(0.15, weight);
        Assert.Equal("both are tankers", text);
    }

    [Fact]
    public void Not_of_one() => Assert.Null(Rule.Weigh(Facts.Of(80, 70)));

    [Fact]
    public void Not_of_one_beside_an_unknown_ship() => Assert.Null(Rule.Weigh(Facts.Of(80, null)));
}
