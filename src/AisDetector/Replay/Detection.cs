using AisDetector.Core;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Output;

namespace AisDetector.Replay;

/// <summary>One run of the detector over a log: reader thread in front, detector here, revisions gathered behind.</summary>
internal sealed class Detection(RendezvousOptions options, Places places, AlertSource source, AlertChoice choice, bool keepRevisions)
{
    private readonly Dictionary<string, Alert> _last = [];
    private readonly List<Alert> _revisions = [];
    private IReadOnlyDictionary<string, ShownAlert> _shownBefore = new Dictionary<string, ShownAlert>();
    private HashSet<string> _saved = [];

    public RendezvousDetector Detector { get; } = new(options, places, source);
    public Traffic Traffic { get; } = new();

    /// <summary>What to go on from and to leave for the next run; null where there is none.</summary>
    public StateFile? State { get; init; }
    public bool Interrupted { get; private set; }

    /// <summary>The alerts that were chosen and stand, each as last published, by start, then id.</summary>
    public IReadOnlyList<Alert> Alerts => Ordered(_last.Values.Where(a => a.Phase != AlertPhase.Retracted));

    /// <summary>Those that were published and taken back.</summary>
    public IReadOnlyList<Alert> TakenBack => Ordered(_last.Values.Where(a => a.Phase == AlertPhase.Retracted));

    /// <summary>What stands, and what was taken back where it is asked for or an earlier run of this state wrote it.</summary>
    public IReadOnlyList<Alert> Answer(bool withTakenBack) =>
        Ordered(_last.Values.Where(a => a.Phase != AlertPhase.Retracted || withTakenBack || _shownBefore.ContainsKey(a.Id)));

    /// <summary>All revisions of the alerts that were chosen, in the order in which a live run publishes them.</summary>
    public IReadOnlyList<Alert> Revisions => [.. _revisions.Where(a => choice.Wants(_last[a.Id]))];

    /// <summary>What a later run of this state may have to take back: all that is written and not final.</summary>
    public IEnumerable<ShownAlert> Shown
    {
        get
        {
            foreach (var alert in _last.Values)
                if (alert.Phase is not (AlertPhase.Settled or AlertPhase.Retracted)) yield return new ShownAlert(alert, _saved.Contains(alert.Id));
            foreach (var shown in _shownBefore.Values)
                if (!_last.ContainsKey(shown.Alert.Id)) yield return shown;
        }
    }

    public void Run(InputLog log, ProgressLine progress, CancellationToken stop)
    {
        if (State != null) _shownBefore = State.Restore(Detector).ToDictionary(shown => shown.Alert.Id);
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
            if (choice.To is null || Detector.Watermark == Report.NoTime || !choice.IsComplete(Moment(Detector.Watermark), Moment(Detector.OldestSlow), _last.Values)) continue;
            complete = true;
            feed.ReadNoFurther();
        }

        // Told to stop: what is complete up to here is worth having, and is marked as not the whole.
        Interrupted = stop.IsCancellationRequested;
        if (!Interrupted) State?.Save(Detector);
        _saved = [.. _last.Keys, .. _shownBefore.Values.Where(shown => shown.IsSaved).Select(shown => shown.Alert.Id)];
        // A slice whose recording goes on ends at its end, not at its last report: what would be settled by then is.
        Detector.Finish(made, log.GoesOn && choice.ReadTo is { } end ? (end.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond : Report.NoTime);
        Gather(made);
        TakeBack();
        Traffic.Narrow(Detector.FirstTime, Detector.LastTime);
    }

    /// <summary>
    /// An earlier run showed at its end what its state did not know as published. What is not published now either was never there:
    /// it is taken back here, since the detector does not know of it.
    /// </summary>
    private void TakeBack()
    {
        var retracted = _shownBefore.Values.Where(shown => !shown.IsSaved && !_last.ContainsKey(shown.Alert.Id)).Select(shown => shown.Alert).ToList();
        Gather([.. retracted.Select(alert => alert with { Phase = AlertPhase.Retracted, Revision = alert.Revision + 1 })]);
    }

    private IReadOnlyList<Alert> Ordered(IEnumerable<Alert> alerts) =>
        [.. alerts.Where(choice.Wants).OrderBy(a => a.Start).ThenBy(a => a.Id, StringComparer.Ordinal)];

    private void Gather(List<Alert> made)
    {
        foreach (var revision in made)
        {
            _last[revision.Id] = revision;
            if (keepRevisions) _revisions.Add(revision);
        }

        made.Clear();
    }

    private static DateTime Moment(long ms) => ms == long.MaxValue ? DateTime.MaxValue : DateTime.UnixEpoch.AddMilliseconds(ms);
}
