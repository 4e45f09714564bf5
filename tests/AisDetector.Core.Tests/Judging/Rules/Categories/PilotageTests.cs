using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class PilotageTests
{
    private static readonly Pilotage Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Pilotage, Rule.Category);

    [Fact]
    public void A_pilot_on_either_side() => Assert.Equal("one is a pilot vessel", Rule.Why(Facts.Of(80, 50)));

    [Fact]
    public void Not_of_a_tug() => Assert.Null(Rule.Why(Facts.Of(80, 52)));

    [Fact]
    public void Not_of_unknown_ships() => Assert.Null(Rule.Why(Facts.Plain));

    [Fact]
    public void Not_of_a_ship_too_long_for_its_type() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(50, 66), Facts.Ship(80, 200))));

    [Fact]
    public void Not_of_a_claim_that_is_not_believed()
    {
        var facts = Facts.Of(50, 80) with { Longest = TimeSpan.FromHours(3) };
        Assert.Null(Rule.Why(facts));
        Assert.Null(Rule.Why(facts.Swapped()));
        Assert.NotNull(Rule.Why(facts with { Drifting = false }));
    }
}
