using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class ManyPartnersTests
{
    private static readonly ManyPartners Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Facts.Of(Facts.Ship(partners: 3), Facts.Ship(partners: 4)))!.Value;
        Assert.Equal((-0.25, "both lay alongside others in a day: 3 and 4"), (weight, text));
    }

    [Theory]
    [InlineData(2, 9)]
    [InlineData(9, 2)]
    public void Not_of_a_mother_ship_and_her_daughter(int first, int second) => Assert.Null(Rule.Weigh(Facts.Of(Facts.Ship(partners: first), Facts.Ship(partners: second))));
}
