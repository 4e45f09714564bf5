using System.Diagnostics;
using AisDetector.Core.Reports;
using AisDetector.Ops;
using AisDetector.Output;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace AisDetector.Broker;

/// <summary>What a run says: an event a line, never per message, never a setting's value.</summary>
internal sealed class RunMessages(ILogger logger)
{
    private static readonly TimeSpan ErrorsEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private volatile string? _lastError;
    private long _lastSaid;

    /// <summary>The newest thing that a client complained about: why a broker does not answer.</summary>
    public string? LastError => _lastError;

    public void Say(LogText message) => message.Write(logger, LogLevel.Information);

    public void Say(string message) => LogText.Of(message).Write(logger, LogLevel.Information);

    /// <summary>How many were rejected, by reason; nothing where none was.</summary>
    public void Say(string what, ReportCounts counts)
    {
        var reasons = Enum.GetValues<RejectReason>().Where(r => counts.Rejected(r) > 0).Select(r => $"{AlertJson.Word(r)} {counts.Rejected(r)}").ToList();
        if (reasons.Count > 0) Say($"{what}: {string.Join(", ", reasons)}");
    }

    /// <summary>What should not happen, and is got over.</summary>
    public void Warn(LogText message) => message.Write(logger, LogLevel.Warning);

    public void Warn(string message) => LogText.Of(message).Write(logger, LogLevel.Warning);

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

        Warn($"kafka: {error.Reason}");
    }

    public void Library(LogMessage message)
    {
        if (Environment.GetEnvironmentVariable("AISDETECTOR_TRACE") is { Length: > 0 }) Say($"{message.Facility} {message.Message}");
        // Warnings that a setting belongs to another kind of client: the operator's settings go to all of them.
        if (message.Facility == "CONFWARN" || message.Level > SyslogLevel.Error) return;
        if (message.Facility is not ("FAIL" or "ERROR")) Warn($"kafka: {message.Message}");
    }
}
