using AisDetector.Core.Reports;
using AisDetector.Core.Time;
using AisDetector.Formats;
using AisDetector.Formats.Containers;

namespace AisDetector.Replay;

/// <summary>
/// A recording being read, with enough of the following reports in hand to know whether a clock lies. Opened when it is needed, closed at its end: a year of
/// daily files holds one or two open at a time.
/// </summary>
internal sealed class RecordingCursor(Recording recording, InputOptions options, ReportCounts counts) : IDisposable
{
    private readonly long _from = Milliseconds(options.ReadFrom) ?? long.MinValue + 1;
    private readonly long _to = Milliseconds(options.ReadTo) ?? long.MaxValue;
    private ReportBatch? _batch;
    private ReportReader? _reader;
    private FileEdge _edge = new((long)options.ReorderWindow.TotalMilliseconds);
    private int _at;
    private bool _isEnded;

    public InputFile File => recording.File;

    /// <summary>By which time the next report is merged; before the recording is opened, no later than that.</summary>
    public long Key { get; private set; } = recording.FirstTime ?? long.MinValue;

    public bool IsOpen { get; private set; }

    /// <summary>True when the next report is older than the reorder window allows.</summary>
    public bool IsDisorder { get; private set; }

    public ref readonly Report Current => ref _batch![_at];

    /// <summary>Why the recording ended before its end, or null.</summary>
    public string? Damage { get; private set; }

    /// <summary>Lines that were rejected because they hold a quote that is not closed.</summary>
    public long OpenQuotes { get; private set; }

    public long UnreadableFields { get; private set; }

    /// <summary>What those fields were, one line for each column.</summary>
    public IReadOnlyList<string> Unread { get; private set; } = [];

    /// <summary>Reports skipped because they are later than what was asked for.</summary>
    public long SkippedLater { get; private set; }

    /// <summary>Opens it and goes to its first report; false when it has none.</summary>
    public bool Open()
    {
        IsOpen = true;
        _batch = new ReportBatch(recording.BatchSize) { Counts = counts, OnReject = options.OnReject };
        try
        {
            _reader = recording.Open();
        }
        catch (Exception e) when (SourceBytes.IsDamage(e))
        {
            Damage = SourceBytes.Describe(e);
            _isEnded = true;
        }

        _at = -1;
        return MoveNext();
    }

    public bool MoveNext()
    {
        _at++;
        return Settle();
    }

    /// <summary>
    /// Hands over the next report and those that follow, until the batch is full or one is merged by a later key; false when there are no
    /// more.
    /// </summary>
    /// <exception cref="DisorderException">One of them is older than the reorder window allows, and they are not taken as they arrive.</exception>
    public bool Give(ReportBatch to, long lastKey)
    {
        while (true)
        {
            var first = _at;
            var end = Math.Min(first + to.Room, _isEnded ? Count : Count - ClockRule.Witnesses);
            var isDue = true;
            do
            {
                if (IsDisorder && !options.ArrivalOrder) throw new DisorderException(File.Name);
                if (++_at >= end) break;
                Look();
                isDue = Key <= lastKey;
            }
            while (isDue);

            to.Add(_batch!.Reports[first.._at]);
            if (!isDue) return true;
            if (!Settle()) return false;
            if (to.IsFull || Key > lastKey) return true;
        }
    }

    public void Dispose() => Close();

    private static long? Milliseconds(DateTime? time) =>
        time is { } utc ? (utc.Kind == DateTimeKind.Local ? utc.ToUniversalTime().Ticks : utc.Ticks) / TimeSpan.TicksPerMillisecond - 62_135_596_800_000 : null;

    private int Count => _batch?.Count ?? 0;

    /// <summary>Makes the report at hand the next one, with those in hand that tell whether its clock lies; false when there is none.</summary>
    private bool Settle()
    {
        if (Count - _at <= ClockRule.Witnesses && !_isEnded) Refill();
        if (_at >= Count)
        {
            Close();
            return false;
        }

        Look();
        return true;
    }

    private void Look()
    {
        Key = _edge.Advance(_batch!.Reports.Slice(_at, Math.Min(_batch.Count - _at, ClockRule.Witnesses + 1)), out var isDisorder);
        IsDisorder = isDisorder;
    }

    private void Refill()
    {
        _batch!.Drop(_at);
        _at = 0;
        while (_batch.Count <= ClockRule.Witnesses && !_isEnded)
        {
            var known = _batch.Count;
            _isEnded = !_reader!.Read(_batch);
            recording.File.Reports += _batch.Count - known;
            if (options.ReadFrom is not null || options.ReadTo is not null) Skip(known);
        }
    }

    /// <summary>Takes away those of the reports from this one on that are outside the times asked for.</summary>
    private void Skip(int first)
    {
        var kept = first;
        for (var i = first; i < _batch!.Count; i++)
        {
            ref readonly var report = ref _batch[i];
            if (report.Time == Report.NoTime || (report.Time >= _from && report.Time < _to))
            {
                _batch[kept++] = report;
                continue;
            }

            counts.Skip(report.Type);
            if (report.Time >= _to) SkippedLater++;
        }

        _batch.Cut(kept);
    }

    private void Close()
    {
        _isEnded = true;
        if (_reader is null) return;
        Damage = _reader.Damage;
        OpenQuotes = _reader.OpenQuotes;
        UnreadableFields = _reader.Unread.Total;
        Unread = [.. _reader.Unread.Describe(_reader.TitleOf)];
        _reader.Dispose();
        _reader = null;
        _batch = null;
        _at = 0;
    }
}
