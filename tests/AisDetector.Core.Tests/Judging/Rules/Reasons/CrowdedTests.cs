using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class CrowdedTests
{
    private static readonly Crowded Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { IsCrowd = true, CrowdCount = 7 })!.Value;
        Assert.Equal(-0.20, weight);
        Assert.Equal("7 ships linked side by side", text);
    }

    [Fact]
    public void Not_of_a_pair() => Assert.Null(Rule.Weigh(Facts.Plain));
}
