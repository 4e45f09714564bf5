using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class PairTrawlingTests
{
    private static readonly PairTrawling Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.PairTrawling, Rule.Category);

    [Fact]
    public void Two_fishing_vessels_at_trawling_speed() => Assert.Equal("two fishing vessels at trawling speed", Rule.Why(Facts.Of(30, 30) with { Ship1 = Facts.Of(30, 30).Ship1 with { MedianKnots = 3 }, Ship2 = Facts.Of(30, 30).Ship2 with { MedianKnots = 3.2 } }));

    [Fact]
    public void Not_of_drifting_ones() => Assert.Null(Rule.Why(Facts.Of(30, 30)));
}
