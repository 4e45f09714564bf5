using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class UnsteadyTests
{
    private static readonly Unsteady Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Moving(35.1))!.Value;
        Assert.Equal((-0.20, "one moved about beside the other"), (weight, text));
    }

    [Fact]
    public void Not_of_35_metres() => Assert.Null(Rule.Weigh(Moving(34.9)));

    [Fact]
    public void Not_of_ships_that_turn_as_one() => Assert.Null(Rule.Weigh(Facts.Changed((i, c) => c.At(80 * Facts.Sign(i), 0, 60))));

    [Fact]
    public void Not_of_a_ship_that_keeps_its_place_on_the_map() =>
        Assert.Null(Rule.Weigh(Facts.Changed((i, c) => c with { North = 60, Heading1 = (short)(i % 2 == 0 ? 80 : 280) })));

    [Theory]
    [InlineData(35.1, true)]
    [InlineData(34.9, false)]
    public void Without_headings_the_distance_of_the_antennas_counts(double meters, bool isLoose) => Assert.Equal(isLoose, Rule.Weigh(Changing(meters, headings: 0)) != null);

    [Fact]
    public void A_few_headings_say_nothing() => Assert.NotNull(Rule.Weigh(Changing(40, headings: 1)));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Moving(50) with { ByAlongside = false }));

    /// <summary>The second ship goes to and fro along the first, which heads north.</summary>
    private static PairFacts Moving(double meters) => Facts.Changed((i, c) => c.At(0, meters * Facts.Sign(i), 40));

    /// <summary>The distance of the antennas changes; the first contacts have a heading.</summary>
    private static PairFacts Changing(double meters, int headings) =>
        Facts.Changed((i, c) => c with { Meters = (float)(60 + (meters * Facts.Sign(i))), Heading1 = (short)(i < headings ? 0 : -1) });
}
