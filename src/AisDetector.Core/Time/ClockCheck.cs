using AisDetector.Core.Reports;

namespace AisDetector.Core.Time;

/// <summary>
/// Holds reports whose clocks may be wrong. Believing one receiver that is a day ahead would make the whole world late. So a report
/// more than an hour ahead of the edge is held, and so are the first reports of all. A held report is believed once the edge comes
/// within the hour, or when at least half of the next <see cref="ClockRule.Witnesses"/> arrivals are as far ahead: then the feed was
/// down. It is rejected when its own vessel then sends an older time, or when its witnesses outvote it. Before there is an edge, an
/// older time of its vessel proves nothing: that report may be the delayed one. The machine's clock is never asked, so that a replay
/// gives the same answer.
/// </summary>
internal sealed partial class ClockCheck(ReportCounts counts)
{
    /// <summary>Vessels send in order. So a later arrival of the same vessel that is older by more than this (ms) proves the held report's clock wrong.</summary>
    private const long OrderTolerance = 2 * 60_000;

    private readonly List<Held> _held = [];

    /// <summary>The time that the first reports agree on; it counts until there is an edge.</summary>
    private long _first = Report.NoTime;

    /// <summary>Newest event time so far, ms; <see cref="Report.NoTime"/> before the first.</summary>
    public long Edge => _edge;

    private long _edge = Report.NoTime;

    /// <summary>The newest time that is believed: the edge, or what the first reports agree on.</summary>
    private long Believed => Math.Max(Edge, _first);

    public void MoveEdge(long time) => _edge = Math.Max(_edge, time);

    /// <summary>True when the report may enter now; otherwise it is held or rejected.</summary>
    public bool Believes(in Report report)
    {
        if (_held.Count > 0) Witness(report);
        if (Believed != Report.NoTime && ClockRule.IsNear(report.Time, Believed)) return true;
        _held.Add(new Held { Report = report });
        return false;
    }

    /// <summary>Gives the next held report that can be believed by now.</summary>
    public bool TryRelease(out Report report)
    {
        report = default;
        if (_held.Count == 0) return false;
        if (Believed == Report.NoTime)
        {
            if (_held.Count <= ClockRule.Witnesses) return false;
            _first = AgreedTime();
        }

        for (var i = 0; i < _held.Count; i++)
        {
            var held = _held[i];
            if (!ClockRule.IsNear(held.Report.Time, Believed))
            {
                if (held.Seen < ClockRule.Witnesses) continue;
                if (!ClockRule.IsConfirmed(held.AsFarAhead, held.Seen))
                {
                    Reject(i--);
                    continue;
                }
            }

            _held.RemoveAt(i);
            report = held.Report;
            return true;
        }

        return false;
    }

    /// <summary>At the end of the input: gives the held reports in order of time, as long as each is within a day of the newest believed time.</summary>
    public bool TryReleaseAtEnd(out Report report)
    {
        report = default;
        while (_held.Count > 0)
        {
            if (Believed == Report.NoTime) _first = AgreedTime();
            var oldest = 0;
            for (var i = 1; i < _held.Count; i++)
                if (ReportOrder.Compare(_held[i].Report, _held[oldest].Report) < 0) oldest = i;
            if (_held[oldest].Report.Time > Believed + ClockRule.BelievedAheadAtEndMs)
            {
                Reject(oldest);
                continue;
            }

            report = _held[oldest].Report;
            _held.RemoveAt(oldest);
            return true;
        }

        return false;
    }

    /// <summary>What the times of the held reports agree on (<see cref="ClockRule.AgreedTime"/>).</summary>
    private long AgreedTime() => ClockRule.AgreedTime([.. _held.Select(h => h.Report.Time).Order()]);

    private void Witness(in Report arrival)
    {
        for (var i = 0; i < _held.Count; i++)
        {
            var held = _held[i];
            if (Edge != Report.NoTime && arrival.Mmsi == held.Report.Mmsi && arrival.Time < held.Report.Time - OrderTolerance)
            {
                Reject(i--);
                continue;
            }

            if (held.Seen == ClockRule.Witnesses) continue;
            held.Seen++;
            if (ClockRule.Confirms(arrival.Time, held.Report.Time)) held.AsFarAhead++;
            _held[i] = held;
        }
    }

    private void Reject(int index)
    {
        var held = _held[index].Report;
        _held.RemoveAt(index);
        counts.Reject(RejectReason.FromTheFuture, held);
    }

    private struct Held
    {
        public Report Report;
        public int Seen;
        public int AsFarAhead;
    }
}
