using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class SharedMmsiTests
{
    private static readonly SharedMmsi Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Plain with { SharedMmsi = true })!.Value;
        Assert.Equal(-0.05, weight);
        Assert.Equal("one MMSI is sent from two places", text);
    }

    [Fact]
    public void Not_of_numbers_of_their_own() => Assert.Null(Rule.Weigh(Facts.Plain));

    [Fact]
    public void It_is_a_flag_too()
    {
        Assert.Equal("sharedMmsi", Rule.Word);
        Assert.True(Rule.Applies(Facts.Plain with { SharedMmsi = true }));
        Assert.False(Rule.Applies(Facts.Plain));
    }
}
