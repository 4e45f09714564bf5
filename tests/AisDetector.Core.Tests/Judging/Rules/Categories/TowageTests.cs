using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class TowageTests
{
    private static readonly Towage Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Towage, Rule.Category);

    [Fact]
    public void A_tug() => Assert.Equal("one is a tug", Rule.Why(Facts.Of(52, 80)));

    [Fact]
    public void A_towing_vessel() => Assert.Equal("one is a tug", Rule.Why(Facts.Of(80, 31)));

    [Fact]
    public void Not_of_a_pilot() => Assert.Null(Rule.Why(Facts.Of(80, 50)));

    [Fact]
    public void Not_of_unknown_ships() => Assert.Null(Rule.Why(Facts.Plain));

    [Fact]
    public void Not_of_a_ship_too_long_for_its_type() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(52, 183), Facts.Ship(80, 200))));

    [Fact]
    public void Not_of_a_claim_that_is_not_believed()
    {
        var facts = Facts.Of(52, 80) with { Longest = TimeSpan.FromHours(3) };
        Assert.Null(Rule.Why(facts));
        Assert.Null(Rule.Why(facts.Swapped()));
        Assert.NotNull(Rule.Why(facts with { Drifting = false }));
    }
}
