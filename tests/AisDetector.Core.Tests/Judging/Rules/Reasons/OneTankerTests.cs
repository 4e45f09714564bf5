using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class OneTankerTests
{
    private static readonly OneTanker Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Of(70, 84))!.Value;
        Assert.Equal(0.05, weight);
        Assert.Equal("one is a tanker", text);
    }

    [Fact]
    public void Not_of_two() => Assert.Null(Rule.Weigh(Facts.Of(80, 84)));

    [Fact]
    public void Not_of_none() => Assert.Null(Rule.Weigh(Facts.Of(70, null)));
}
