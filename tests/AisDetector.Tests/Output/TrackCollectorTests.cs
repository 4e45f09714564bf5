using AisDetector.Core.Alerts;
using AisDetector.Core.Reports;
using AisDetector.Output;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Output;

public class TrackCollectorTests
{
    private static readonly Core.Alerts.Alert Alert = Alerts.Full;

    [Fact]
    public void Keeps_three_hours_before_and_after_in_time_order()
    {
        var collector = new TrackCollector([Alert], Alert.DetectedAt);
        Assert.Equal((Alert.Start.AddHours(-3), Alert.End!.Value.AddHours(3)), (collector.From, collector.To));
        var hours = new[] { 2.0, -2.9, -3.1, 7.9, 8.1, 0 };
        collector.Add([.. hours.Select(h => At(h, 0, 38.1)), At(1, 0, 38.1) with { Mmsi = 999 }]);
        var tracks = collector.TracksOf(Alert);
        Assert.Equal([244_123_456u, 412_000_001u], tracks.Select(t => t.Mmsi));
        Assert.Equal([-2.9, 0, 2.0, 7.9], tracks[0].Fixes.Select(f => Math.Round((f.Time - Alert.Start).TotalHours, 1)));
        Assert.Empty(tracks[1].Fixes);
    }

    [Fact]
    public void Leaves_out_the_other_ship_that_uses_the_same_mmsi()
    {
        var collector = new TrackCollector([Alert], Alert.DetectedAt);
        collector.Add([At(1, 0, 38.1), At(1.1, 0, 41.5), At(-1, 0, 39.0)]);
        Assert.Equal(2, collector.TracksOf(Alert)[0].Fixes.Count);
    }

    [Fact]
    public void A_dense_track_is_thinned_not_cut()
    {
        var collector = new TrackCollector([Alert], Alert.DetectedAt);
        collector.Add([.. Enumerable.Range(0, 40_000).Select(i => At(5 * i / 40_000.0, 0, 38.1))]);
        var fixes = collector.TracksOf(Alert)[0].Fixes;
        Assert.InRange(fixes.Count, 1_000, TrackCollector.FixesMax);
        Assert.True((fixes[^1].Time - fixes[0].Time).TotalHours > 4.9);
        Assert.True(fixes.Zip(fixes.Skip(1)).All(p => p.First.Time < p.Second.Time));
    }

    [Fact]
    public void Without_alerts_there_is_nothing_to_read() => Assert.Null(new TrackCollector([], DateTime.UnixEpoch).From);

    private static Report At(double hoursAfterStart, double latitude, double longitude) => Report.Empty with
    {
        Mmsi = 244_123_456,
        Time = new DateTimeOffset(Alert.Start.AddHours(hoursAfterStart)).ToUnixTimeMilliseconds(),
        Latitude = latitude,
        Longitude = longitude,
    };
}
