using AisDetector.Core.Ais;
using AisDetector.Output;
using CsCheck;

namespace AisDetector.Tests.Output;

public class TrafficTests
{
    [Fact]
    public void Counts_vessels_and_times_as_a_set_would() => Gen.Select(Gen.UInt[1, 999_999_999], Gen.Int[0, 5]).Array[0, 500].Sample(
        pairs =>
        {
            var reports = pairs.Select(p => Report.Empty with { Mmsi = p.Item1, Time = p.Item2 == 0 ? Report.NoTime : p.Item2 * 1000 }).ToArray();
            var traffic = new Traffic();
            traffic.Add(reports);
            var timed = pairs.Where(p => p.Item2 > 0).Select(p => DateTime.UnixEpoch.AddSeconds(p.Item2)).ToArray();
            return traffic.Vessels == pairs.Select(p => p.Item1).Distinct().Count()
                && traffic.Reports == pairs.Length
                && traffic.WithoutTime == pairs.Length - timed.Length
                && traffic.First == (timed.Length == 0 ? null : timed.Min())
                && traffic.Last == (timed.Length == 0 ? null : timed.Max());
        },
        iter: 300);

    [Fact]
    public void The_median_interval_and_the_longest_gap_are_those_of_each_vessel()
    {
        var intervals = new Intervals();
        intervals.Add([At(1, 0), At(2, 5), At(1, 10), At(2, 25), At(1, 20), At(1, 20 + 7200), At(1, 30 + 7200)]);
        Assert.Equal(5, intervals.Count);
        Assert.Equal(TimeSpan.FromSeconds(10), intervals.Median);
        Assert.Equal(1, intervals.Gaps);
        Assert.Equal((1u, DateTime.UnixEpoch.AddSeconds(20), TimeSpan.FromHours(2)), intervals.LongestGap);
        Assert.Null(new Intervals().Median);
    }

    [Theory]
    [InlineData(0, null, "read 0 bytes, 0 thousand reports/s")]
    [InlineData(500_000_000, 2_000_000_000L, "read 500.0 MB of 2.00 GB (25 %), 30 s left, 100 thousand reports/s, 1 alert")]
    public void Progress_says_how_far_and_how_long(long bytes, long? total, string expected) =>
        Assert.Equal(expected, ProgressLine.Line("read", TimeSpan.FromSeconds(10), bytes, total, bytes == 0 ? 0 : 1_000_000, bytes == 0 ? null : 1));

    [Fact]
    public void Progress_is_silent_for_the_first_second_and_where_nobody_looks()
    {
        using var text = new StringWriter();
        using (var progress = new ProgressLine(text, visible: true)) progress.Show("read", 1, 2, 3);
        using (var progress = new ProgressLine(text, visible: false)) progress.Show("read", 1, 2, 3);
        Assert.Equal("", text.ToString());
    }

    private static Report At(uint mmsi, long seconds) => Report.Empty with { Mmsi = mmsi, Time = seconds * 1000, Latitude = 1, Longitude = 1 };
}
