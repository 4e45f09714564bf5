using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Tracks;

public class RecentTransmissionsTests
{
    [Fact]
    public void A_payload_counts_again_after_a_minute()
    {
        var recent = new RecentTransmissions();
        Assert.False(recent.HeardAgain(7, 1000));
        Assert.True(recent.HeardAgain(7, 61_000));
        Assert.False(recent.HeardAgain(7, 61_001));
        Assert.True(recent.HeardAgain(7, 100_000));
        Assert.False(recent.HeardAgain(8, 100_000));
    }

    [Fact]
    public void Of_a_flood_under_one_number_the_last_are_known()
    {
        var recent = new RecentTransmissions();
        for (var i = 1ul; i <= 200_000; i++) Assert.False(recent.HeardAgain(i, 1000));
        for (var i = 200_000ul; i > 199_000; i--) Assert.True(recent.HeardAgain(i, 1000));
        Assert.False(recent.HeardAgain(1, 1000));
    }
}
