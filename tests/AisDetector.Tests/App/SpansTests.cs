using AisDetector.App;
using AisDetector.Core.Alerts;
using AisDetector.Replay;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.App;

public class SpansTests
{
    [Theory]
    [InlineData("90s", 90)]
    [InlineData("30m", 1800)]
    [InlineData("1.5h", 5400)]
    [InlineData("14d16h", 352 * 3600)]
    [InlineData("1h 30m", 5400)]
    [InlineData("00:30:00", 1800)]
    public void Spans_are_read(string text, double seconds)
    {
        Assert.True(Spans.TryParse(text, out var span));
        Assert.Equal(TimeSpan.FromSeconds(seconds), span);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(90, "1m30s")]
    [InlineData(352 * 3600, "14d16h")]
    [InlineData(36_001.5, "10h1.5s")]
    public void A_span_is_written_as_it_is_read(double seconds, string text)
    {
        Assert.Equal(text, Spans.Text(TimeSpan.FromSeconds(seconds)));
        Assert.True(Spans.TryParse(text, out var span));
        Assert.Equal(TimeSpan.FromSeconds(seconds), span);
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("-00:30:00")]
    [InlineData("5x")]
    [InlineData("1e9d")]
    public void Other_spans_are_not(string text) => Assert.False(Spans.TryParse(text, out _));

    [Theory]
    [InlineData("4GB", 4_000_000_000)]
    [InlineData("512 mb", 512_000_000)]
    [InlineData("2GiB", 2_147_483_648)]
    [InlineData("1000", 1000)]
    [InlineData("1.5k", 1500)]
    public void Sizes_are_read(string text, long bytes)
    {
        Assert.True(Spans.TryParseBytes(text, out var read));
        Assert.Equal(bytes, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GB")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("4XB")]
    public void Other_sizes_are_not(string text) => Assert.False(Spans.TryParseBytes(text, out _));

    [Theory]
    [InlineData("2024-01-31", "2024-01-31T00:00:00Z")]
    [InlineData("2024-01-31T12:30", "2024-01-31T12:30:00Z")]
    [InlineData("2024-01-31T12:30:15Z", "2024-01-31T12:30:15Z")]
    [InlineData("2024-01-31T12:30+02:00", "2024-01-31T10:30:00Z")]
    public void Times_are_utc(string text, string expected)
    {
        Assert.True(Spans.TryParseTime(text, out var time));
        Assert.Equal(DateTimeKind.Utc, time.Kind);
        Assert.Equal(expected, AisDetector.Output.AlertJson.Time(time));
    }

    [Theory]
    [InlineData("31.01.2024")]
    [InlineData("2024-13-01")]
    [InlineData("yesterday")]
    public void Other_times_are_not(string text) => Assert.False(Spans.TryParseTime(text, out _));

    [Theory]
    [InlineData("10,50,20,60", 55, 15, true)]
    [InlineData("10,50,20,60", 55, 25, false)]
    [InlineData("10,50,20,60", 49, 15, false)]
    [InlineData("170,-10,-170,10", 0, 179, true)]
    [InlineData("170,-10,-170,10", 0, -175, true)]
    [InlineData("170,-10,-170,10", 0, 0, false)]
    public void A_box_holds_what_lies_in_it_over_the_antimeridian_too(string text, double latitude, double longitude, bool inside)
    {
        Assert.True(Box.TryParse(text, out var box));
        Assert.Equal(inside, box.Contains(latitude, longitude));
    }

    [Theory]
    [InlineData("1,2,3")]
    [InlineData("1,2,3,x")]
    [InlineData("0,20,10,10")]
    [InlineData("0,0,181,1")]
    [InlineData("0,-91,1,1")]
    public void Other_boxes_are_not(string text) => Assert.False(Box.TryParse(text, out _));

    [Fact]
    public void Alerts_are_chosen_from_a_time_up_to_before_another()
    {
        var start = Alerts.Full.Start;
        var choice = new AlertChoice(start, start.AddHours(1), null, AlertChoice.DefaultWarmUp);
        Assert.True(choice.Wants(Alerts.Full));
        Assert.False(choice.Wants(Alerts.Full with { Start = start.AddMinutes(-2) }));
        Assert.False(choice.Wants(Alerts.Full with { Start = start.AddHours(1) }));
        Assert.Equal(start.AddDays(-14).AddHours(-16), choice.ReadFrom);
    }

    [Fact]
    public void Reading_goes_on_until_the_chosen_alerts_are_settled()
    {
        var to = Alerts.Full.Start.AddHours(1);
        var choice = new AlertChoice(null, to, null, AlertChoice.DefaultWarmUp);
        var open = Alerts.Full with { Phase = AlertPhase.Closed };
        Assert.False(choice.IsComplete(to.AddHours(1), DateTime.MaxValue, []));
        Assert.True(choice.IsComplete(to.AddHours(40), DateTime.MaxValue, []));
        Assert.False(choice.IsComplete(to.AddHours(40), DateTime.MaxValue, [open]));
        Assert.True(choice.IsComplete(to.AddHours(40), to, [Alerts.Full, open with { Start = to }]));
        // A ship that has been slow since before may be loitering yet.
        Assert.False(choice.IsComplete(to.AddHours(40), to.AddMinutes(-2), []));
        Assert.Equal(to.AddDays(14).AddHours(16), choice.ReadTo);
    }
}
