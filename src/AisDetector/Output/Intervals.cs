using AisDetector.Core.Reports;

namespace AisDetector.Output;

/// <summary>How often vessels report their position: intervals between one position and the next of the same MMSI.</summary>
internal sealed class Intervals
{
    /// <summary>Seconds are counted one by one up to an hour, minutes up to two days: exact where it matters, and small.</summary>
    private const int Seconds = 3600, Minutes = 2880;

    /// <summary>Two positions further apart than this are a gap: the detector's own limit for joining them.</summary>
    public static readonly TimeSpan GapFrom = TimeSpan.FromMinutes(60);

    private readonly long[] _bySecond = new long[Seconds], _byMinute = new long[Minutes + 1];
    private readonly Dictionary<uint, long> _last = [];

    public long Count { get; private set; }
    public long Gaps { get; private set; }
    public (uint Mmsi, DateTime From, TimeSpan Length)? LongestGap { get; private set; }

    public void Add(ReadOnlySpan<Report> reports)
    {
        foreach (ref readonly var report in reports)
        {
            if (!report.HasPosition || report.Time == Report.NoTime) continue;
            ref var last = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_last, report.Mmsi, out var known);
            if (known && report.Time > last) Add(report.Mmsi, last, report.Time - last);
            if (!known || report.Time > last) last = report.Time;
        }
    }

    /// <summary>The middle one of all intervals; null when no vessel reported twice.</summary>
    public TimeSpan? Median
    {
        get
        {
            var left = (Count + 1) / 2;
            for (var s = 0; s < Seconds; s++)
                if ((left -= _bySecond[s]) <= 0 && Count > 0) return TimeSpan.FromSeconds(s);
            for (var m = 0; m <= Minutes; m++)
                if ((left -= _byMinute[m]) <= 0 && Count > 0) return TimeSpan.FromMinutes(m);
            return null;
        }
    }

    private void Add(uint mmsi, long from, long lengthMs)
    {
        Count++;
        var seconds = lengthMs / 1000;
        if (seconds < Seconds) _bySecond[seconds]++;
        else _byMinute[Math.Min(Minutes, seconds / 60)]++;
        if (lengthMs <= GapFrom.TotalMilliseconds) return;
        Gaps++;
        var length = TimeSpan.FromMilliseconds(lengthMs);
        if (LongestGap is not { } longest || length > longest.Length) LongestGap = (mmsi, DateTime.UnixEpoch.AddMilliseconds(from), length);
    }
}
