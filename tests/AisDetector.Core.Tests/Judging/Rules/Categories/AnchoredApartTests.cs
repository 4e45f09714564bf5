using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;
using AisDetector.Core.Judging;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class AnchoredApartTests
{
    private static readonly AnchoredApart Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Proximity, Rule.Category);

    [Fact]
    public void A_ship_that_keeps_its_place_on_the_map_while_the_other_swings() =>
        Assert.Equal("each keeps its own place as they swing: 0 m on the map, 20 m along the keel", Rule.Why(Swinging(30, 0)));

    [Theory]
    [InlineData(26, false)] // 40 m times the sine: 17.5 m
    [InlineData(27, true)] // 18.2 m
    public void It_scatters_along_the_keel_by_18_metres_at_the_least(int degrees, bool isApart) => Assert.Equal(isApart, Rule.Why(Swinging(degrees, 0)) != null);

    [Theory]
    [InlineData(24, true)] // along the keel 32.8 m
    [InlineData(27, false)] // along the keel 33.6 m
    public void And_a_quarter_more_than_on_the_map(double meters, bool isApart) => Assert.Equal(isApart, Rule.Why(Swinging(30, meters)) != null);

    [Fact]
    public void Not_of_ships_that_turn_as_one() => Assert.Null(Rule.Why(Facts.Changed((i, c) => c.At(30 * Facts.Sign(i), 0, 40))));

    [Fact]
    public void Not_by_headings_that_may_be_stuck() =>
        Assert.Null(Rule.Why(Facts.Changed((i, c) => Swing(i, c, 30, 0) with { Flags1 = SampleFlags.Observed | SampleFlags.HeadingStuck })));

    [Fact]
    public void Not_by_headings_at_half_of_the_contacts() =>
        Assert.Null(Rule.Why(Facts.Changed((i, c) => Swing(i, c, 60, 0) is var swung && i < 16 ? swung : swung with { Heading1 = -1 })));

    [Fact]
    public void Not_without_headings() => Assert.Null(Rule.Why(Facts.Changed((i, c) => c with { North = 40 + (30 * Facts.Sign(i)) })));

    /// <summary>The first ship's heading goes to and fro. The second lies 40 m north of it, and scatters by so much on the map.</summary>
    private static PairFacts Swinging(int degrees, double meters) => Facts.Changed((i, c) => Swing(i, c, degrees, meters));

    private static Contact Swing(int i, Contact c, int degrees, double meters) =>
        c with { Heading1 = (short)(degrees * Facts.Sign(i) < 0 ? 360 - degrees : degrees), North = (float)(40 + (meters * Facts.Sign(i, each: 2))) };
}
