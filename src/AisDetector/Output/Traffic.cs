using System.Numerics;
using AisDetector.Core.Reports;

namespace AisDetector.Output;

/// <summary>How many vessels reported, and from when to when: kept while reports stream by.</summary>
internal sealed class Traffic
{
    private const int PageBits = 20;

    /// <summary>One bit for each MMSI, in pages of a million that are made when needed: a set of ships at the cost of one memory access a report.</summary>
    private readonly ulong[]?[] _pages = new ulong[]?[(1_000_000_000 >> PageBits) + 1];

    private long _first = long.MaxValue, _last = long.MinValue;

    public long Reports { get; private set; }
    public long WithoutTime { get; private set; }
    public DateTime? First => _first == long.MaxValue ? null : DateTime.UnixEpoch.AddMilliseconds(_first);
    public DateTime? Last => _last == long.MinValue ? null : DateTime.UnixEpoch.AddMilliseconds(_last);
    public long Vessels => _pages.Sum(page => page is null ? 0L : page.Sum(word => (long)BitOperations.PopCount(word)));

    /// <summary>Whether anything at all came from this number.</summary>
    public bool Heard(uint mmsi) => _pages[mmsi >> PageBits] is { } page && (page[(mmsi & ((1 << PageBits) - 1)) >> 6] & (1UL << (int)(mmsi & 63))) != 0;

    /// <summary>From when to when the reports were that could be used: a clock that lies does not stretch the time.</summary>
    public void Narrow(long first, long last) => (_first, _last) = first == Report.NoTime ? (long.MaxValue, long.MinValue) : (first, last);

    public void Add(ReadOnlySpan<Report> reports)
    {
        Reports += reports.Length;
        foreach (ref readonly var report in reports)
        {
            var page = _pages[report.Mmsi >> PageBits] ??= new ulong[(1 << PageBits) / 64];
            page[(report.Mmsi & ((1 << PageBits) - 1)) >> 6] |= 1UL << (int)(report.Mmsi & 63);
            if (report.Time == Report.NoTime)
            {
                WithoutTime++;
                continue;
            }

            if (report.Time < _first) _first = report.Time;
            if (report.Time > _last) _last = report.Time;
        }
    }
}
