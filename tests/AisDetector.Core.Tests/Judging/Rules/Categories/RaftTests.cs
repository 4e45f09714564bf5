using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class RaftTests
{
    private static readonly Raft Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Rafted, Rule.Category);

    [Fact]
    public void Two_small_craft_near_the_shore() => Assert.Equal("two small craft near the shore", Rule.Why(Facts.Plain with { CoastKm = 1.5, Ship1 = Facts.Plain.Ship1 with { LengthMeters = 12 }, Ship2 = Facts.Plain.Ship2 with { LengthMeters = 14 } }));

    [Fact]
    public void A_crowd_of_small_craft() => Assert.Equal("6 ships linked side by side", Rule.Why(Facts.Plain with { IsCrowd = true, CrowdCount = 6, CrowdIsSmall = true }));

    [Fact]
    public void A_crowd_near_a_harbour() => Assert.Equal("6 ships linked side by side", Rule.Why(Facts.Plain with { IsCrowd = true, CrowdCount = 6, HarbourKm = 4 }));

    [Fact]
    public void Not_of_a_crowd_of_ships_at_sea() => Assert.Null(Rule.Why(Facts.Plain with { IsCrowd = true, CrowdCount = 6 }));

    [Fact]
    public void Not_of_small_craft_at_sea() => Assert.Null(Rule.Why(Facts.Plain with { Ship1 = Facts.Plain.Ship1 with { LengthMeters = 12 }, Ship2 = Facts.Plain.Ship2 with { LengthMeters = 14 } }));
}
