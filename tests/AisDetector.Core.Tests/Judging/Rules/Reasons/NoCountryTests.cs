using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class NoCountryTests
{
    private static readonly NoCountry Rule = new();

    [Theory]
    [InlineData(200999999)]
    [InlineData(776000000)]
    [InlineData(123456789)]
    [InlineData(999999999)]
    [InlineData(982000001)] // a craft of a ship (98), and 200 after it
    public void It_applies_with_its_weight_and_words(uint mmsi)
    {
        Assert.Equal((-0.25, "one MMSI is of no country"), Rule.Weigh(With(mmsi)));
        Assert.Equal((-0.25, "one MMSI is of no country"), Rule.Weigh(With(mmsi).Swapped()));
        Assert.True(Rule.Applies(With(mmsi)));
    }

    [Theory]
    [InlineData(201000000)]
    [InlineData(775999999)]
    [InlineData(982350001)] // a craft of a ship (98) of the United Kingdom (235)
    public void Not_of_numbers_of_a_country(uint mmsi)
    {
        Assert.Null(Rule.Weigh(With(mmsi)));
        Assert.False(Rule.Applies(With(mmsi)));
    }

    [Fact]
    public void It_is_a_flag_too() => Assert.Equal("noCountry", Rule.Word);

    private static PairFacts With(uint mmsi) => Facts.Plain with { Ship1 = Facts.Ship() with { Mmsi = mmsi } };
}
