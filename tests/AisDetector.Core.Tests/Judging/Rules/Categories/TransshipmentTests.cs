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

    [Theory]
    [InlineData(50, 75, true)]
    [InlineData(50, 74, false)]
    [InlineData(40, 70, true)]
    [InlineData(40, 69, false)]
    [InlineData(null, 140, false)]
    [InlineData(50, null, false)]
    public void A_fishing_vessel_and_a_ship_of_the_size_of_a_carrier(int? catcher, int? carrier, bool isTransshipment)
    {
        var facts = Facts.Of(Facts.Ship(30, catcher), Facts.Ship(null, carrier));
        Assert.Equal(isTransshipment ? "a fishing vessel and a ship of the size of a carrier" : null, Rule.Why(facts));
        Assert.Equal(Rule.Why(facts), Rule.Why(facts.Swapped()));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(99, true)]
    [InlineData(80, false)]
    [InlineData(30, false)]
    public void A_carrier_is_of_a_type_that_says_nothing(byte type, bool isTransshipment) =>
        Assert.Equal(isTransshipment, Rule.Why(Facts.Of(Facts.Ship(30, 50), Facts.Ship(type, 140))) != null);

    [Fact]
    public void Not_of_a_ship_too_long_to_fish() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(30, 151), Facts.Ship(70, 200))));
}
