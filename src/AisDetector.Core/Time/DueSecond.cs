using AisDetector.Core.Reports;

namespace AisDetector.Core.Time;

/// <summary>A report that waits, and the watermark (ms) at which it is due.</summary>
internal struct DueReport
{
    public Report Report;
    public long Due;
    public bool Used;

    /// <summary>A report that is not delayed is due at its own time.</summary>
    public readonly bool IsDelayed => Due != Report.Time;
}

/// <summary>The reports that fall due in one second.</summary>
internal sealed class DueSecond
{
    public DueReport[] Entries = new DueReport[4];
    private ulong[] _keys = new ulong[4];
    private int[] _order = new int[4];
    private int _next = -1;

    public int Count { get; private set; }

    public int Add(in Report report, long due)
    {
        if (Count == Entries.Length)
        {
            Array.Resize(ref Entries, 2 * Count);
            Array.Resize(ref _keys, 2 * Count);
            Array.Resize(ref _order, 2 * Count);
        }

        Entries[Count] = new DueReport { Report = report, Due = due };
        return Count++;
    }

    /// <summary>Index of the next entry in the order (due, time, MMSI, decoded fields).</summary>
    /// <param name="startMs">The second that the bucket is of.</param>
    public bool TryPeek(long startMs, out int index)
    {
        index = -1;
        if (_next < 0)
        {
            Sort(startMs);
            _next = 0;
        }

        if (_next == Count) return false;
        index = _order[_next];
        return true;
    }

    /// <summary>On to the entry after the one that <see cref="TryPeek"/> gave.</summary>
    public void Move() => _next++;

    private void Sort(long startMs)
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

        if (Count == 1) return;
        if (!told)
        {
            order.Sort((a, b) => Compare(Entries[a], Entries[b]));
            return;
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
    }

    /// <summary>Empties it. A feed that was down may dump hours of reports into one second: the memory for those is given back too.</summary>
    public void Clear()
    {
        Count = 0;
        _next = -1;
        if (Entries.Length <= MaxSpare) return;
        (Entries, _keys, _order) = (new DueReport[4], new ulong[4], new int[4]);
    }

    /// <summary>More than the world sends in a second.</summary>
    private const int MaxSpare = 1 << 14;

    /// <summary>A key tells ages below this (4.6 h) apart.</summary>
    private const long MaxAge = (1 << 24) - 1000;

    /// <summary>The due time inside the second, the report's time, and the low bits of the MMSI: nearly always this one number gives the whole order.</summary>
    private static ulong Key(in DueReport entry, long startMs)
    {
        var time = entry.Report.Time - startMs + MaxAge;
        return ((ulong)(entry.Due - startMs) << 54) | ((ulong)time << 30) | (entry.Report.Mmsi & 0x3FFF_FFFF);
    }

    private static int Compare(in DueReport a, in DueReport b)
    {
        var c = a.Due.CompareTo(b.Due);
        return c != 0 ? c : ReportOrder.Compare(a.Report, b.Report);
    }
}
