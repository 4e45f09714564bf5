using AisDetector.Core.Tests.Support;
using AisDetector.Core.Time;
using CsCheck;

namespace AisDetector.Core.Tests.Time;

public sealed class ClockRuleTests
{
    private const long Hour = 3_600_000;

    [Fact]
    public void Up_to_an_hour_ahead_is_near()
    {
        Assert.True(ClockRule.IsNear(10 + Hour, 10));
        Assert.False(ClockRule.IsNear(11 + Hour, 10));
        Assert.True(ClockRule.IsNear(-Hour, 10));
        Assert.Equal(24 * Hour, ClockRule.BelievedAheadAtEndMs);
    }

    [Fact]
    public void A_witness_speaks_for_what_it_reaches_to_within_an_hour()
    {
        Assert.True(ClockRule.Confirms(10, 10 + Hour));
        Assert.False(ClockRule.Confirms(10, 11 + Hour));
        Assert.True(ClockRule.Confirms(99 * Hour, 10));
    }

    [Fact]
    public void Half_of_the_witnesses_are_enough()
    {
        Assert.True(ClockRule.IsConfirmed(10, ClockRule.Witnesses));
        Assert.False(ClockRule.IsConfirmed(9, ClockRule.Witnesses));
    }

    [Fact]
    public void Times_agree_on_the_newest_that_at_least_half_reach_step_by_step() =>
        Gen.Int[0, 5000].Array[1, 25].Sample(
            minutes =>
            {
                long[] sorted = [.. minutes.Order().Select(m => m * 60_000L)];
                // The first time after the median that is more than an hour after the one before it, and the one before that.
                var later = sorted[(sorted.Length / 2)..];
                var reached = later.Zip(later.Skip(1)).TakeWhile(p => p.Second - p.First <= Hour).Select(p => p.Second).LastOrDefault(later[0]);
                Assert.Equal(reached, ClockRule.AgreedTime(sorted));
            },
            iter: Iterations.Of(5000));
}
