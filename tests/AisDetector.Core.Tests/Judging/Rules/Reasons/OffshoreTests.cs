using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class OffshoreTests
{
    private static readonly Offshore Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain)!.Value;
        Assert.Equal(0.10, weight);
        Assert.Equal("100 km from the nearest coast", text);
    }

    [Fact]
    public void Not_within_twenty_miles() => Assert.Null(Rule.Weigh(Facts.Plain with { CoastKm = 37 }));

    [Fact]
    public void Not_where_the_distance_is_not_known() => Assert.Null(Rule.Weigh(Facts.Plain with { CoastKm = null }));
}
