using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class SameHullTests
{
    private static readonly SameHull Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.SameHull, Rule.Category);

    [Fact]
    public void The_same_IMO_number() => Assert.Equal("both give the same IMO number, or the same name and call sign", Rule.Why(Facts.Plain with { Ship1 = Facts.Plain.Ship1 with { Imo = 9074729 }, Ship2 = Facts.Plain.Ship2 with { Imo = 9074729 } }));

    [Fact]
    public void The_same_name_and_call_sign() => Assert.Equal("both give the same IMO number, or the same name and call sign", Rule.Why(Facts.Plain with { Ship1 = Facts.Plain.Ship1 with { Name = "A", CallSign = "B" }, Ship2 = Facts.Plain.Ship2 with { Name = "A", CallSign = "B" } }));

    [Fact]
    public void Not_of_the_same_name_alone() => Assert.Null(Rule.Why(Facts.Plain with { Ship1 = Facts.Plain.Ship1 with { Name = "A" }, Ship2 = Facts.Plain.Ship2 with { Name = "A" } }));

    [Fact]
    public void Not_of_ships_of_which_nothing_is_known() => Assert.Null(Rule.Why(Facts.Plain));
}
