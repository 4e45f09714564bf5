using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class GearTests
{
    private static readonly Gear Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Gear, Rule.Category);

    [Theory]
    [InlineData("BUOY 7", true)]
    [InlineData("NET3", true)]
    [InlineData("LUCKY 12.4V", true)]
    [InlineData("AB 85%", true)]
    [InlineData("NETTUNO", false)]
    [InlineData("MARV", false)]
    [InlineData(null, false)]
    public void Names_of_beacons(string? name, bool isGear) =>
        Assert.Equal(isGear, Rule.Why(Facts.Plain with { Ship2 = Facts.Plain.Ship2 with { Name = name } }) != null);

    [Fact]
    public void Never_a_ship_with_a_type_or_an_IMO_number()
    {
        Assert.Null(Rule.Why(Facts.Plain with { Ship1 = Facts.Plain.Ship1 with { Name = "BUOY 7", ShipType = 70 } }));
        Assert.Null(Rule.Why(Facts.Plain with { Ship1 = Facts.Plain.Ship1 with { Name = "BUOY 7", Imo = 9074729 } }));
    }
}
