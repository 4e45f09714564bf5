using AisDetector.Core.Judging.Rules.Reasons;

namespace AisDetector.Core.Tests.Judging.Rules.Reasons;

public sealed class SurroundedTests
{
    private static readonly Surrounded Rule = new();

    [Fact]
    public void The_alert_of_a_ship_around_which_ships_were_left_out_says_so() =>
        Assert.Equal(("crowded", true), (Rule.Word, Rule.Applies(Facts.Plain with { IsCut = true })));

    [Fact]
    public void Others_say_nothing() => Assert.False(Rule.Applies(Facts.Plain));
}
