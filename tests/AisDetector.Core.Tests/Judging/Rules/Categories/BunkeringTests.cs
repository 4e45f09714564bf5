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

    [Theory]
    [InlineData(30)]
    [InlineData(36)]
    [InlineData(37)]
    [InlineData(40)]
    [InlineData(49)]
    [InlineData(60)]
    [InlineData(79)]
    public void A_tanker_beside_each_type_that_burns_fuel(byte type) => Assert.NotNull(Rule.Why(Facts.Of(type, 80)));

    [Theory]
    [InlineData(35)]
    [InlineData(38)]
    [InlineData(50)]
    [InlineData(59)]
    public void Not_beside_another_type(byte type) => Assert.Null(Rule.Why(Facts.Of(type, 80)));

    [Theory]
    [InlineData(130, 195, true)]
    [InlineData(131, 300, false)]
    [InlineData(130, 194, false)]
    [InlineData(null, 300, false)]
    [InlineData(100, null, false)]
    public void A_small_tanker_beside_a_much_longer_ship_of_unknown_type(int? supplier, int? receiver, bool isBunkering)
    {
        var facts = Facts.Of(Facts.Ship(80, supplier), Facts.Ship(null, receiver));
        Assert.Equal(isBunkering ? "a small tanker beside a much longer ship" : null, Rule.Why(facts));
        Assert.Equal(Rule.Why(facts), Rule.Why(facts.Swapped()));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(90, true)] // "other" says nothing
    [InlineData(80, false)] // two tankers: a transfer, however small one is
    [InlineData(35, false)]
    public void Types_that_say_nothing_are_unknown(byte receiver, bool isBunkering) =>
        Assert.Equal(isBunkering, Rule.Why(Facts.Of(Facts.Ship(80, 100), Facts.Ship(receiver, 180))) != null);

    [Fact]
    public void A_type_that_the_length_belies_is_unknown() => Assert.Equal("a small tanker beside a much longer ship", Rule.Why(Facts.Of(Facts.Ship(80, 100), Facts.Ship(30, 151))));

    [Theory]
    [InlineData(80, 2, true)]
    [InlineData(null, 2, true)]
    [InlineData(99, 2, true)]
    [InlineData(80, 1, false)]
    [InlineData(null, 1, false)]
    [InlineData(35, 2, false)] // it says that it is something else
    public void A_tanker_on_its_round_or_a_ship_of_unknown_type(int? type, int partners, bool isBunkering)
    {
        var facts = Facts.Of(Facts.Ship((byte?)type, 100, partners), Facts.Ship(80, 300));
        Assert.Equal(isBunkering ? "235000001 went to 2 other ships in a day and is much shorter than this one" : null, Rule.Why(facts));
        Assert.Equal(Rule.Why(facts), Rule.Why(facts.Swapped()));
    }

    [Fact]
    public void Not_of_a_round_of_ships_of_about_its_length() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(80, 100, partners: 5), Facts.Ship(80, 149))));
}
