using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AisDetector.Output;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace AisDetector.Ops;

/// <summary>How an event is written.</summary>
internal enum EventFormat
{
    /// <summary>Time and text, for people.</summary>
    Line,

    /// <summary>An object a line: time, level, event, text, and what was put into the text.</summary>
    Json,

    /// <summary>Level and text: the journal of systemd has its own time.</summary>
    Systemd,
}

/// <summary>
/// Events as lines, one each. Not the library's console logger: that writes to the console itself, over a terminal's status
/// line; and once its queue is closed it writes on the caller's thread, which may then block.
/// </summary>
internal sealed class EventLines(TextWriter writer, EventFormat format, TimeProvider? clock = null) : ILoggerProvider, ILogger
{
    /// <summary>The id of the line that says that lines are missing; the other events are those of <c>RunEvents</c> and <c>FeedEvents</c>.</summary>
    public const int MissingEvent = 4;

    private readonly TextWriter _writer = TextWriter.Synchronized(writer);
    private readonly EventFormatter _formatter = new(format, clock ?? TimeProvider.System);

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _writer.WriteLine(Line(new LogEntry<TState>(logLevel, Instruments.Name, eventId, state, exception, formatter)));

    /// <summary>The line that stands where lines could not be written.</summary>
    public string Missing(long count) => Line(new LogEntry<KeyValuePair<string, object?>[]>(
        LogLevel.Warning, Instruments.Name, new EventId(MissingEvent, "LinesMissing"), [new("missing", count)], null,
        (_, _) => $"{Wording.Count(count, "line is", "lines are")} missing here: nobody read them in time"));

    public void Dispose()
    {
        // The writer is its owner's.
    }

    private string Line<TState>(in LogEntry<TState> entry)
    {
        var line = new StringWriter(CultureInfo.InvariantCulture);
        _formatter.Write(in entry, null, line);
        return line.ToString();
    }
}

/// <summary>What a line says, without its end.</summary>
internal sealed class EventFormatter(EventFormat format, TimeProvider clock) : ConsoleFormatter(format.ToString())
{
    // Not a web page: quotation marks and dashes stay as they are.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var level = logEntry.LogLevel;
        var text = FreeText.Printable(logEntry.Formatter(logEntry.State, logEntry.Exception).ReplaceLineEndings(" "));
        var time = clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        textWriter.Write(format switch
        {
            EventFormat.Json => Json(time, level, logEntry.EventId, text, logEntry.State as IEnumerable<KeyValuePair<string, object?>> ?? []),
            EventFormat.Systemd => $"<{Priority(level)}>{text}",
            _ => $"{time} {(level >= LogLevel.Warning ? $"{Word(level)}: " : "")}{text}",
        });
    }

    private static string Json(string time, LogLevel level, EventId eventId, string text, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("time", time);
            json.WriteString("level", Word(level));
            json.WriteString("event", eventId.Name);
            json.WriteNumber("eventId", eventId.Id);
            json.WriteString("message", text);
            foreach (var (name, value) in values)
            {
                json.WritePropertyName(name == "{OriginalFormat}" ? "template" : name is "time" or "level" or "event" or "eventId" or "message" or "template" ? name + "_" : name);
                switch (value)
                {
                    case null: json.WriteNullValue(); break;
                    case Counted counted: json.WriteNumberValue(counted.Value); break;
                    case bool truth: json.WriteBooleanValue(truth); break;
                    case double number when double.IsFinite(number): json.WriteNumberValue(number); break;
                    case int or long or byte or short or uint: json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
                    default: json.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture)); break;
                }
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string Word(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "information",
        LogLevel.Warning => "warning",
        _ => "error",
    };

    /// <summary>As syslog counts.</summary>
    private static int Priority(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => 7,
        LogLevel.Information => 6,
        LogLevel.Warning => 4,
        LogLevel.Error => 3,
        _ => 2,
    };
}
