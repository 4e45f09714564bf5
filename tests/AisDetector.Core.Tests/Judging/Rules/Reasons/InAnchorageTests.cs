using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class InAnchorageTests
{
    private static readonly InAnchorage Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { InAnchorage = true })!.Value;
        Assert.Equal(-0.10, weight);
        Assert.Equal("in an anchorage, where ships lie near each other", text);
    }

    [Fact]
    public void Not_elsewhere() => Assert.Null(Rule.Weigh(Facts.Plain));
}
