using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class ServiceClaimedTests
{
    private static readonly ServiceClaimed Rule = new();

    private static readonly PairFacts Pumping = Facts.Of(Facts.Ship(52, 60), Facts.Ship(80, 200)) with { Longest = TimeSpan.FromHours(3) };

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Pumping)!.Value;
        Assert.Equal((-0.15, "one says that it is a service vessel, and does not act like one"), (weight, text));
    }

    [Theory]
    [InlineData(50)]
    [InlineData(51)]
    [InlineData(58)]
    public void A_pilot_and_other_services_too_and_the_other_way_round(byte type) =>
        Assert.NotNull(Rule.Weigh((Pumping with { Ship1 = Facts.Ship(type, 60) }).Swapped()));

    [Fact]
    public void Not_of_a_claim_that_is_believed() => Assert.Null(Rule.Weigh(Pumping with { Longest = TimeSpan.FromMinutes(179) }));

    [Fact]
    public void Not_of_a_false_type_which_counts_by_itself() => Assert.Null(Rule.Weigh(Pumping with { Ship1 = Facts.Ship(52, 183) }));

    [Theory]
    [InlineData(80)]
    [InlineData(null)]
    public void Not_of_a_ship_that_claims_nothing(int? type) => Assert.Null(Rule.Weigh(Pumping with { Ship1 = Facts.Ship((byte?)type, 60) }));
}
