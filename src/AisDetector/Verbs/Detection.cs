using AisDetector.Core;
using AisDetector.Core.Ais;
using AisDetector.Core.Assessment;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Files;
using AisDetector.Output;

namespace AisDetector.Verbs;

/// <summary>One run of the detector over a log: reader thread in front, detector here, revisions gathered behind.</summary>
internal sealed class Detection(RendezvousOptions options, Places places, AlertSource source, AlertChoice choice, bool keepRevisions)
{
    private readonly Dictionary<string, Alert> _last = [];
    private readonly List<Alert> _revisions = [];

    public RendezvousDetector Detector { get; } = new(options, places, source);
    public Traffic Traffic { get; } = new();

    /// <summary>What to go on from and to leave for the next run; null where there is none.</summary>
    public StateFile? State { get; init; }
    public bool Interrupted { get; private set; }

    /// <summary>Last revisions of the alerts that were chosen, by start, then id.</summary>
    public IReadOnlyList<Alert> Alerts => [.. _last.Values.Where(choice.Wants).OrderBy(a => a.Start).ThenBy(a => a.Id, StringComparer.Ordinal)];

    /// <summary>All revisions of those alerts, in the order in which a live run publishes them.</summary>
    public IReadOnlyList<Alert> Revisions => [.. _revisions.Where(a => choice.Wants(_last[a.Id]))];

    public void Run(InputLog log, ProgressLine progress, CancellationToken stop)
    {
        State?.Restore(Detector);
        var made = new List<Alert>();
        var feed = new BatchFeed(log);
        var complete = false;
        foreach (var batch in feed.Batches(stop))
        {
            Traffic.Add(batch.Reports);
            if (complete) continue;
            Detector.Add(batch.Reports, made);
            Gather(made);
            progress.Show("read", log.BytesRead, log.TotalBytes, Traffic.Reports, _last.Count);
            if (choice.To is null || Detector.Watermark == Report.NoTime || !choice.IsComplete(Moment(Detector.Watermark), _last.Values)) continue;
            complete = true;
            feed.ReadNoFurther();
        }

        // Told to stop: what is complete up to here is worth having, and is marked as not the whole.
        Interrupted = stop.IsCancellationRequested;
        if (!Interrupted) State?.Save(Detector);
        // A slice whose recording goes on ends at its end, not at its last report: what would be settled by then is.
        Detector.Finish(made, log.GoesOn && choice.ReadTo is { } end ? (end.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond : Report.NoTime);
        Gather(made);
        Traffic.Narrow(Detector.FirstTime, Detector.LastTime);
    }

    private void Gather(List<Alert> made)
    {
        foreach (var revision in made)
        {
            _last[revision.Id] = revision;
            if (keepRevisions) _revisions.Add(revision);
        }

        made.Clear();
    }

    private static DateTime Moment(long ms) => DateTime.UnixEpoch.AddMilliseconds(ms);
}
