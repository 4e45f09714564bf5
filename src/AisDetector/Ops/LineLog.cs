using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AisDetector.Output;
using Microsoft.Extensions.Logging;

namespace AisDetector.Ops;

/// <summary>How an event of the log is written.</summary>
internal enum LogFormat
{
    /// <summary>Time and text, for people.</summary>
    Line,

    /// <summary>An object a line: time, level, text, and what was put into the text.</summary>
    Json,

    /// <summary>Level and text: the journal of systemd has its own time.</summary>
    Systemd,
}

/// <summary>The log as lines, one a call.</summary>
internal sealed class LineLog(TextWriter writer, LogFormat format, TimeProvider? clock = null) : ILoggerProvider, ILogger
{
    // Not a web page: quotation marks and dashes stay as they are.
    private static readonly JsonWriterOptions JsonOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly TextWriter _writer = TextWriter.Synchronized(writer);
    private readonly TimeProvider _clock = clock ?? TimeProvider.System;

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var text = formatter(state, exception).ReplaceLineEndings(" ");
        _writer.WriteLine(Line(logLevel, text, state as IEnumerable<KeyValuePair<string, object?>> ?? []));
    }

    /// <summary>The line that stands where lines could not be written.</summary>
    public string Missing(long count) => Line(LogLevel.Warning, $"{Wording.Count(count, "line is", "lines are")} missing here: nobody read them in time", [new("missing", count)]);

    private string Line(LogLevel level, string text, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var time = _clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return format switch
        {
            LogFormat.Json => Json(time, level, text, values),
            LogFormat.Systemd => $"<{Priority(level)}>{text}",
            _ => $"{time} {(level >= LogLevel.Warning ? $"{Word(level)}: " : "")}{text}",
        };
    }

    public void Dispose()
    {
        // The writer is its owner's.
    }

    private static string Json(string time, LogLevel level, string text, IEnumerable<KeyValuePair<string, object?>> values)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, JsonOptions))
        {
            json.WriteStartObject();
            json.WriteString("time", time);
            json.WriteString("level", Word(level));
            json.WriteString("message", text);
            foreach (var (name, value) in values)
            {
                json.WritePropertyName(name == "{OriginalFormat}" ? "template" : name is "time" or "level" or "message" or "template" ? name + "_" : name);
                switch (value)
                {
                    case null: json.WriteNullValue(); break;
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
