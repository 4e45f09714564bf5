using System.Diagnostics.Metrics;
using System.Text.Json;
using AisDetector.App;
using AisDetector.Core.Alerts;
using AisDetector.Core.Reports;
using AisDetector.Ops;
using AisDetector.Output;

namespace AisDetector.Live;

/// <summary>
/// What a run tells of itself: instruments, states, signs of life. The threads of the run leave plain numbers here; who looks
/// at them (exporters, the health pages, the terminal's line) never touches the detector.
/// </summary>
internal sealed class RunTelemetry : IHealth, IDisposable
{
    /// <summary>A loop that has something to do and does not get on for this long is stuck.</summary>
    public static readonly TimeSpan StuckAfter = TimeSpan.FromSeconds(60);

    /// <summary>These two may wait for brokers. Such a wait ends by itself sooner than this.</summary>
    private static readonly TimeSpan LongestTakeOver = TimeSpan.FromMinutes(10), LongestCommit = TimeSpan.FromMinutes(5);

    /// <summary>Categories that are published unless all are asked for.</summary>
    private static readonly RendezvousCategory[] Candidates = [RendezvousCategory.Transfer, RendezvousCategory.Transshipment, RendezvousCategory.Bunkering];

    private static readonly InstanceState[] States = Enum.GetValues<InstanceState>();

    private readonly TimeProvider _clock;
    private readonly TimeSpan? _unreadyWhenSilent;
    private readonly Meter _meter;
    private readonly Counter<long> _rejects, _alerts, _deadLetters, _snapshotFailures;
    private readonly Histogram<double> _transaction, _snapshot;
    private readonly Pulse _takingOver;
    private volatile InstanceState _state;
    private volatile Figures? _figures;
    private readonly long[] _notUsed = new long[Enum.GetValues<RejectReason>().Length];
    private long _logEnd, _snapshotAt, _snapshotBytes, _published, _opened, _recordAt;

    /// <param name="unreadyWhenSilent">Not ready once no record has come for so long; null: a silent feed is not this instance's fault.</param>
    public RunTelemetry(TimeProvider? clock = null, TimeSpan? unreadyWhenSilent = null)
    {
        _clock = clock ?? TimeProvider.System;
        _unreadyWhenSilent = unreadyWhenSilent;
        _meter = new Meter(Instruments.Name, Product.Version);
        Consumer = new Pulse("reader of the log", StuckAfter, _clock);
        Detector = new Pulse("detector", StuckAfter, _clock);
        Publisher = new Pulse("publisher", LongestCommit, _clock);
        _takingOver = new Pulse("taking over", LongestTakeOver, _clock);
        Reports = _meter.CreateCounter<long>("aisdetector.reports", "{report}", "AIS reports decoded, by message type (0: JSON)");
        _rejects = _meter.CreateCounter<long>("aisdetector.rejects", "{report}", "What was not used, by reason");
        Records = _meter.CreateCounter<long>("aisdetector.log.records", "{record}", "Records of the log used");
        Bytes = _meter.CreateCounter<long>("aisdetector.log.bytes", "By", "Bytes of their values");
        Reread = _meter.CreateCounter<long>("aisdetector.log.reread", "{record}", "Records used again after a start, whose outputs had been published before");
        Samples = _meter.CreateCounter<long>("aisdetector.samples", "{sample}", "Vessels' places at steps");
        DeadLettersLeftOut = _meter.CreateCounter<long>("aisdetector.dead_letters.left_out", "{record}", "Dead letters that were not published, because there were too many in one minute");
        SingleFixTracks = _meter.CreateCounter<long>("aisdetector.tracks.single_fix", "{track}", "Tracks that were forgotten with one position: a place that no ship can have reached, or a number that was heard once");
        PairsCut = _meter.CreateCounter<long>("aisdetector.pairs.cut", "{pair}", "Contacts and pairs left out, because too many ships lay in one place");
        Contacts = _meter.CreateCounter<long>("aisdetector.contacts", "{contact}", "Samples of one step within the contact distance");
        _alerts = _meter.CreateCounter<long>("aisdetector.alerts", "{revision}", "Revisions of alerts published, by phase, kind and category");
        _deadLetters = _meter.CreateCounter<long>("aisdetector.dead_letters", "{record}", "Published to the dead-letter topic");
        _transaction = Duration("aisdetector.transaction.duration", "Time of a publishing transaction, repetitions included");
        _snapshot = Duration("aisdetector.snapshot.duration", "Time to write a snapshot");
        _snapshotFailures = _meter.CreateCounter<long>("aisdetector.snapshot.failures", "{snapshot}", "Snapshots that could not be written");
        CreateGauges();

        // Each counter is there from the start, at 0: a rate counts the first, and an alarm need not ask whether the counter exists.
        foreach (var counter in (Counter<long>[])[Records, Bytes, Reread, Samples, Contacts, PairsCut, SingleFixTracks, _deadLetters, DeadLettersLeftOut, _snapshotFailures]) counter.Add(0);
        foreach (var phase in Enum.GetValues<AlertPhase>())
        {
            foreach (var category in Candidates) Count(0, phase, AlertKind.Rendezvous, category);
            Count(0, phase, AlertKind.Loitering, null);
        }
    }

    public Counter<long> Reports { get; }
    public Counter<long> Records { get; }
    public Counter<long> Bytes { get; }
    public Counter<long> Reread { get; }
    public Counter<long> Samples { get; }
    public Counter<long> Contacts { get; }
    public Counter<long> PairsCut { get; }
    public Counter<long> SingleFixTracks { get; }
    public Counter<long> DeadLettersLeftOut { get; }

    public Pulse Consumer { get; }
    public Pulse Detector { get; }
    public Pulse Publisher { get; }

    public InstanceState State
    {
        get => _state;
        set
        {
            if (value == InstanceState.TakingOver) _takingOver.Beat();
            else _takingOver.Rest();
            if (value is InstanceState.StandingBy) Forget();
            if (value is InstanceState.Rereading or InstanceState.Active && _state == InstanceState.TakingOver)
            {
                Volatile.Write(ref _snapshotAt, _clock.GetTimestamp());
                Came();
            }

            _state = value;
        }
    }

    /// <summary>The offset behind the log's last record, as the reader last saw it.</summary>
    public long LogEnd
    {
        set => Volatile.Write(ref _logEnd, value);
    }

    /// <summary>The detector's numbers as of its last batch; null while this instance does not detect.</summary>
    public Figures? Figures
    {
        get => _figures;
        set
        {
            // A last batch may end after the partition has gone to another.
            if (_state != InstanceState.StandingBy) _figures = value;
        }
    }

    /// <summary>Revisions published since the process began.</summary>
    public long Revisions => Volatile.Read(ref _published);

    /// <summary>Alerts whose first revision was published since the process began.</summary>
    public long Opened => Volatile.Read(ref _opened);

    /// <summary>How long no record has come, since taking over at most; 0 while records wait, because then the feed is not silent; null while this instance does not detect.</summary>
    public TimeSpan? Silence => Lag is { } lag ? lag > 0 ? TimeSpan.Zero : _clock.GetElapsedTime(Volatile.Read(ref _recordAt)) : null;

    /// <summary>Records that wait in the log; null while this instance does not detect.</summary>
    public long? Lag => _figures is { } figures ? Math.Max(0, Volatile.Read(ref _logEnd) - figures.NextOffset) : null;

    /// <summary>The wall clock less the watermark; null before the first report.</summary>
    public TimeSpan? WatermarkDelay =>
        _figures is { Watermark: not Report.NoTime } figures ? _clock.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(figures.Watermark) : null;

    /// <summary>Counts what a detector does from here on.</summary>
    public DetectorCounts Follow(LogDetector detector) => new(this, detector);

    /// <summary>A record has come.</summary>
    public void Came() => Volatile.Write(ref _recordAt, _clock.GetTimestamp());

    /// <summary>Counts what was not used. A count of 0 makes the reason's counter, so that a rate counts the first.</summary>
    public void NotUsed(RejectReason reason, long count)
    {
        Interlocked.Add(ref _notUsed[(int)reason], count);
        _rejects.Add(count, new KeyValuePair<string, object?>("reject.reason", AlertJson.Word(reason)));
    }

    /// <summary>Not used since the process began.</summary>
    public long NotUsed(RejectReason reason) => Volatile.Read(ref _notUsed[(int)reason]);

    public void Committed(TimeSpan duration) => _transaction.Record(duration.TotalSeconds);

    public void Published(Alert alert)
    {
        Interlocked.Increment(ref _published);
        if (alert.Revision == 1) Interlocked.Increment(ref _opened);
        Count(1, alert.Phase, alert.Kind, alert.Category);
    }

    public void DeadLettered() => _deadLetters.Add(1);

    public void SnapshotWritten(long bytes, TimeSpan duration)
    {
        _snapshot.Record(duration.TotalSeconds);
        Volatile.Write(ref _snapshotBytes, bytes);
        Volatile.Write(ref _snapshotAt, _clock.GetTimestamp());
    }

    public void SnapshotFailed() => _snapshotFailures.Add(1);

    /// <summary>What does not get on although it has something to do; null: alive.</summary>
    public string? Stuck() => State == InstanceState.TakingOver ? _takingOver.Stuck() : Consumer.Stuck() ?? Detector.Stuck() ?? Publisher.Stuck();

    /// <summary>Standing by, or active with the state restored, what was published read again and the lag known. A silent feed changes that only where it is asked for.</summary>
    public bool IsReady => State switch
    {
        InstanceState.StandingBy => true,
        InstanceState.Active => Lag != null && !(Silence > _unreadyWhenSilent),
        _ => false,
    };

    public void Describe(Utf8JsonWriter json)
    {
        json.WriteString("state", AlertJson.Word(State));
        if (Lag is { } lag) json.WriteNumber("lagRecords", lag);
        if (Silence is { } silence) Silences.Describe(json, silence);
        if (_figures is not { } figures) return;
        if (WatermarkDelay is { } delay)
        {
            json.WriteString("watermark", AlertJson.Time(DateTimeOffset.FromUnixTimeMilliseconds(figures.Watermark).UtcDateTime));
            json.WriteNumber("watermarkSecondsAgo", Math.Round(delay.TotalSeconds));
        }

        json.WriteNumber("openAlerts", figures.OpenAlerts);
        json.WriteNumber("newAlerts", Opened);
        json.WriteNumber("revisions", Revisions);
        json.WriteStartObject("notUsed");
        foreach (var reason in Enum.GetValues<RejectReason>())
            if (NotUsed(reason) is > 0 and var count) json.WriteNumber(AlertJson.Word(reason), count);
        json.WriteEndObject();
    }

    public Func<string> StatusLine() => new RunGauge(this, _clock).Line;

    public void Dispose() => _meter.Dispose();

    private void CreateGauges()
    {
        Gauge("aisdetector.log.lag", "{record}", "Records that wait in the log", _ => Lag);
        _meter.CreateObservableGauge("aisdetector.log.silence", () => Measured(Silence?.TotalSeconds), "s", "Since the last record of the log came, or since taking over; 0 while records wait");
        Gauge("aisdetector.alerts.open", "{alert}", "Alerts that have been published and have neither ended nor been retracted", f => f.OpenAlerts);
        Gauge("aisdetector.vessels", "{vessel}", "Vessels heard within the time that the detector remembers", f => f.Vessels);
        Gauge("aisdetector.encounters.open", "{encounter}", "Encounters that have not ended", f => f.OpenEncounters);
        _meter.CreateObservableGauge("aisdetector.watermark.delay", () => Measured(WatermarkDelay?.TotalSeconds), "s", "The wall clock less the watermark, in event time: how old the newest moment is that has been judged");
        Gauge("aisdetector.snapshot.size", "By", "The last snapshot written", _ => Volatile.Read(ref _snapshotBytes) is > 0 and var bytes ? bytes : null);
        _meter.CreateObservableGauge(
            "aisdetector.snapshot.age", () => Measured<double>(_figures != null ? _clock.GetElapsedTime(Volatile.Read(ref _snapshotAt)).TotalSeconds : null), "s", "Since the last snapshot was written, or since taking over");
        _meter.CreateObservableGauge(
            "aisdetector.instance.state", () => States.Select(s => new Measurement<int>(s == State ? 1 : 0, new KeyValuePair<string, object?>("instance.state", AlertJson.Word(s)))), "1", "1 for the state that the instance is in, 0 for the others");
    }

    private void Gauge(string name, string unit, string what, Func<Figures, long?> value) =>
        _meter.CreateObservableGauge(name, () => Measured<long>(_figures is { } figures ? value(figures) : null), unit, what);

    private static IEnumerable<Measurement<T>> Measured<T>(T? value) where T : struct => value is { } known ? [new Measurement<T>(known)] : [];

    /// <summary>From the milliseconds of a small transaction to the minutes that an outage takes.</summary>
    private Histogram<double> Duration(string name, string what) => _meter.CreateHistogram(
        name, "s", what, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 120] });

    private void Count(long revisions, AlertPhase phase, AlertKind kind, RendezvousCategory? category) => _alerts.Add(
        revisions, new("alert.phase", AlertJson.Word(phase)), new("alert.kind", AlertJson.Word(kind)), new("alert.category", category is { } known ? AlertJson.Word(known) : "none"));

    private void Forget()
    {
        _figures = null;
        Detector.Rest();
        Publisher.Rest();
    }
}
