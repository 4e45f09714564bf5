using System.Runtime.CompilerServices;

namespace AisDetector.Core.Reports;

/// <summary>
/// Reports in arrival order, in an array that is reused, with what was rejected on the way. Readers fill it, the detector
/// empties it: no allocation per report.
/// </summary>
public sealed class ReportBatch(int capacity = ReportBatch.DefaultCapacity)
{
    /// <summary>Some thousand reports: large enough to hide the cost of handing over, small enough for the cache.</summary>
    public const int DefaultCapacity = 4096;

    private Report[] _reports = new Report[capacity];

    public int Count { get; private set; }

    /// <summary>True when the batch holds as many as it was made for; it still takes more (one chunk's worth).</summary>
    public bool IsFull => Count >= capacity;

    public ReadOnlySpan<Report> Reports => _reports.AsSpan(0, Count);

    /// <summary>One of <see cref="Reports"/>, to be changed where it stands.</summary>
    public ref Report this[int index] => ref _reports[index];

    /// <summary>What was seen and refused since the counts were made; never cleared with the batch.</summary>
    public ReportCounts Counts { get; init; } = new();

    /// <summary>Takes the raw bytes of each rejected input, for dead letters; null where nobody wants them. The span is valid during the call only.</summary>
    public RejectHandler? OnReject { get; init; }

    public void Add(in Report report)
    {
        if (Count == _reports.Length) Grow();
        _reports[Count++] = report;
        Counts.Accept(report.Type);
    }

    /// <summary>How many more it takes until it is full.</summary>
    public int Room => Math.Max(0, capacity - Count);

    public void Add(ReadOnlySpan<Report> reports)
    {
        while (_reports.Length < Count + reports.Length) Grow();
        reports.CopyTo(_reports.AsSpan(Count));
        Count += reports.Length;
        foreach (ref readonly var report in reports) Counts.Accept(report.Type);
    }

    /// <summary>Takes the first reports away.</summary>
    public void Drop(int reports)
    {
        Reports[reports..].CopyTo(_reports);
        Count -= reports;
    }

    /// <summary>Only the first reports stay.</summary>
    public void Cut(int reports) => Count = reports;

    /// <summary>The place of the next report, of which nothing is known yet: filled where it will stand. It counts once <see cref="Keep"/> is called.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref Report Open()
    {
        if (Count == _reports.Length) Grow();
        ref var report = ref _reports[Count];
        report.Clear();
        return ref report;
    }

    /// <summary>Adds the report that <see cref="Open"/> gave last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Keep() => Counts.Accept(_reports[Count++].Type);

    /// <summary>Counts a rejected input and hands its bytes on.</summary>
    public void Reject(RejectReason reason, ReadOnlySpan<byte> raw, byte type = 0)
    {
        Counts.Reject(reason, type);
        OnReject?.Invoke(reason, raw);
    }

    public void Clear() => Count = 0;

    private void Grow() => Array.Resize(ref _reports, _reports.Length * 2);
}

public delegate void RejectHandler(RejectReason reason, ReadOnlySpan<byte> raw);
