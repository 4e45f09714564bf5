using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text.Json;
using AisDetector.Output;
using AisDetector.Verbs;

namespace AisDetector.Telemetry;

/// <summary>Numbers of a decoding instance at one moment.</summary>
/// <param name="Partitions">That it reads.</param>
/// <param name="Waiting">Of these, those that wait for slower ones.</param>
/// <param name="Lag">Records that wait in its partitions.</param>
internal sealed record DecodeFigures(int Partitions, int Waiting, long Lag, long Records, long Reports, long Rejects);

/// <summary>What an instance of the decode stage tells of itself. Its one thread leaves plain numbers here.</summary>
internal sealed class DecodeTelemetry : IHealth, IDisposable
{
    /// <summary>Brokers that do not answer are waited for, and end it by itself before.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(5);

    private readonly Meter _meter = new(RunTelemetry.Name, Product.Version);
    private readonly Pulse _loop = new("decode stage", LongestTurn, TimeProvider.System);
    private volatile DecodeFigures? _figures;

    public DecodeTelemetry()
    {
        Counter("aisdetector.decode.records", "{record}", "Records decoded", f => f.Records);
        Counter("aisdetector.decode.reports", "{report}", "Reports in them", f => f.Reports);
        Counter("aisdetector.decode.rejects", "{report}", "What was not used of them", f => f.Rejects);
        Gauge("aisdetector.decode.lag", "{record}", "Records that wait in the partitions of this instance", f => f.Lag);
        Gauge("aisdetector.decode.partitions", "{partition}", "Partitions that this instance reads", f => f.Partitions);
        Gauge("aisdetector.decode.waiting", "{partition}", "Of these, those that wait for slower ones", f => f.Waiting);
    }

    /// <summary>Whenever the loop has looked around.</summary>
    public void Looked(DecodeFigures figures)
    {
        _loop.Beat();
        _figures = figures;
    }

    public string? Stuck() => _loop.Stuck();

    public bool IsReady => _figures != null;

    public void Describe(Utf8JsonWriter json)
    {
        json.WriteString("state", _figures == null ? "starting" : "decoding");
        if (_figures is not { } figures) return;
        json.WriteNumber("partitions", figures.Partitions);
        json.WriteNumber("lagRecords", figures.Lag);
    }

    public Func<string> StatusLine() => () => _figures is { } f
        ? string.Create(CultureInfo.InvariantCulture, $"{f.Records:N0} records, lag {f.Lag:N0}, {Wording.Count(f.Partitions, "partition")}, {f.Waiting} waiting for slower ones")
        : "starting";

    public void Dispose() => _meter.Dispose();

    private void Counter(string name, string unit, string what, Func<DecodeFigures, long> value) =>
        _meter.CreateObservableCounter(name, () => _figures is { } figures ? value(figures) : 0, unit, what);

    private void Gauge(string name, string unit, string what, Func<DecodeFigures, long> value) =>
        _meter.CreateObservableGauge(name, () => _figures is { } figures ? value(figures) : 0, unit, what);
}
