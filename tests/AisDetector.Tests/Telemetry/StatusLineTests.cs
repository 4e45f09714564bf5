using AisDetector.Core.Ais;
using AisDetector.Telemetry;

namespace AisDetector.Tests.Telemetry;

[Collection(Meters.Collection)]
public class StatusLineTests
{
    private const string Erase = "\r\u001b[K";
    private static readonly long Watermark = new DateTimeOffset(2026, 1, 2, 3, 2, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Fact]
    public void It_renews_itself_and_lets_the_log_pass_above()
    {
        var terminal = new StringWriter();
        using (var status = new StatusLine(terminal, () => 80))
        {
            status.WriteLine("before");
            status.Show("one");
            status.Show("two");
            status.WriteLine("between");
        }

        Assert.Equal($"before\n{Erase}one{Erase}two{Erase}between\ntwo{Erase}", terminal.ToString());
    }

    [Fact]
    public void It_is_cut_where_it_would_wrap()
    {
        var terminal = new StringWriter();
        using var status = new StatusLine(terminal, () => 5);
        status.Show("123456");
        Assert.Equal($"{Erase}1234", terminal.ToString());
    }

    [Theory]
    [InlineData(125, "1,243 records/s, lag 12, watermark 03:02:00 (2 min ago), 1 encounter, 2 alerts")]
    [InlineData(99, "1,243 records/s, lag 12, watermark 03:02:00 (99 s ago), 1 encounter, 2 alerts")]
    [InlineData(90_000, "1,243 records/s, lag 12, watermark 2026-01-02 03:02, 1 encounter, 2 alerts")]
    public void It_says_rate_lag_watermark_open_encounters_and_alerts(int secondsBehind, string line) => Assert.Equal(
        line, StatusLine.Gauge.Line(InstanceState.Active, new Figures(10, 10, 5, 1, Watermark), 1243.4, 12, TimeSpan.FromSeconds(secondsBehind), 2));

    [Fact]
    public void It_says_what_is_going_on_before_it_detects()
    {
        using var telemetry = new RunTelemetry();
        telemetry.State = InstanceState.StandingBy;
        Assert.Equal("standing by", new StatusLine.Gauge(telemetry).Line());
        Assert.Equal(
            "rereading: 0 records/s, lag 0, 0 encounters, 0 alerts", StatusLine.Gauge.Line(InstanceState.Rereading, new Figures(10, 0, 0, 0, Report.NoTime), 0, 0, null, 0));
    }
}
