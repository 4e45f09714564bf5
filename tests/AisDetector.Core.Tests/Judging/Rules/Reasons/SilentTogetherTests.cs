using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class SilentTogetherTests
{
    private static readonly SilentTogether Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { Tally = Facts.Contacts(31, silentBefore: 240) })!.Value;
        Assert.Equal(0.10, weight);
        Assert.Equal("both silent for 8 h 2 min between two times side by side", text);
    }

    [Fact]
    public void Not_of_ships_that_were_heard() => Assert.Null(Rule.Weigh(Facts.Plain));
}
