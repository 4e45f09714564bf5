using AisDetector.Core.Ais;
using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;

namespace AisDetector.Core.Rendezvous;

/// <summary>
/// Reports in, alerts out: the whole detector, pure and deterministic. What it puts out is a function of the reports
/// given so far, in their order; how they were cut into batches does not matter.
/// </summary>
public sealed class RendezvousDetector(RendezvousOptions options, Places places, AlertSource source)
{
    /// <summary>Takes the next reports of the log and appends the revisions that they make due.</summary>
    public void Add(ReadOnlySpan<Report> reports, List<Alert> revisions) => _ = (options, places, source);

    /// <summary>The end of a finite input: the watermark moves to the edge; open encounters stay open.</summary>
    public void Finish(List<Alert> revisions) { }

    /// <summary>What the detector itself did not use, by reason (duplicates, late, from the future, not newer, no time).</summary>
    public ReportCounts Counts { get; } = new();
}
