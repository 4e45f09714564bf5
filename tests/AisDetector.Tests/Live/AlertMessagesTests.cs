using AisDetector.Broker;
using AisDetector.Core.Alerts;
using AisDetector.Live;
using AisDetector.Ops;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Live;

public sealed class AlertMessagesTests : IDisposable
{
    private readonly SetClock _clock = new();
    private readonly StringWriter _text = new();
    private readonly AlertMessages _messages;

    public AlertMessagesTests() => _messages = new AlertMessages(new RunEvents(new EventLines(_text, EventFormat.Systemd, _clock)), "sts.alerts", _clock);

    public void Dispose() => _text.Dispose();

    private string[] Said => _text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

    [Fact]
    public void An_alert_is_a_line_when_it_opens_and_one_when_it_closes_whatever_lies_between()
    {
        var alert = Alerts.Full with { Id = "ID", Latitude = -27.48067, Longitude = 38.53525, Score = 0.65, Category = RendezvousCategory.Transfer, DurationMinutes = 654 };
        _messages.Published(alert with { Revision = 1, Phase = AlertPhase.Opened });
        _messages.Published(alert with { Revision = 2, Phase = AlertPhase.Updated });
        _messages.Published(alert with { Revision = 3, Phase = AlertPhase.Updated });
        _messages.Published(alert with { Revision = 4, Phase = AlertPhase.Closed });
        _messages.Published(alert with { Revision = 5, Phase = AlertPhase.Settled });
        Assert.Equal(2, Said.Length);
        Assert.StartsWith("<6>alert ID opened: transfer, ", Said[0], StringComparison.Ordinal);
        foreach (var vessel in alert.Vessels) Assert.Contains($"{vessel.Mmsi} {vessel.Flag} {vessel.Name}".TrimEnd(), Said[0], StringComparison.Ordinal);
        Assert.Contains("27.481° S 38.535° E", Said[0], StringComparison.Ordinal);
        Assert.EndsWith(", score 0.65", Said[0], StringComparison.Ordinal);
        Assert.Equal("<6>alert ID closed: lasted 10 h 54 min, score 0.65", Said[1]);
    }

    [Fact]
    public void One_that_is_taken_back_says_so() => Assert.Equal("<6>alert ID retracted: it is no longer taken for a rendezvous", SaidOf(Alerts.Full with { Id = "ID", Revision = 3, Phase = AlertPhase.Retracted }));

    [Fact]
    public void A_name_cannot_steer_the_terminal()
    {
        var vessels = Alerts.Full.Vessels.Select(v => v with { Name = "A\u001b[2JB\nC" }).ToList();
        var said = SaidOf(Alerts.Full with { Revision = 1, Phase = AlertPhase.Opened, Vessels = vessels });
        Assert.Contains("A[2JB C", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
    }

    [Fact]
    public void A_flood_is_some_lines_a_minute_and_the_number_of_those_that_were_left_out()
    {
        for (var i = 0; i < 1000; i++) _messages.Published(Alerts.Full with { Id = $"{i}", Revision = 1, Phase = AlertPhase.Opened });
        _messages.Published(Alerts.Full with { Id = "0", Revision = 2, Phase = AlertPhase.Closed });
        _messages.Look();
        Assert.Equal(AlertMessages.MostLines, Said.Length);
        _clock.Advance(AlertMessages.Window);
        _messages.Look();
        _messages.Look();
        Assert.Equal("<6>left out here, to keep the log short: 970 alerts opened, 1 closed or retracted; all are in sts.alerts", Assert.Single(Said[AlertMessages.MostLines..]));

        _messages.Published(Alerts.Full with { Id = "next", Revision = 1, Phase = AlertPhase.Opened });
        Assert.StartsWith("<6>alert next opened", Said[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_left_out_is_said_at_the_end_too()
    {
        for (var i = 0; i <= AlertMessages.MostLines; i++) _messages.Published(Alerts.Full with { Id = $"{i}", Revision = 1, Phase = AlertPhase.Opened });
        _messages.Look(isEnd: true);
        Assert.Contains("1 alert opened", Said[^1], StringComparison.Ordinal);
    }

    private string SaidOf(Alert alert)
    {
        _messages.Published(alert);
        return Assert.Single(Said);
    }
}
