using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class NotSeenApartTests
{
    private static readonly NotSeenApart Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { SeenApart = false })!.Value;
        Assert.Equal((-0.10, "they were never seen in different places"), (weight, text));
    }

    [Fact]
    public void Not_of_ships_that_were_seen_apart() => Assert.Null(Rule.Weigh(Facts.Plain));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Facts.Plain with { SeenApart = false, ByAlongside = false }));
}
