using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class BunkeringTests
{
    private static readonly Bunkering Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Bunkering, Rule.Category);

    [Fact]
    public void A_tanker_and_a_cargo_ship() => Assert.Equal("a tanker beside a ship that carries no liquid cargo", Rule.Why(Facts.Of(80, 70)));

    [Fact]
    public void A_passenger_ship_and_a_tanker() => Assert.Equal("a tanker beside a ship that carries no liquid cargo", Rule.Why(Facts.Of(60, 84)));

    [Fact]
    public void Not_of_two_tankers() => Assert.Null(Rule.Why(Facts.Of(80, 84)));

    [Fact]
    public void Not_beside_an_unknown_ship() => Assert.Null(Rule.Why(Facts.Of(80, null)));

    [Fact]
    public void Not_beside_an_other_ship() => Assert.Null(Rule.Why(Facts.Of(80, 90)));
}
