using System.Diagnostics.Metrics;
using System.Text.Json;
using AisDetector.Feeding;
using AisDetector.Verbs;

namespace AisDetector.Telemetry;

/// <summary>What a feed tells of itself.</summary>
internal sealed class FeedTelemetry : IHealth, IDisposable
{
    private readonly Meter _meter = new(RunTelemetry.Name, Product.Version);
    private volatile FeedJob? _job;

    public FeedTelemetry()
    {
        Counter("aisdetector.feed.lines", "{line}", "Lines in records handed to the producer", c => c.Lines);
        Counter("aisdetector.feed.records", "{record}", "Records handed to the producer", c => c.Records);
        Counter("aisdetector.feed.bytes", "By", "Bytes of their values", c => c.Bytes);
        Counter("aisdetector.feed.undated", "{message}", "Messages without a time of their own", c => c.WithoutTime);
        Counter("aisdetector.feed.incomplete", "{part}", "Parts of messages whose other parts did not come", c => c.Incomplete);
    }

    /// <summary>The source is open and the topic found.</summary>
    public void Begin(FeedJob job) => _job = job;

    /// <summary>A feed ends by itself when its records are not delivered, and waits for ever for a source that is silent: neither is cured by starting it again.</summary>
    public string? Stuck() => null;

    public bool IsReady => _job != null;

    public void Describe(Utf8JsonWriter json)
    {
        json.WriteString("state", _job == null ? "starting" : "feeding");
        if (_job is { } job) json.WriteNumber("lines", job.Counts.Lines);
    }

    public Func<string>? StatusLine() => null;

    public void Dispose() => _meter.Dispose();

    // The feed's own plain numbers: one that is a moment old is as good as any.
    private void Counter(string name, string unit, string what, Func<FeedCounts, long> value) =>
        _meter.CreateObservableCounter(name, () => _job is { } job ? value(job.Counts) : 0, unit, what);
}
