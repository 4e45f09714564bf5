using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Judging;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class TandemTests
{
    private static readonly Tandem Rule = new();

    [Fact]
    public void It_applies_with_its_weight_and_words()
    {
        var (weight, text) = Rule.Weigh(Row(17))!.Value;
        Assert.Equal((-0.15, "one lies ahead of the other"), (weight, text));
    }

    [Fact]
    public void Not_where_half_of_the_contacts_are_side_by_side() => Assert.Null(Rule.Weigh(Row(16)));

    [Fact]
    public void Not_where_alongside_is_not_asked_for() => Assert.Null(Rule.Weigh(Row(32) with { ByAlongside = false }));

    private static PairFacts Row(int inLine) => Facts.Changed((i, c) => c with { Verdict = i < inLine ? AlongsideVerdict.InLine : AlongsideVerdict.Alongside });
}
