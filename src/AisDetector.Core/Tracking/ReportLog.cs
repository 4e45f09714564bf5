using System.Runtime.InteropServices;
using AisDetector.Core.Ais;
using AisDetector.Core.State;

namespace AisDetector.Core.Tracking;

/// <summary>
/// The log's time: takes reports as they arrive, holds the edge (newest event time) and the watermark (edge less the
/// reorder window), and gives the reports back when they are due, in an order that does not depend on how they arrived
/// inside the window: (due, time, MMSI, decoded fields).
/// </summary>
/// <remarks>
/// A report is due when the watermark is past its time; a delayed one (the watermark was past its time when it arrived)
/// when the watermark is one window past where it stood then. Every due time thus lies within one window of the
/// watermark, so a ring of one bucket a second holds all that wait, and each bucket is sorted once.
/// </remarks>
internal sealed class ReportLog
{
    /// <summary>The end of the year 9999, ms: the last time that can be written.</summary>
    private const long LastTime = 253_402_300_799_999;

    private readonly long _window;
    private readonly long _lateAfter;
    private readonly ReportCounts _counts;
    private readonly ClockCheck _clocks;
    private readonly Bucket[] _ring;

    /// <summary>Reports that were delayed on arrival and still wait, by MMSI: the oldest of an MMSI goes first.</summary>
    private readonly Dictionary<uint, PriorityQueue<(long Second, int Index), Report>> _delayed = [];

    private long _nextSecond = long.MinValue;

    public ReportLog(TimeSpan window, TimeSpan horizon, ReportCounts counts)
    {
        _window = (long)window.TotalMilliseconds;
        _lateAfter = (long)horizon.TotalMilliseconds - _window;
        _counts = counts;
        _clocks = new ClockCheck(counts);
        _ring = new Bucket[Ring.Length(_window / 1000 + 3)];
        for (var i = 0; i < _ring.Length; i++) _ring[i] = new Bucket();
    }

    /// <summary>Newest event time so far, ms; <see cref="Report.NoTime"/> before the first.</summary>
    public long Edge => _clocks.Edge;

    public long Watermark => _watermark;

    /// <summary>The input has ended: the watermark is at the edge.</summary>
    public bool IsFinished => _finished || (_watermark == Edge && Edge != Report.NoTime);

    private bool _finished;

    private long _watermark = long.MinValue;

    /// <summary>Oldest and newest event time that entered since this log was made, ms; <see cref="Report.NoTime"/> before the first. Not part of the saved state.</summary>
    public long FirstEntered { get; private set; } = Report.NoTime;
    public long LastEntered { get; private set; } = Report.NoTime;

    /// <summary>Takes one report; due ones go to <paramref name="use"/> in their order.</summary>
    public void Arrive(in Report report, IDueReports use)
    {
        if (report.Time == Report.NoTime)
        {
            _counts.Reject(RejectReason.NoTime, report);
            return;
        }

        if (report.Time is < 0 or > LastTime)
        {
            _counts.Reject(RejectReason.MalformedTime, report);
            return;
        }

        // A reader says that a report has no position by two NaN.
        if (!report.HasPosition && !(double.IsNaN(report.Latitude) && double.IsNaN(report.Longitude)))
        {
            _counts.Reject(RejectReason.NoPosition, report);
            return;
        }

        if (_clocks.Believes(report)) Enter(report, use);
        while (_clocks.TryRelease(out var held)) Enter(held, use);
    }

    /// <summary>The end of a finite input: what is held is used if it can be believed, and the watermark moves to the edge.</summary>
    public void Finish(IDueReports use, long until = Report.NoTime)
    {
        _finished = true;
        while (_clocks.TryReleaseAtEnd(out var held)) Enter(held, use);
        if (Edge == Report.NoTime) return;
        _clocks.MoveEdge(until);
        _watermark = Edge;
        Drain((Edge / 1000 + 1) * 1000, use);
    }

    private void Enter(in Report report, IDueReports use)
    {
        var time = report.Time;
        var delayed = Watermark > time;
        if (delayed && time < Watermark - _lateAfter)
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
            if (_nextSecond == long.MinValue) _nextSecond = FloorSecond(Watermark);
            Drain(Watermark, use);
        }

        var due = delayed ? Watermark + _window : time;
        var second = FloorSecond(due);
        if (second < _nextSecond) throw new InvalidOperationException("A report fell due in the past.");
        var index = BucketOf(second).Add(report, due);
        if (delayed) Wait(report, second, index);
    }

    private Bucket BucketOf(long second) => _ring[(int)(second & (_ring.Length - 1))];

    private void Wait(in Report report, long second, int index)
    {
        ref var waiting = ref CollectionsMarshal.GetValueRefOrAddDefault(_delayed, report.Mmsi, out _);
        (waiting ??= new(ByAge)).Enqueue((second, index), report);
    }

    private static readonly Comparer<Report> ByAge = Comparer<Report>.Create((a, b) => ReportOrder.Compare(a, b));

    public void Persist(StateStream state)
    {
        _clocks.Persist(state);
        state.Value(ref _watermark);
        state.Value(ref _nextSecond);
        for (var slot = 0; slot < _ring.Length; slot++)
        {
            var bucket = _ring[slot];
            var count = bucket.Count;
            state.Count(ref count);
            for (var i = 0; i < count; i++)
            {
                var entry = state.Reading ? default : bucket.Entries[i];
                ReportState.Persist(state, ref entry.Report);
                state.Value(ref entry.Due);
                state.Value(ref entry.Used);
                if (!state.Reading) continue;
                bucket.Add(entry.Report, entry.Due);
                bucket.Entries[i].Used = entry.Used;
                if (entry.IsDelayed && !entry.Used) Wait(entry.Report, FloorSecond(entry.Due), i);
            }
        }
    }

    /// <summary>Uses every bucket whose whole second lies before <paramref name="watermark"/>.</summary>
    private void Drain(long watermark, IDueReports use)
    {
        var end = FloorSecond(watermark);
        if (_nextSecond < end - _ring.Length)
        {
            // The clock jumped: the ring holds no more than one window of seconds.
            for (var i = 0; i < _ring.Length; i++, _nextSecond++) DrainSecond(use);
            _nextSecond = end;
        }

        for (; _nextSecond < end; _nextSecond++) DrainSecond(use);
    }

    private void DrainSecond(IDueReports use)
    {
        var bucket = BucketOf(_nextSecond);
        if (bucket.Count == 0) return;
        var order = bucket.Sort(_nextSecond * 1000);
        foreach (var index in order)
        {
            ref var entry = ref bucket.Entries[index];
            if (entry.Used) continue;
            if (_delayed.Count > 0) UseOlderFirst(entry.Report.Mmsi, entry.Report.Time, entry.Due, use);
            entry.Used = true;
            use.Use(entry.Report, entry.Due);
            if (entry.IsDelayed) ForgetUsed(entry.Report.Mmsi);
        }

        bucket.Clear();
    }

    private void UseOlderFirst(uint mmsi, long time, long due, IDueReports use)
    {
        if (!_delayed.TryGetValue(mmsi, out var waiting)) return;
        while (waiting.TryPeek(out var place, out var oldest) && oldest.Time < time)
        {
            waiting.Dequeue();
            if (IsUsed(place)) continue;
            BucketOf(place.Second).Entries[place.Index].Used = true;
            use.Use(oldest, due);
        }

        if (waiting.Count == 0) _delayed.Remove(mmsi);
    }

    private void ForgetUsed(uint mmsi)
    {
        if (!_delayed.TryGetValue(mmsi, out var waiting)) return;
        while (waiting.TryPeek(out var place, out _) && IsUsed(place)) waiting.Dequeue();
        if (waiting.Count == 0) _delayed.Remove(mmsi);
    }

    /// <summary>A second that is over has used all of its reports.</summary>
    private bool IsUsed((long Second, int Index) place) => place.Second < _nextSecond || BucketOf(place.Second).Entries[place.Index].Used;

    private static long FloorSecond(long milliseconds) => Math.DivRem(milliseconds, 1000, out var rest) - (rest < 0 ? 1 : 0);

    private struct Entry
    {
        public Report Report;
        public long Due;
        public bool Used;

        /// <summary>Only a delayed report falls due at another time than its own.</summary>
        public readonly bool IsDelayed => Due != Report.Time;
    }

    /// <summary>The reports that fall due in one second.</summary>
    private sealed class Bucket
    {
        public Entry[] Entries = new Entry[4];
        private ulong[] _keys = new ulong[4];
        private int[] _order = new int[4];

        public int Count { get; private set; }

        public int Add(in Report report, long due)
        {
            if (Count == Entries.Length)
            {
                Array.Resize(ref Entries, 2 * Count);
                Array.Resize(ref _keys, 2 * Count);
                Array.Resize(ref _order, 2 * Count);
            }

            Entries[Count] = new Entry { Report = report, Due = due };
            return Count++;
        }

        /// <summary>Indexes of the entries in the order (due, time, MMSI, decoded fields).</summary>
        public ReadOnlySpan<int> Sort(long startMs)
        {
            var order = _order.AsSpan(0, Count);
            var told = true;
            for (var i = 0; i < Count; i++)
            {
                ref var entry = ref Entries[i];
                order[i] = i;
                told &= entry.Due - entry.Report.Time < MaxAge;
                _keys[i] = Key(entry, startMs);
            }

            if (Count == 1) return order;
            if (!told)
            {
                order.Sort((a, b) => Compare(Entries[a], Entries[b]));
                return order;
            }

            var keys = _keys.AsSpan(0, Count);
            keys.Sort(order);
            for (var i = 0; i + 1 < Count; i++)
            {
                var end = i + 1;
                while (end < Count && keys[end] == keys[i]) end++;
                if (end == i + 1) continue;
                order[i..end].Sort((a, b) => Compare(Entries[a], Entries[b]));
                i = end - 1;
            }

            return order;
        }

        /// <summary>Empties it; after a delayed feed's dump of hours in one second the memory goes too.</summary>
        public void Clear()
        {
            Count = 0;
            if (Entries.Length <= MaxSpare) return;
            (Entries, _keys, _order) = (new Entry[4], new ulong[4], new int[4]);
        }

        /// <summary>More than the world sends in a second.</summary>
        private const int MaxSpare = 1 << 14;

        /// <summary>A key tells ages below this (4.6 h) apart.</summary>
        private const long MaxAge = (1 << 24) - 1000;

        /// <summary>Due inside the second, the time, and the MMSI's low bits: nearly always the whole order in one number.</summary>
        private static ulong Key(in Entry entry, long startMs)
        {
            var time = entry.Report.Time - startMs + MaxAge;
            return ((ulong)(entry.Due - startMs) << 54) | ((ulong)time << 30) | (entry.Report.Mmsi & 0x3FFF_FFFF);
        }

        private static int Compare(in Entry a, in Entry b)
        {
            var c = a.Due.CompareTo(b.Due);
            return c != 0 ? c : ReportOrder.Compare(a.Report, b.Report);
        }
    }
}

/// <summary>Where due reports go.</summary>
internal interface IDueReports
{
    /// <summary>Uses a report; <paramref name="due"/> is the watermark at which it fell due, and never goes back.</summary>
    void Use(in Report report, long due);
}
