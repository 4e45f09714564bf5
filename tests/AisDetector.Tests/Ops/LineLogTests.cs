using System.Text.Json;
using AisDetector.Broker;
using AisDetector.Ops;
using AisDetector.Tests.Support;

namespace AisDetector.Tests.Ops;

public class LineLogTests
{
    private sealed record Place(long InputOffset);

    [Fact]
    public void A_line_is_time_and_text_and_says_when_something_is_wrong() => Assert.Equal(
        ["2026-01-02T03:04:05.000Z at offset 1234", "2026-01-02T03:04:05.000Z warning: 1.50 MB lost", "2026-01-02T03:04:05.000Z plain"], Lines(LogFormat.Line));

    [Fact]
    public void The_journal_gets_the_level_and_no_time() => Assert.Equal(["<6>at offset 1234", "<4>1.50 MB lost", "<6>plain"], Lines(LogFormat.Systemd));

    [Fact]
    public void Json_keeps_what_was_put_into_the_text_under_its_name()
    {
        var lines = Lines(LogFormat.Json).Select(l => JsonDocument.Parse(l).RootElement).ToArray();
        Assert.Equal(["at offset 1234", "1.50 MB lost", "plain"], lines.Select(l => l.GetProperty("message").GetString()));
        Assert.Equal(["information", "warning", "information"], lines.Select(l => l.GetProperty("level").GetString()));
        Assert.Equal(1234, lines[0].GetProperty("inputOffset").GetInt64());
        Assert.Equal(["at offset {inputOffset}", "{_} MB lost", "plain"], lines.Select(l => l.GetProperty("template").GetString()));
        Assert.Equal("2026-01-02T03:04:05.000Z", lines[1].GetProperty("time").GetString());
    }

    [Fact]
    public void An_event_is_one_line_whatever_is_in_it()
    {
        var text = new StringWriter();
        var log = new RunMessages(new LineLog(text, LogFormat.Json, new SetClock()));
        var message = "a\nb \"c\" – d";
        log.Say($"{message}");
        Assert.Single(text.ToString().TrimEnd('\n').Split('\n'));
        Assert.Equal("a b \"c\" – d", JsonDocument.Parse(text.ToString()).RootElement.GetProperty("message").GetString());

        // What is put in may be called like what is always there.
        Assert.Equal(message, JsonDocument.Parse(text.ToString()).RootElement.GetProperty("message_").GetString());
    }

    private static string[] Lines(LogFormat format)
    {
        var text = new StringWriter();
        var log = new RunMessages(new LineLog(text, format, new SetClock()));
        var snapshot = new Place(1234);
        log.Say($"at offset {snapshot.InputOffset}");
        log.Warn($"{3 / 2.0:0.00} MB lost");
        log.Say("plain");
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
