using System.Diagnostics.Metrics;
using System.Text.Json;
using AisDetector.App;
using AisDetector.Ops;
using AisDetector.Output;

namespace AisDetector.Decode;

/// <summary>Numbers of a decoding instance at one moment.</summary>
/// <param name="Partitions">That it reads.</param>
/// <param name="Waiting">Of these, those that wait for slower ones.</param>
/// <param name="Lag">Records that wait in its partitions.</param>
internal sealed record DecodeFigures(int Partitions, int Waiting, long Lag, long Records, long Reports, long Rejects, long DeadLettersLeftOut);

/// <summary>What an instance of the decode stage tells of itself. Its one thread leaves plain numbers here.</summary>
internal sealed class DecodeTelemetry : IHealth, IDisposable
{
    /// <summary>Longer than a wait for brokers that do not answer, which ends the stage by itself.</summary>
    private static readonly TimeSpan LongestTurn = TimeSpan.FromMinutes(5);

    private readonly Meter _meter = new(Instruments.Name, Product.Version);
    private readonly TimeProvider _clock;
    private readonly TimeSpan? _unreadyWhenSilent;
    private readonly Pulse _loop;
    private volatile DecodeFigures? _figures;
    private long _recordAt;

    /// <param name="unreadyWhenSilent">Not ready once no record has come for so long; null: a silent feed is not this instance's fault.</param>
    public DecodeTelemetry(TimeProvider? clock = null, TimeSpan? unreadyWhenSilent = null)
    {
        _clock = clock ?? TimeProvider.System;
        _unreadyWhenSilent = unreadyWhenSilent;
        _loop = new Pulse("decode stage", LongestTurn, _clock);
        Counter("aisdetector.decode.records", "{record}", "Records decoded", f => f.Records);
        Counter("aisdetector.decode.reports", "{report}", "Reports in them", f => f.Reports);
        Counter("aisdetector.decode.rejects", "{report}", "What was not used of them", f => f.Rejects);
        Counter("aisdetector.decode.dead_letters.left_out", "{record}", "Dead letters that were not published, because there were too many in one minute", f => f.DeadLettersLeftOut);
        Gauge("aisdetector.decode.lag", "{record}", "Records that wait in the partitions of this instance", f => f.Lag);
        _meter.CreateObservableGauge(
            "aisdetector.decode.silence", () => (IEnumerable<Measurement<double>>)(Silence is { } silence ? [new Measurement<double>(silence.TotalSeconds)] : []), "s",
            "Since the last record of its partitions came, or since the start; 0 while records wait, none where it reads no partition");
        Gauge("aisdetector.decode.partitions", "{partition}", "Partitions that this instance reads", f => f.Partitions);
        Gauge("aisdetector.decode.waiting", "{partition}", "Of these, those that wait for slower ones", f => f.Waiting);
    }

    /// <summary>Whenever the loop has looked around.</summary>
    public void Looked(DecodeFigures figures)
    {
        _loop.Beat();

        // Where partitions are given to it, silence begins now.
        if (_figures is not { Partitions: > 0 } last || last.Records != figures.Records) Volatile.Write(ref _recordAt, _clock.GetTimestamp());
        _figures = figures;
    }

    /// <summary>How long no record has come; 0 while records wait, because then the feed is not silent; null where it reads no partition.</summary>
    public TimeSpan? Silence => _figures is { Partitions: > 0 } figures ? figures.Lag > 0 ? TimeSpan.Zero : _clock.GetElapsedTime(Volatile.Read(ref _recordAt)) : null;

    public string? Stuck() => _loop.Stuck();

    public bool IsReady => _figures != null && !(Silence > _unreadyWhenSilent);

    public void Describe(Utf8JsonWriter json)
    {
        json.WriteString("state", _figures == null ? "starting" : "decoding");
        if (_figures is not { } figures) return;
        json.WriteNumber("partitions", figures.Partitions);
        json.WriteNumber("lagRecords", figures.Lag);
        if (Silence is { } silence) Silences.Describe(json, silence);
    }

    public Func<string> StatusLine()
    {
        var (at, records) = (_clock.GetTimestamp(), 0L);
        return () =>
        {
            if (_figures is not { } f) return "starting";
            var rate = (f.Records - records) / Math.Max(0.001, _clock.GetElapsedTime(at).TotalSeconds);
            (at, records) = (_clock.GetTimestamp(), f.Records);
            return $"{Silences.Rate(rate, "records", Silence ?? TimeSpan.Zero)}, lag {Wording.Count(f.Lag)}, {Wording.Count(f.Partitions, "partition")}, {f.Waiting} waiting for slower ones, "
                + $"{Wording.Count(f.Records, "record")}, not used: {Wording.Count(f.Rejects)}";
        };
    }

    public void Dispose() => _meter.Dispose();

    private void Counter(string name, string unit, string what, Func<DecodeFigures, long> value) =>
        _meter.CreateObservableCounter(name, () => _figures is { } figures ? value(figures) : 0, unit, what);

    private void Gauge(string name, string unit, string what, Func<DecodeFigures, long> value) =>
        _meter.CreateObservableGauge(name, () => _figures is { } figures ? value(figures) : 0, unit, what);
}
