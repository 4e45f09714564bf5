using AisDetector.Core.Reports;
using AisDetector.Live;
using AisDetector.Ops;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Ops;

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
    [InlineData(125, "lag 12, watermark 03:02:00 (2 min ago), alerts")]
    [InlineData(99, "lag 12, watermark 03:02:00 (99 s ago), alerts")]
    [InlineData(90_000, "lag 12, watermark 2026-01-02 03:02 (25 h ago), alerts")]
    [InlineData(-600, "lag 12, watermark 03:02:00 (10 min ahead), alerts")]
    public void It_says_rate_lag_and_how_old_the_watermark_is(int secondsBehind, string part)
    {
        var (telemetry, clock) = Detecting();
        using var _ = telemetry;
        clock.AdjustTime(DateTimeOffset.FromUnixTimeMilliseconds(Watermark).AddSeconds(secondsBehind - 2));
        var gauge = new RunGauge(telemetry, clock);
        clock.Advance(TimeSpan.FromSeconds(2));
        telemetry.Came();
        Assert.StartsWith("622 records/s, " + part, gauge.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_tells_alerts_from_their_revisions_and_those_that_are_open_from_those_that_are_new()
    {
        var (telemetry, clock) = Detecting();
        using var _ = telemetry;
        var gauge = new RunGauge(telemetry, clock);
        Assert.EndsWith(", alerts: 2 open, 0 new since the start (0 revisions), 1 encounter", gauge.Line(), StringComparison.Ordinal);
        for (var revision = 1; revision <= 5; revision++) telemetry.Published(Support.Alerts.Full with { Revision = revision });
        Assert.EndsWith(", alerts: 2 open, 1 new since the start (5 revisions), 1 encounter", gauge.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_was_not_used_first_what_came_too_late()
    {
        var (telemetry, clock) = Detecting();
        using var _ = telemetry;
        telemetry.NotUsed(RejectReason.Duplicate, 20_000);
        telemetry.NotUsed(RejectReason.BadChecksum, 5);
        telemetry.NotUsed(RejectReason.NotNewer, 7);
        telemetry.NotUsed(RejectReason.Late, 3453);
        Assert.Contains(", not used: 3,453 late, 20,000 duplicate, 7 not newer, 5 other, ", new RunGauge(telemetry, clock).Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_since_when_nothing_comes()
    {
        var (telemetry, clock) = Detecting();
        using var _ = telemetry;
        telemetry.Came();
        telemetry.LogEnd = 10;
        var gauge = new RunGauge(telemetry, clock);
        gauge.Line();
        clock.Advance(TimeSpan.FromSeconds(9));
        Assert.StartsWith("0 records/s, ", gauge.Line(), StringComparison.Ordinal);
        clock.Advance(TimeSpan.FromMinutes(4));
        Assert.StartsWith("nothing has come for 4 min, lag 0, ", gauge.Line(), StringComparison.Ordinal);

        // A detector that does not get on is no silent feed.
        telemetry.LogEnd = 22;
        Assert.StartsWith("0 records/s, lag 12, ", gauge.Line(), StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_what_is_going_on_before_it_detects()
    {
        var clock = new SetClock();
        using var telemetry = new RunTelemetry(clock);
        telemetry.State = InstanceState.StandingBy;
        Assert.Equal("standing by", new RunGauge(telemetry, clock).Line());
        telemetry.State = InstanceState.TakingOver;
        telemetry.State = InstanceState.Rereading;
        telemetry.Figures = new Figures(10, 0, 0, 0, 0, Report.NoTime);
        Assert.Equal("rereading: 0 records/s, lag 0, alerts: 0 open, 0 new since the start (0 revisions), 0 encounters", new RunGauge(telemetry, clock).Line());
    }

    private static (RunTelemetry Telemetry, SetClock Clock) Detecting()
    {
        var clock = new SetClock();
        var telemetry = new RunTelemetry(clock) { State = InstanceState.TakingOver };
        telemetry.State = InstanceState.Active;
        telemetry.Figures = new Figures(NextOffset: 10, Records: 1243, Vessels: 5, OpenEncounters: 1, OpenAlerts: 2, Watermark);
        telemetry.LogEnd = 22;
        return (telemetry, clock);
    }
}
