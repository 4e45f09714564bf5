using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class FalseTypeTests
{
    private static readonly FalseType Rule = new();

    [Theory]
    [InlineData(52, 101, "235000001 says that it is a tug and is 101 m long")]
    [InlineData(31, 183, "235000001 says that it is a tug and is 183 m long")]
    [InlineData(32, 183, "235000001 says that it is a tug and is 183 m long")]
    [InlineData(50, 66, "235000001 says that it is a pilot vessel and is 66 m long")]
    [InlineData(30, 151, "235000001 says that it is a fishing vessel and is 151 m long")]
    public void It_applies_with_its_weight_and_words(byte type, int length, string text)
    {
        var facts = Facts.Of(Facts.Ship(type, length), Facts.Ship(80, 200));
        Assert.Equal((0.10, text), Rule.Weigh(facts));
        Assert.Equal((0.10, text), Rule.Weigh(facts.Swapped()));
    }

    [Theory]
    [InlineData(52, 100)]
    [InlineData(50, 65)]
    [InlineData(30, 150)]
    [InlineData(80, 400)]
    [InlineData(52, null)]
    [InlineData(null, 400)]
    public void Not_of_a_ship_that_may_be_what_it_says(int? type, int? length) => Assert.Null(Rule.Weigh(Facts.Of(Facts.Ship((byte?)type, length), Facts.Ship(80, 200))));
}
