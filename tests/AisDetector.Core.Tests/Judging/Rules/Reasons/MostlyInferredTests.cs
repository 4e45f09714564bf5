using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class MostlyInferredTests
{
    private static readonly MostlyInferred Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { Inferred = TimeSpan.FromMinutes(31) })!.Value;
        Assert.Equal(-0.10, weight);
        Assert.Equal("31 min of 1 h lie between reports", text);
    }

    [Fact]
    public void Not_of_half() => Assert.Null(Rule.Weigh(Facts.Plain with { Inferred = TimeSpan.FromMinutes(30) }));
}
