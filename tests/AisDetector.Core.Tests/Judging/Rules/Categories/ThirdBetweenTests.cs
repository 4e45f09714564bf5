using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class ThirdBetweenTests
{
    private static readonly ThirdBetween Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Proximity, Rule.Category);

    [Fact]
    public void A_third_ship_between_them() => Assert.Equal("3 lies between them", Rule.Why(Facts.Plain with { Between = 3 }));

    [Fact]
    public void Not_of_a_pair_alone() => Assert.Null(Rule.Why(Facts.Plain));
}
