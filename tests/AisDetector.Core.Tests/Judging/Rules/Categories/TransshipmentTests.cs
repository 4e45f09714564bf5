using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class TransshipmentTests
{
    private static readonly Transshipment Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Transshipment, Rule.Category);

    [Fact]
    public void A_fishing_vessel_and_a_cargo_ship() => Assert.Equal("a fishing vessel and a cargo ship", Rule.Why(Facts.Of(30, 70)));

    [Fact]
    public void The_other_way_round() => Assert.Equal("a fishing vessel and a cargo ship", Rule.Why(Facts.Of(79, 30)));

    [Fact]
    public void Not_of_two_fishing_vessels() => Assert.Null(Rule.Why(Facts.Of(30, 30)));

    [Fact]
    public void Not_beside_an_unknown_ship() => Assert.Null(Rule.Why(Facts.Of(30, null)));
}
