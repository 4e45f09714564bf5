using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using AisDetector.Tests.Support;
using AisDetector.Broker;
using AisDetector.Feed;
using AisDetector.Ops;
using AisDetector.Output;

namespace AisDetector.Tests.Ops;

public partial class EventLinesTests
{
    [Fact]
    public void A_line_is_time_and_text_and_says_when_something_is_wrong() => Assert.Equal(
        ["2026-01-02T03:04:05.000Z snapshot at offset 1234: 1.5 MB in 0.25 s", "2026-01-02T03:04:05.000Z warning: transaction repeated: lost", "2026-01-02T03:04:05.000Z plain {x}"],
        Lines(EventFormat.Line));

    [Fact]
    public void The_journal_gets_the_level_and_no_time() => Assert.Equal(
        ["<6>snapshot at offset 1234: 1.5 MB in 0.25 s", "<4>transaction repeated: lost", "<6>plain {x}"], Lines(EventFormat.Systemd));

    [Fact]
    public void Json_keeps_what_was_put_into_the_text_under_its_name() => Assert.Equal(
        """
        {"time":"2026-01-02T03:04:05.000Z","level":"information","event":"SnapshotWritten","eventId":200,"message":"snapshot at offset 1234: 1.5 MB in 0.25 s","inputOffset":1234,"megabytes":1.5,"seconds":0.251,"template":"snapshot at offset {inputOffset}: {megabytes:0.0} MB in {seconds:0.00} s"}
        {"time":"2026-01-02T03:04:05.000Z","level":"warning","event":"TransactionRepeated","eventId":304,"message":"transaction repeated: lost","reason":"lost","template":"transaction repeated: {reason}"}
        {"time":"2026-01-02T03:04:05.000Z","level":"information","event":"SilenceEnded","eventId":117,"message":"plain {x}","silence":"plain {x}","template":"{silence}"}
        """.ReplaceLineEndings("\n").Split('\n'), Lines(EventFormat.Json));

    [Fact]
    public void What_is_counted_is_words_for_people_and_a_number_for_machines()
    {
        var text = new StringWriter();
        new RunEvents(new EventLines(text, EventFormat.Json, new SetClock())).Restored(new Counted(1, "alert is", "alerts are"), new Counted(2, "encounter"), new Counted(1500, "vessel"));
        var line = JsonDocument.Parse(text.ToString()).RootElement;
        Assert.Equal("restored: 1 alert is open, 2 encounters and 1,500 vessels are followed", line.GetProperty("message").GetString());
        Assert.Equal((1, 2, 1500), (line.GetProperty("openAlerts").GetInt32(), line.GetProperty("openEncounters").GetInt32(), line.GetProperty("vessels").GetInt32()));
    }

    [Fact]
    public void An_event_is_one_line_whatever_is_in_it()
    {
        var text = new StringWriter();
        var lines = new EventLines(text, EventFormat.Json, new SetClock());
        var message = "a\nb \"c\" – d";
        LogMessage(lines, message);
        Assert.Single(text.ToString().TrimEnd('\n').Split('\n'));
        var line = JsonDocument.Parse(text.ToString()).RootElement;
        Assert.Equal("a b \"c\" – d", line.GetProperty("message").GetString());

        // What is put in may be called like what is always there.
        Assert.Equal(message, line.GetProperty("message_").GetString());
    }

    [Fact]
    public void Each_event_has_an_id_of_its_own_and_a_name_has_one_kind_of_value()
    {
        var events = ((Type[])[typeof(RunEvents), typeof(FeedEvents)]).SelectMany(t => t.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Select(m => (Method: m, Message: m.GetCustomAttribute<LoggerMessageAttribute>())).Where(e => e.Message != null).ToList();
        Assert.True(events.Count > 45, $"{events.Count} events");
        Assert.Equal(events.Count, events.Select(e => e.Message!.EventId).Distinct().Count());
        Assert.DoesNotContain(events, e => e.Message!.EventId == EventLines.MissingEvent);
        var values = events.SelectMany(e => e.Method.GetParameters()).GroupBy(p => p.Name, p => p.ParameterType == typeof(string) ? "text" : "number");
        Assert.All(values, v => Assert.True(v.Distinct().Count() == 1, $"{v.Key} is text and number"));
        Assert.All(events, e => Assert.Equal(e.Method.GetParameters().Select(p => p.Name), Names().Matches(e.Message!.Message).Select(m => m.Groups[1].Value)));
    }

    [GeneratedRegex(@"\{(\w+)")]
    private static partial Regex Names();

    [LoggerMessage(9000, LogLevel.Information, "{message}")]
    private static partial void LogMessage(ILogger logger, string message);

    private static string[] Lines(EventFormat format)
    {
        var text = new StringWriter();
        var events = new RunEvents(new EventLines(text, format, new SetClock()));
        events.SnapshotWritten(1234, 1.5, 0.251);
        events.TransactionRepeated("lost");
        events.SilenceEnded("plain {x}");
        return text.ToString().TrimEnd('\n').Split('\n');
    }
}
