using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class LittleObservedTests
{
    private static readonly LittleObserved Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { Tally = Facts.Contacts(11) })!.Value;
        Assert.Equal(-0.10, weight);
        Assert.Equal("observed side by side for 20 min only; the rest lies in silence or between reports", text);
    }

    [Fact]
    public void Not_of_what_was_observed_long_enough() => Assert.Null(Rule.Weigh(Facts.Plain));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Facts.Plain with { Tally = Facts.Contacts(11), ByAlongside = false }));
}
