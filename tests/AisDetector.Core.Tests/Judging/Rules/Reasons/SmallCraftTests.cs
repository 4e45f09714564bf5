using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class SmallCraftTests
{
    private static readonly SmallCraft Rule = new();

    [Theory]
    [InlineData(44, 219, -0.20, "one is a small craft")]
    [InlineData(44, 220, -0.30, "one is a small craft beside a much larger ship")]
    [InlineData(44, 44, -0.25, "both are small craft")]
    [InlineData(44, null, -0.20, "one is a small craft")]
    public void It_applies_with_its_weight_and_words(int first, int? second, double weight, string text)
    {
        var facts = Facts.Of(Facts.Ship(length: first), Facts.Ship(length: second));
        Assert.Equal((weight, text), Rule.Weigh(facts));
        Assert.Equal((weight, text), Rule.Weigh(facts.Swapped()));
    }

    [Theory]
    [InlineData(null, 45)]
    [InlineData(null, null)]
    [InlineData(80, 20)] // small tankers trade
    [InlineData(30, 44)] // catchers bring fish to a carrier
    [InlineData(30, 30)]
    public void Not_of_ships_that_may_carry_a_cargo(int? type, int? length) => Assert.Null(Rule.Weigh(Facts.Of(Facts.Ship((byte?)type, length), Facts.Ship(80, 200))));

    [Fact]
    public void A_fishing_boat_shorter_than_30_metres_is_a_small_craft() => Assert.Equal(-0.30, Rule.Weigh(Facts.Of(Facts.Ship(30, 29), Facts.Ship(80, 200)))?.Weight);

    [Theory]
    [InlineData(36)]
    [InlineData(37)]
    public void A_yacht_of_unknown_length_is_one(byte type) => Assert.Equal(-0.20, Rule.Weigh(Facts.Of(type, 80))?.Weight);
}
