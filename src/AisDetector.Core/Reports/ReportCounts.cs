using AisDetector.Core.State;

namespace AisDetector.Core.Reports;

/// <summary>How many reports were accepted by message type and rejected by reason and type.</summary>
public sealed class ReportCounts
{
    /// <summary>Types 0 (CSV, JSON) to 27; anything else counts as 28, "unknown".</summary>
    public const int Types = 29;

    private static readonly int Reasons = Enum.GetValues<RejectReason>().Length;

    private readonly long[] _acceptedByType = new long[Types];
    private readonly long[] _rejectedByType = new long[Types];
    private readonly long[] _rejectedByReason = new long[Reasons];

    public void Accept(byte type) => _acceptedByType[Math.Min(type, (byte)(Types - 1))]++;

    public void Reject(RejectReason reason, byte type = 0)
    {
        _rejectedByReason[(int)reason]++;
        _rejectedByType[Math.Min(type, (byte)(Types - 1))]++;
    }

    /// <summary>Takes each report that was decoded and is not used, with its reason; null where nobody wants them. Not part of the saved state.</summary>
    public UnusedReportHandler? OnUnused { get; set; }

    /// <summary>Counts a decoded report that is not used and hands it on.</summary>
    internal void Reject(RejectReason reason, in Report report)
    {
        Reject(reason, report.Type);
        OnUnused?.Invoke(reason, report);
    }

    /// <summary>Takes back an accepted report that lies outside the times asked for.</summary>
    public void Skip(byte type)
    {
        _acceptedByType[Math.Min(type, (byte)(Types - 1))]--;
        Skipped++;
    }

    /// <summary>Reports outside the times asked for: neither accepted nor rejected.</summary>
    public long Skipped { get; private set; }

    public long Accepted(byte type) => _acceptedByType[type];
    public long Rejected(byte type) => _rejectedByType[type];
    public long Rejected(RejectReason reason) => _rejectedByReason[(int)reason];
    public long TotalAccepted => _acceptedByType.Sum();
    public long TotalRejected => _rejectedByReason.Sum();

    internal void Persist(StateStream state)
    {
        foreach (var counts in (ReadOnlySpan<long[]>)[_acceptedByType, _rejectedByType, _rejectedByReason])
            for (var i = 0; i < counts.Length; i++) state.Value(ref counts[i]);
    }

    /// <summary>Adds another's counts to these.</summary>
    public void Add(ReportCounts other)
    {
        Skipped += other.Skipped;
        for (var i = 0; i < Types; i++)
        {
            _acceptedByType[i] += other._acceptedByType[i];
            _rejectedByType[i] += other._rejectedByType[i];
        }

        for (var i = 0; i < Reasons; i++) _rejectedByReason[i] += other._rejectedByReason[i];
    }
}

public delegate void UnusedReportHandler(RejectReason reason, in Report report);
