using System.Text;
using AisDetector.Feed;

namespace AisDetector.Tests.Feed;

public class VesselPartitionTests
{
    /// <summary>The values of Kafka's own test of its hash (UtilsTest.testMurmur2).</summary>
    [Theory]
    [InlineData("21", -973932308)]
    [InlineData("foobar", -790332482)]
    [InlineData("a-little-bit-long-string", -985981536)]
    [InlineData("a-little-bit-longer-string", -1486304829)]
    [InlineData("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971)]
    [InlineData("abc", 479470107)]
    public void The_hash_is_that_of_Kafkas_Java_client(string key, int hash) =>
        Assert.Equal(hash, (int)VesselPartition.Murmur2(Encoding.ASCII.GetBytes(key)));

    [Fact]
    public void Vessels_spread_over_all_partitions()
    {
        var counts = new int[12];
        for (var mmsi = 219_000_000U; mmsi < 219_012_000; mmsi++) counts[VesselPartition.Of(mmsi, 12)]++;
        Assert.All(counts, c => Assert.InRange(c, 850, 1150));
    }
}
