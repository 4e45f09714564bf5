using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class CameAndWentTests
{
    private static readonly CameAndWent Rule = new();

    private static readonly PairFacts Met = Facts.Plain with { ArrivalSeen = true, DepartureSeen = true, SeenApart = true };

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Met)!.Value;
        Assert.Equal((0.05, "one was seen to come, and the two to part"), (weight, text));
    }

    [Fact]
    public void Not_without_an_arrival() => Assert.Null(Rule.Weigh(Met with { ArrivalSeen = false }));

    [Fact]
    public void Not_without_a_departure() => Assert.Null(Rule.Weigh(Met with { DepartureSeen = false }));

    [Fact]
    public void Not_of_two_that_were_never_apart() => Assert.Null(Rule.Weigh(Met with { SeenApart = false }));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Met with { ByAlongside = false }));
}
