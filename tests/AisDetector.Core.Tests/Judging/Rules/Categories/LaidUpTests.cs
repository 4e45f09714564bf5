using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class LaidUpTests
{
    private static readonly LaidUp Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Rafted, Rule.Category);

    private static readonly PairFacts Laid = Facts.Plain with { ArrivalSeen = false, DepartureSeen = false, Duration = TimeSpan.FromHours(24) };

    [Fact]
    public void A_day_side_by_side_without_a_beginning_or_an_end() =>
        Assert.Equal("side by side for 24 h, neither was seen to come or to go", Rule.Why(Laid));

    [Fact]
    public void Not_of_less_than_a_day() => Assert.Null(Rule.Why(Laid with { Duration = TimeSpan.FromMinutes((24 * 60) - 2) }));

    [Fact]
    public void Not_of_a_ship_that_came() => Assert.Null(Rule.Why(Laid with { ArrivalSeen = true }));

    [Fact]
    public void Not_of_ships_that_parted() => Assert.Null(Rule.Why(Laid with { DepartureSeen = true }));
}
