using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Output;
using AisDetector.Tests.Support;
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
        iter: Iterations.Of(300));

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
    public void Progress_on_a_terminal_is_one_line_from_the_first_second_on()
    {
        Assert.Equal("", Shown(isTerminal: true, 0, 0.9));
        Assert.Equal("\rread 0, 0 thousand reports/s", Shown(isTerminal: true, 0.5, 1.1, 1.2).Replace("0 bytes", "0", StringComparison.Ordinal).TrimEnd('\r', ' '));
        Assert.EndsWith("\r", Shown(isTerminal: true, 2), StringComparison.Ordinal);
    }

    [Fact]
    public void Progress_elsewhere_is_a_plain_line_after_ten_seconds_and_every_thirty()
    {
        Assert.Equal("", Shown(isTerminal: false, 0, 1, 9.9));
        string[] lines = ["read 0 bytes, 0 thousand reports/s", "read 0 bytes, 0 thousand reports/s", ""];
        Assert.Equal(string.Join(Environment.NewLine, lines), Shown(isTerminal: false, 1, 10, 11, 39.9, 40, 60));
    }

    /// <summary>What is written when progress is shown at these seconds and then ends.</summary>
    private static string Shown(bool isTerminal, params double[] seconds)
    {
        var clock = new SetClock();
        var start = clock.GetUtcNow();
        using var text = new StringWriter();
        using (var progress = new ProgressLine(text, isTerminal, clock))
        {
            foreach (var second in seconds)
            {
                clock.SetUtcNow(start.AddSeconds(second));
                progress.Show("read", 0, null, 0);
            }
        }

        return text.ToString();
    }

    private static Report At(uint mmsi, long seconds) => Report.Empty with { Mmsi = mmsi, Time = seconds * 1000, Latitude = 1, Longitude = 1 };
}
