using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class ArrivalNotSeenTests
{
    private static readonly ArrivalNotSeen Rule = new();

    private static readonly PairFacts Lying = Facts.Plain with { ArrivalSeen = false, DepartureSeen = false };

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Lying)!.Value;
        Assert.Equal((-0.15, "both lay here when they were first heard, and have not parted"), (weight, text));
    }

    [Fact]
    public void Not_of_a_ship_that_came() => Assert.Null(Rule.Weigh(Lying with { ArrivalSeen = true }));

    [Fact]
    public void Not_of_ships_that_parted() => Assert.Null(Rule.Weigh(Lying with { DepartureSeen = true }));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Lying with { ByAlongside = false }));
}
