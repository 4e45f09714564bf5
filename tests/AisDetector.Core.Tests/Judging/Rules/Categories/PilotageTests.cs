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
}
