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
    private Report[] _reports = [];
    private FileEdge _edge = new((long)options.ReorderWindow.TotalMilliseconds);
    private int _at, _count;
    private bool _isEnded;

    public InputFile File => recording.File;

    /// <summary>By which time the next report is merged; before the recording is opened, no later than that.</summary>
    public long Key { get; private set; } = recording.FirstTime ?? long.MinValue;

    public bool IsOpen { get; private set; }

    /// <summary>True when the next report is older than the reorder window allows.</summary>
    public bool IsDisorder { get; private set; }

    public ref readonly Report Current => ref _reports[_at];

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
        _batch = new ReportBatch { Counts = counts, OnReject = options.OnReject };
        _reports = new Report[ReportBatch.DefaultCapacity * 2];
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
        if (_count - _at <= ClockRule.Witnesses && !_isEnded) Refill();
        if (_at >= _count)
        {
            Close();
            return false;
        }

        Key = _edge.Advance(_reports.AsSpan(_at, Math.Min(_count - _at, ClockRule.Witnesses + 1)), out var isDisorder);
        IsDisorder = isDisorder;
        return true;
    }

    public void Dispose() => Close();

    private static long? Milliseconds(DateTime? time) =>
        time is { } utc ? (utc.Kind == DateTimeKind.Local ? utc.ToUniversalTime().Ticks : utc.Ticks) / TimeSpan.TicksPerMillisecond - 62_135_596_800_000 : null;

    private void Refill()
    {
        _reports.AsSpan(_at, _count - _at).CopyTo(_reports);
        _count -= _at;
        _at = 0;
        while (_count <= ClockRule.Witnesses && !_isEnded)
        {
            _batch!.Clear();
            _isEnded = !_reader!.Read(_batch);
            recording.File.Reports += _batch.Count;
            Append(_batch.Reports);
        }
    }

    private void Append(ReadOnlySpan<Report> reports)
    {
        if (_count + reports.Length > _reports.Length) Array.Resize(ref _reports, _count + reports.Length);
        if (options.ReadFrom is null && options.ReadTo is null)
        {
            reports.CopyTo(_reports.AsSpan(_count));
            _count += reports.Length;
            return;
        }

        foreach (ref readonly var report in reports)
        {
            if (report.Time == Report.NoTime || (report.Time >= _from && report.Time < _to))
            {
                _reports[_count++] = report;
                continue;
            }

            counts.Skip(report.Type);
            if (report.Time >= _to) SkippedLater++;
        }
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
        _reports = [];
        _at = _count = 0;
    }
}
