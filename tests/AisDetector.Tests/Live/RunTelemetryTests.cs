using AisDetector.Broker;
using AisDetector.Live;
using AisDetector.Ops;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

[Collection(Meters.Collection)]
public sealed class RunTelemetryTests : IDisposable
{
    private readonly SetClock _clock = new();
    private readonly RunTelemetry _telemetry;

    public RunTelemetryTests() => _telemetry = new RunTelemetry(_clock);

    public void Dispose() => _telemetry.Dispose();

    [Fact]
    public void A_loop_that_has_something_to_do_and_does_not_get_on_is_stuck_after_a_minute()
    {
        Detecting();
        _telemetry.Detector.Beat();
        _clock.Advance(RunTelemetry.StuckAfter);
        Assert.Null(_telemetry.Stuck());
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("the detector has been stuck for 61 s", _telemetry.Stuck());
        _telemetry.Detector.Beat();
        Assert.Null(_telemetry.Stuck());
    }

    [Fact]
    public void A_loop_with_nothing_to_do_is_never_stuck()
    {
        Detecting();
        _telemetry.Detector.Beat();
        _telemetry.Detector.Rest();
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(_telemetry.Stuck());
    }

    [Fact]
    public void The_reader_does_not_poll_while_it_takes_over_which_may_take_minutes_but_not_for_ever()
    {
        _telemetry.State = InstanceState.StandingBy;
        _telemetry.Consumer.Beat();
        _telemetry.State = InstanceState.TakingOver;
        _clock.Advance(TimeSpan.FromMinutes(9));
        Assert.Null(_telemetry.Stuck());
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("the taking over has been stuck for 660 s", _telemetry.Stuck());
    }

    [Fact]
    public void Brokers_that_do_not_answer_are_waited_for_without_being_taken_for_a_stuck_detector()
    {
        Detecting();
        _telemetry.Detector.Rest();
        _telemetry.Publisher.Beat();
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(_telemetry.Stuck());
        _clock.Advance(TimeSpan.FromMinutes(4));
        Assert.StartsWith("the publisher", _telemetry.Stuck(), StringComparison.Ordinal);
    }

    [Fact]
    public void Ready_is_standing_by_or_active_with_what_was_published_read_again()
    {
        Assert.False(_telemetry.IsReady);
        _telemetry.State = InstanceState.StandingBy;
        Assert.True(_telemetry.IsReady);
        _telemetry.State = InstanceState.TakingOver;
        Assert.False(_telemetry.IsReady);
        Detecting(InstanceState.Rereading);
        Assert.False(_telemetry.IsReady);
        _telemetry.State = InstanceState.Active;
        Assert.True(_telemetry.IsReady);
        _telemetry.State = InstanceState.Leaving;
        Assert.False(_telemetry.IsReady);
    }

    [Fact]
    public void Lag_is_what_waits_and_unknown_where_another_detects()
    {
        Assert.Null(_telemetry.Lag);
        Detecting();
        _telemetry.LogEnd = 150;
        Assert.Equal(50, _telemetry.Lag);

        // The reader's number may be the older of the two.
        _telemetry.LogEnd = 90;
        Assert.Equal(0, _telemetry.Lag);
        _telemetry.State = InstanceState.StandingBy;
        Assert.Null(_telemetry.Lag);
    }

    [Fact]
    public void The_watermark_delay_is_against_the_wall_clock_and_unknown_before_the_first_report()
    {
        Detecting();
        Assert.Null(_telemetry.WatermarkDelay);
        _telemetry.Figures = _telemetry.Figures! with { Watermark = _clock.GetUtcNow().AddSeconds(-125).ToUnixTimeMilliseconds() };
        Assert.Equal(TimeSpan.FromSeconds(125), _telemetry.WatermarkDelay);
    }

    [Fact]
    public void Revisions_of_one_alert_are_one_alert()
    {
        foreach (var revision in Enumerable.Range(1, 5)) _telemetry.Published(Support.Alerts.Full with { Revision = revision });
        Assert.Equal((1, 5), (_telemetry.Opened, _telemetry.Revisions));
    }

    [Fact]
    public void Silence_begins_with_the_last_record_or_with_the_taking_over()
    {
        Assert.Null(_telemetry.Silence);
        _telemetry.State = InstanceState.TakingOver;
        _clock.Advance(TimeSpan.FromMinutes(3));
        Detecting();
        _clock.Advance(TimeSpan.FromSeconds(7));
        Assert.Equal(TimeSpan.FromSeconds(7), _telemetry.Silence);
        _telemetry.Came();
        Assert.Equal(TimeSpan.Zero, _telemetry.Silence);
        _telemetry.State = InstanceState.StandingBy;
        Assert.Null(_telemetry.Silence);
    }

    [Fact]
    public void The_log_says_once_that_nothing_comes_and_once_that_something_comes_again()
    {
        var text = new StringWriter();
        var events = new RunEvents(new EventLines(text, EventFormat.Systemd, _clock));
        var watch = new SilenceWatch(events.SilenceEnded, events.SilenceBegan, "records");
        foreach (var seconds in (double[])[0, 299, 300, 301, 720, 0, 1, 300]) watch.Look(TimeSpan.FromSeconds(seconds));
        watch.Look(null);
        Assert.Equal(
            ["<4>no records have come for 5 min", "<6>records come again, after 12 min", "<4>no records have come for 5 min"],
            text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Detecting(InstanceState state = InstanceState.Active)
    {
        _telemetry.Figures = new Figures(NextOffset: 100, Records: 100, Vessels: 2, OpenEncounters: 1, OpenAlerts: 0, Watermark: Core.Reports.Report.NoTime);
        _telemetry.State = state;
    }
}
