using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;
using AisDetector.Core.Judging;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class InLineTests
{
    private static readonly InLine Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.Proximity, Rule.Category);

    [Fact]
    public void One_ahead_of_the_other_for_less_than_two_hours() => Assert.Equal("one lies ahead of the other, not beside it", Rule.Why(Row(17)));

    [Fact]
    public void Not_where_half_of_the_contacts_are_side_by_side() => Assert.Null(Rule.Why(Row(16)));

    [Theory]
    [InlineData(119, true, true)]
    [InlineData(120, true, false)] // oil is pumped so, for hours
    [InlineData(120, false, true)] // under way: a tow
    public void Not_of_ships_that_lie_so_for_two_hours(int minutes, bool drifting, bool isInLine) =>
        Assert.Equal(isInLine, Rule.Why(Row(32) with { Longest = TimeSpan.FromMinutes(minutes), Drifting = drifting }) != null);

    [Fact]
    public void Not_of_ships_side_by_side() => Assert.Null(Rule.Why(Facts.Plain));

    private static PairFacts Row(int inLine) => Facts.Changed((i, c) => c with { Verdict = i < inLine ? AlongsideVerdict.InLine : AlongsideVerdict.Alongside });
}
