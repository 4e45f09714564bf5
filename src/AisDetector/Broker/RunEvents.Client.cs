using System.Diagnostics;
using AisDetector.Core.Reports;
using AisDetector.Output;
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace AisDetector.Broker;

/// <summary>What a run says: an event a line, never per message, never a setting's value.</summary>
internal sealed partial class RunEvents(ILogger logger)
{
    private static readonly TimeSpan ErrorsEvery = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private volatile string? _lastError;
    private long _lastSaid;

    /// <summary>The newest thing that a client complained about: why a broker does not answer.</summary>
    public string? LastError => _lastError;

    /// <summary>How many were rejected, by reason; nothing where none was.</summary>
    public void Rejected(ReportCounts counts)
    {
        if (Reasons(counts) is { Length: > 0 } reasons) Rejected(reasons);
    }

    /// <summary>How many reports were not used, by reason; nothing where all were.</summary>
    public void NotUsed(ReportCounts counts)
    {
        if (Reasons(counts) is { Length: > 0 } reasons) NotUsed(reasons);
    }

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

        ClientWarning(error.Reason);
    }

    public void Library(LogMessage message)
    {
        if (Environment.GetEnvironmentVariable("AISDETECTOR_TRACE") is { Length: > 0 }) ClientTrace(message.Facility, message.Message);
        // Warnings that a setting belongs to another kind of client: the operator's settings go to all of them.
        if (message.Facility == "CONFWARN" || message.Level > SyslogLevel.Error) return;
        if (message.Facility is not ("FAIL" or "ERROR")) ClientWarning(message.Message);
    }

    private static string Reasons(ReportCounts counts) =>
        string.Join(", ", Enum.GetValues<RejectReason>().Where(r => counts.Rejected(r) > 0).Select(r => $"{AlertJson.Word(r)} {counts.Rejected(r)}"));
}
