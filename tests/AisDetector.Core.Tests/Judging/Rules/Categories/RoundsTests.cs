using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class RoundsTests
{
    private static readonly Rounds Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.OffshoreService, Rule.Category);

    private static readonly PairFacts Round = Facts.Of(Facts.Ship(length: 44, partners: 3), Facts.Ship(80, 200));

    [Fact]
    public void A_launch_that_goes_from_ship_to_ship() => Assert.Equal("235000001 went to 3 other ships in a day", Rule.Why(Round));

    [Fact]
    public void The_other_way_round() => Assert.Equal("235000001 went to 3 other ships in a day", Rule.Why(Round.Swapped()));

    [Fact]
    public void Not_of_two_other_ships() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(length: 44, partners: 2), Facts.Ship(80, 200))));

    [Fact]
    public void Not_of_a_ship_of_45_metres() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(length: 45, partners: 3), Facts.Ship(80, 200))));

    [Fact]
    public void Not_of_a_ship_of_unknown_length() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(partners: 9), Facts.Ship(80, 200))));

    [Fact]
    public void Not_of_a_tanker() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(80, 44, partners: 3), Facts.Ship(80, 200))));

    [Fact]
    public void Not_of_a_ship_that_others_come_to() => Assert.Null(Rule.Why(Facts.Of(Facts.Ship(length: 44), Facts.Ship(80, 200, partners: 9))));

    [Theory]
    [InlineData(179, true)]
    [InlineData(180, false)]
    public void Not_where_one_time_is_longer_than_a_service(int minutes, bool isRound) =>
        Assert.Equal(isRound, Rule.Why(Round with { Longest = TimeSpan.FromMinutes(minutes) }) != null);
}
