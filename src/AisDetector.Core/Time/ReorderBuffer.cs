using System.Numerics;
using System.Runtime.InteropServices;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Time;

/// <summary>
/// Puts reports in order. It takes them as they arrive, and gives them back when they are due, ordered by (due, time, MMSI, decoded
/// fields). That order does not depend on how they arrived inside the window. It also keeps the edge (the newest event time) and the
/// watermark (the edge less the reorder window).
/// </summary>
/// <remarks>
/// A report is due when the watermark is past its time. A report is delayed if the watermark was past its time when it arrived; it is
/// due when the watermark has moved on by one window. So every due time lies within one window of the watermark. A ring with one
/// bucket a second holds all reports that wait, and each bucket is sorted once.
/// </remarks>
internal sealed partial class ReorderBuffer
{
    /// <summary>The end of the year 9999, ms: the last time that can be written.</summary>
    private const long LastTime = 253_402_300_799_999;

    private readonly long _window;
    private readonly long _lateAfter;
    private readonly ReportCounts _counts;
    private readonly ClockCheck _clocks;
    private readonly DueSecond[] _ring;

    /// <summary>Reports that were delayed on arrival and still wait, by MMSI. Of each MMSI the oldest comes first.</summary>
    private readonly Dictionary<uint, PriorityQueue<(long Second, int Index), Report>> _delayed = [];

    /// <summary>The second whose reports are being used, and the second before which all reports are due.</summary>
    private long _second = long.MinValue, _dueBefore = long.MinValue;

    /// <summary>How many reports the ring holds.</summary>
    private int _waiting;

    /// <summary>A report that enters may move the watermark. It waits here until all reports that this made due have been taken.</summary>
    private DueReport _entering;
    private bool _enters;

    /// <summary>What <see cref="TryNext"/> found: an entry of a bucket, or (no bucket) an older delayed report of the same vessel.</summary>
    private DueReport _older;
    private DueSecond? _bucket;
    private int _index;

    private long _watermark = long.MinValue, _until;
    private bool _finished, _drained;

    public ReorderBuffer(TimeSpan window, TimeSpan horizon, ReportCounts counts)
    {
        _window = (long)window.TotalMilliseconds;
        _lateAfter = (long)horizon.TotalMilliseconds - _window;
        _counts = counts;
        _clocks = new ClockCheck(counts);
        _ring = new DueSecond[(int)BitOperations.RoundUpToPowerOf2((uint)(_window / 1000 + 3))];
        for (var i = 0; i < _ring.Length; i++) _ring[i] = new DueSecond();
    }

    /// <summary>Newest event time so far, ms; <see cref="Report.NoTime"/> before the first.</summary>
    public long Edge => _clocks.Edge;

    public long Watermark => _watermark;

    /// <summary>The input has ended: the watermark is at the edge.</summary>
    public bool IsFinished => _finished || (_watermark == Edge && Edge != Report.NoTime);

    /// <summary>Oldest and newest event time that entered since this buffer was made, ms; <see cref="Report.NoTime"/> before the first. Not part of the saved state.</summary>
    public long FirstEntered { get; private set; } = Report.NoTime;
    public long LastEntered { get; private set; } = Report.NoTime;

    /// <summary>The report that <see cref="TryNext"/> found, until the next call.</summary>
    public ref readonly Report Next => ref (_bucket == null ? ref _older.Report : ref _bucket.Entries[_index].Report);

    /// <summary>The watermark (ms) at which it fell due; never goes back.</summary>
    public long Due => _bucket == null ? _older.Due : _bucket.Entries[_index].Due;

    /// <summary>Takes one report. The caller must take all that it makes due, with <see cref="TryNext"/>, before another arrives.</summary>
    public void Arrive(in Report report)
    {
        if (report.Time == Report.NoTime) _counts.Reject(RejectReason.NoTime, report);
        else if (report.Time is < 0 or > LastTime) _counts.Reject(RejectReason.MalformedTime, report);
        // A reader says that a report has no position by two NaN.
        else if (!report.HasPosition && !(double.IsNaN(report.Latitude) && double.IsNaN(report.Longitude))) _counts.Reject(RejectReason.NoPosition, report);
        else if (_clocks.Believes(report)) Enter(report);
    }

    /// <summary>The end of a finite input. Held reports are used if they can be believed, and the watermark moves to the edge.</summary>
    /// <param name="until">The input is known to go on at this time (ms); <see cref="Report.NoTime"/>: it is not.</param>
    public void Finish(long until = Report.NoTime) => (_finished, _drained, _until) = (true, false, until);

    /// <summary>Finds the next report that is due: <see cref="Next"/>; false when there is none until another arrives.</summary>
    public bool TryNext()
    {
        while (!TryNextDue())
        {
            if (_enters) Put();
            else if (_finished ? _clocks.TryReleaseAtEnd(out var held) : _clocks.TryRelease(out held)) Enter(held);
            else if (_finished && !_drained) Drain();
            else return false;
        }

        return true;
    }

    private void Enter(in Report report)
    {
        var time = report.Time;
        var isDelayed = Watermark > time;
        if (isDelayed && time < Watermark - _lateAfter)
        {
            _counts.Reject(RejectReason.Late, report);
            return;
        }

        if (time < FirstEntered || FirstEntered == Report.NoTime) FirstEntered = time;
        if (time > LastEntered) LastEntered = time;
        if (time > _clocks.Edge)
        {
            _clocks.MoveEdge(time);
            _watermark = time - _window;
            _dueBefore = FloorSecond(Watermark);
            if (_second == long.MinValue) _second = _dueBefore;
        }

        _entering.Report = report;
        _entering.Due = isDelayed ? Watermark + _window : time;
        _enters = true;
    }

    private void Put()
    {
        _enters = false;
        var second = FloorSecond(_entering.Due);
        if (second < _second) throw new InvalidOperationException("A report fell due in the past.");
        var index = BucketOf(second).Add(_entering.Report, _entering.Due);
        _waiting++;
        if (_entering.IsDelayed) Wait(_entering.Report, second, index);
    }

    private void Drain()
    {
        _drained = true;
        if (Edge == Report.NoTime) return;
        _clocks.MoveEdge(_until);
        _watermark = Edge;
        _dueBefore = Edge / 1000 + 1;
    }

    /// <summary>The next report of the seconds that the watermark has passed.</summary>
    private bool TryNextDue()
    {
        while (_second < _dueBefore)
        {
            // The clock jumped: nothing waits on the way.
            if (_waiting == 0) _second = _dueBefore;
            else if (TryNextOf(BucketOf(_second))) return true;
            else LeaveSecond();
        }

        return false;
    }

    private bool TryNextOf(DueSecond bucket)
    {
        while (bucket.TryPeek(_second * 1000, out var index))
        {
            ref var entry = ref bucket.Entries[index];
            if (!entry.Used && _delayed.Count > 0 && TryOlder(entry)) return true;
            bucket.Move();
            if (entry.Used) continue;
            entry.Used = true;
            if (entry.IsDelayed) ForgetUsed(entry.Report.Mmsi);
            (_bucket, _index) = (bucket, index);
            return true;
        }

        return false;
    }

    private void LeaveSecond()
    {
        var bucket = BucketOf(_second);
        _waiting -= bucket.Count;
        bucket.Clear();
        _second++;
    }

    /// <summary>An older delayed report of the same vessel goes first.</summary>
    private bool TryOlder(in DueReport entry)
    {
        if (!_delayed.TryGetValue(entry.Report.Mmsi, out var waiting)) return false;
        while (waiting.TryPeek(out var place, out var oldest) && oldest.Time < entry.Report.Time)
        {
            waiting.Dequeue();
            if (IsUsed(place)) continue;
            BucketOf(place.Second).Entries[place.Index].Used = true;
            (_bucket, _older.Report, _older.Due) = (null, oldest, entry.Due);
            return true;
        }

        if (waiting.Count == 0) _delayed.Remove(entry.Report.Mmsi);
        return false;
    }

    private DueSecond BucketOf(long second) => _ring[(int)(second & (_ring.Length - 1))];

    private void Wait(in Report report, long second, int index)
    {
        ref var waiting = ref CollectionsMarshal.GetValueRefOrAddDefault(_delayed, report.Mmsi, out _);
        (waiting ??= new(ByAge)).Enqueue((second, index), report);
    }

    private static readonly Comparer<Report> ByAge = Comparer<Report>.Create((a, b) => ReportOrder.Compare(a, b));

    private void ForgetUsed(uint mmsi)
    {
        if (!_delayed.TryGetValue(mmsi, out var waiting)) return;
        while (waiting.TryPeek(out var place, out _) && IsUsed(place)) waiting.Dequeue();
        if (waiting.Count == 0) _delayed.Remove(mmsi);
    }

    /// <summary>Whether the report at a place was used. All reports of a second that was left were.</summary>
    private bool IsUsed((long Second, int Index) place) => place.Second < _second || BucketOf(place.Second).Entries[place.Index].Used;

    private static long FloorSecond(long milliseconds) => Math.DivRem(milliseconds, 1000, out var rest) - (rest < 0 ? 1 : 0);
}
