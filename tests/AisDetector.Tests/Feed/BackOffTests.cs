using AisDetector.Feed;

namespace AisDetector.Tests.Feed;

public class BackOffTests
{
    [Fact]
    public void Each_wait_is_twice_the_last_up_to_the_limit_and_a_success_starts_again()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));

        Assert.Equal([1, 2, 4, 8, 10, 10], Enumerable.Range(0, 6).Select(_ => backOff.Next().TotalSeconds));
        backOff.Reset();
        Assert.Equal(1, backOff.Next().TotalSeconds);
    }
}
