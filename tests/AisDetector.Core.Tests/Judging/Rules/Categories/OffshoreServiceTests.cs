using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class OffshoreServiceTests
{
    private static readonly OffshoreService Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.OffshoreService, Rule.Category);

    [Fact]
    public void A_diving_vessel() => Assert.Equal("one is a service vessel", Rule.Why(Facts.Of(34, 80)));

    [Fact]
    public void Not_of_a_cargo_ship() => Assert.Null(Rule.Why(Facts.Of(70, 80)));

    [Fact]
    public void Not_of_unknown_ships() => Assert.Null(Rule.Why(Facts.Plain));

    [Fact]
    public void Not_of_a_claim_that_is_not_believed()
    {
        var facts = Facts.Of(34, 80) with { Longest = TimeSpan.FromHours(3) };
        Assert.Null(Rule.Why(facts));
        Assert.Null(Rule.Why(facts.Swapped()));
        Assert.NotNull(Rule.Why(facts with { Drifting = false }));
    }
}
