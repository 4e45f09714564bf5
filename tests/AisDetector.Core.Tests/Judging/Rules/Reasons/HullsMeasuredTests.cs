using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class HullsMeasuredTests
{
    private static readonly HullsMeasured Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { Tally = Facts.Contacts(31, measured: true) })!.Value;
        Assert.Equal(0.10, weight);
        Assert.Equal("hulls 8 m apart by dimensions and headings", text);
    }

    [Fact]
    public void Not_where_they_are_estimated() => Assert.Null(Rule.Weigh(Facts.Plain));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Facts.Plain with { Tally = Facts.Contacts(31, measured: true), ByAlongside = false }));
}
