using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules.Categories;
using AisDetector.Core.Judging;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Judging.Rules.Categories;

public sealed class OneHullTests
{
    private static readonly OneHull Rule = new();

    [Fact]
    public void Its_category() => Assert.Equal(RendezvousCategory.SameHull, Rule.Category);

    [Fact]
    public void Two_that_came_together_and_were_never_apart() =>
        Assert.Equal("they came side by side and were never seen in different places: one hull, a tow, or a barge and its tug", Rule.Why(Facts.Plain with { CameTogether = true, SeenApart = false }));

    [Fact]
    public void Not_of_two_that_lay_there_when_they_were_first_heard() => Assert.Null(Rule.Why(Facts.Plain with { CameTogether = false, SeenApart = false }));

    [Fact]
    public void Not_of_two_that_came_together_and_were_seen_apart_later() => Assert.Null(Rule.Why(Facts.Plain with { CameTogether = true, SeenApart = true }));

    [Fact]
    public void Hulls_that_overlap() => Assert.Equal("their hulls would overlap by 8 m: one hull, or a false position", Rule.Why(Overlapping(8)));

    [Fact]
    public void Not_of_hulls_that_overlap_by_less_than_8_metres() => Assert.Null(Rule.Why(Overlapping(7.9f)));

    [Theory]
    [InlineData(true, true, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public void Not_of_two_that_were_seen_apart_and_parted(bool seenApart, bool parted, bool isOne) =>
        Assert.Equal(isOne, Rule.Why(Overlapping(20) with { SeenApart = seenApart, DepartureSeen = parted }) != null);

    [Fact]
    public void The_mean_of_the_contacts_counts() => Assert.NotNull(Rule.Why(Facts.Changed((i, c) => c with { Depth = i % 2 == 0 ? 0 : 17, HullGap = 0 })));

    [Fact]
    public void Not_by_headings_that_may_be_stuck() =>
        Assert.Null(Rule.Why(Facts.Changed((i, c) => c with { Depth = 20, HullGap = 0, Flags1 = SampleFlags.Observed | SampleFlags.HeadingStuck })));

    [Fact]
    public void Not_of_hulls_that_are_not_known() => Assert.Null(Rule.Why(Facts.Changed((i, c) => c with { Depth = float.NaN, HullGap = float.NaN })));

    private static PairFacts Overlapping(float meters) => Facts.Changed((i, c) => c with { Depth = meters, HullGap = 0 });
}
