using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class GapEstimatedTests
{
    private static readonly GapEstimated Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain)!.Value;
        Assert.Equal(-0.05, weight);
        Assert.Equal("the distance between the hulls is estimated: dimensions or headings are missing", text);
    }

    [Fact]
    public void Not_of_measured_hulls() => Assert.Null(Rule.Weigh(Facts.Plain with { Tally = Facts.Contacts(31, measured: true) }));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Facts.Plain with { ByAlongside = false }));
}
