using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class LargeShipsTests
{
    private static readonly LargeShips Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Of(Facts.Ship(length: 65), Facts.Ship(length: 300)))!.Value;
        Assert.Equal((0.10, "both are large: 65 and 300 m long"), (weight, text));
    }

    [Theory]
    [InlineData(64, 300)]
    [InlineData(300, 64)]
    [InlineData(null, 300)]
    [InlineData(300, null)]
    public void Not_where_one_is_small_or_not_known(int? first, int? second) => Assert.Null(Rule.Weigh(Facts.Of(Facts.Ship(length: first), Facts.Ship(length: second))));
}
