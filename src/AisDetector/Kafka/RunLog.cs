using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;

namespace AisDetector.Kafka;

/// <summary>One line an event on stderr, never per message.</summary>
internal sealed class RunLog(TextWriter writer)
{
    private static readonly TimeSpan ErrorsEvery = TimeSpan.FromSeconds(10);

    private readonly TextWriter _writer = TextWriter.Synchronized(writer);
    private readonly Lock _lock = new();
    private volatile string? _lastError;
    private long _lastSaid;

    /// <summary>The newest thing that a client complained about: why a broker does not answer.</summary>
    public string? LastError => _lastError;

    public void Say(string message) =>
        _writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'} {message}"));

    /// <summary>librdkafka retries by itself; its errors matter when it does not get there in time.</summary>
    public void Error(Error error)
    {
        if (error.Code == ErrorCode.Local_AllBrokersDown) return;
        _lastError = error.Reason;
        lock (_lock)
        {
            // A broker that is down is tried twenty times a second.
            if (error.IsFatal || (_lastSaid != 0 && Stopwatch.GetElapsedTime(_lastSaid) < ErrorsEvery)) return;
            _lastSaid = Stopwatch.GetTimestamp();
        }

        Say($"kafka: {error.Reason}");
    }

    public void Library(LogMessage message)
    {
        if (Environment.GetEnvironmentVariable("AISDETECTOR_TRACE") is { Length: > 0 }) Say($"{message.Facility} {message.Message}");
        // Warnings that a setting belongs to another kind of client: the operator's settings go to all of them.
        if (message.Facility == "CONFWARN" || message.Level > SyslogLevel.Error) return;
        if (message.Facility is not ("FAIL" or "ERROR")) Say($"kafka: {message.Message}");
    }
}
