using System.Diagnostics.Metrics;
using System.Text.Json;
using AisDetector.App;
using AisDetector.Core.Reports;
using AisDetector.Ops;
using AisDetector.Output;

namespace AisDetector.Feed;

/// <summary>What a feed tells of itself.</summary>
internal sealed class FeedTelemetry : IHealth, IDisposable
{
    private readonly Meter _meter = new(Instruments.Name, Product.Version);
    private readonly TimeProvider _clock = TimeProvider.System;
    private volatile FeedJob? _job;
    private string _name = "";
    private bool _isRecording;
    private long _startedAt;

    public FeedTelemetry()
    {
        Counter("aisdetector.feed.lines", "{line}", "Lines in records handed to the producer", c => c.Lines);
        Counter("aisdetector.feed.records", "{record}", "Records handed to the producer", c => c.Records);
        Counter("aisdetector.feed.bytes", "By", "Bytes of their values", c => c.Bytes);
        Counter("aisdetector.feed.undated", "{message}", "Messages without a time of their own", c => c.WithoutTime);
        Counter("aisdetector.feed.incomplete", "{part}", "Parts of messages whose other parts did not come", c => c.Incomplete);
    }

    /// <summary>The source is open and the topic found.</summary>
    public void Begin(FeedJob job, FeedSource source)
    {
        (_name, _isRecording, _startedAt) = (source.Name, source.IsRecording, _clock.GetTimestamp());
        _job = job;
    }

    /// <summary>How long a live source has given nothing; null of a recording, which has silences of its own.</summary>
    public TimeSpan? Silence => _job is { } job && !_isRecording ? job.Silence : null;

    /// <summary>A feed ends by itself when its records are not delivered, and waits for ever for a source that is silent: neither is cured by starting it again.</summary>
    public string? Stuck() => null;

    public bool IsReady => _job != null;

    public void Describe(Utf8JsonWriter json)
    {
        json.WriteString("state", _job == null ? "starting" : "feeding");
        if (_job is not { } job) return;
        var progress = job.Progress;
        json.WriteNumber("lines", progress.Counts.Lines);
        if (progress.Share is { } share) json.WriteNumber("share", Math.Round(share, 3));
        if (progress.EventTime != Report.NoTime) json.WriteString("eventTime", AlertJson.Time(DateTimeOffset.FromUnixTimeMilliseconds(progress.EventTime).UtcDateTime));
        if (Silence is not { } silence) return;
        json.WriteString("source", silence >= Silences.IsSilent ? "silent" : "coming");
        json.WriteNumber("lastLineSecondsAgo", Math.Floor(silence.TotalSeconds));
    }

    /// <summary>The rate is that since the line before.</summary>
    public Func<string> StatusLine()
    {
        var (at, lines) = (_clock.GetTimestamp(), 0L);
        return () =>
        {
            if (_job is not { } job) return "starting";
            var progress = job.Progress;
            var rate = (progress.Counts.Lines - lines) / Math.Max(0.001, _clock.GetElapsedTime(at).TotalSeconds);
            (at, lines) = (_clock.GetTimestamp(), progress.Counts.Lines);
            return $"{_name}: {progress.Words(_clock.GetElapsedTime(_startedAt), rate, Silence)}";
        };
    }

    public void Dispose() => _meter.Dispose();

    // Plain numbers of the feed's thread: a value that is a moment old does no harm.
    private void Counter(string name, string unit, string what, Func<FeedCounts, long> value) =>
        _meter.CreateObservableCounter(name, () => _job is { } job ? value(job.Counts) : 0, unit, what);
}
