using AisDetector.Core.Alerts;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging;

/// <summary>What a revision is decided by.</summary>
/// <param name="Shown">Worth an alert.</param>
/// <param name="StaysShown">Worth one that stands already.</param>
internal readonly record struct Finding(bool Shown, bool StaysShown, RendezvousCategory? Category, double Score, List<AlertReason> Reasons, TimeSpan Duration)
{
    /// <summary>An alert that stands is taken back only when its score falls this far below the one at which alerts open, so that none flickers.</summary>
    public const double ScoreHysteresis = 0.05;

    /// <param name="isWanted">Its kind is one that is shown, whatever its score.</param>
    public static Finding Of(RendezvousOptions options, bool isWanted, RendezvousCategory? category, double score, List<AlertReason> reasons, TimeSpan duration) =>
        new(isWanted && score >= options.LeastScore - 1e-9, isWanted && score >= options.LeastScore - ScoreHysteresis - 1e-9, category, score, reasons, duration);
}

/// <summary>When a revision is due, and in which phase: judgements in, revisions out.</summary>
internal sealed class Revisions(RendezvousOptions options, AlertBuilder builder)
{
    /// <summary>A score that moved by this is worth a revision.</summary>
    private const double ScoreStep = 0.1;

    /// <summary>After so many revisions only closed, settled, retracted and the end of input are published, so that no alert floods its readers.</summary>
    private const int MaxRevisionsOfNews = 8;

    /// <summary>An alert that was taken back so often stays retracted until it settles.</summary>
    private const int MaxRetractions = 2;

    /// <summary>An alert goes back to an earlier category only after this. Static data come every 6 min (ITU-R M.1371), so two ships that share a number take turns many times within it.</summary>
    private static readonly TimeSpan CategoryReturnsAfter = TimeSpan.FromMinutes(60);

    /// <summary>Publishes what is due at a tick.</summary>
    /// <returns>Whether anything was.</returns>
    public bool Publish(Encounter encounter, Judgement judgement, long step, List<Alert> revisions)
    {
        var life = encounter.Life;
        // A settled alert has the category that is known at last, whatever was published before.
        if (judgement.Category is { } found && !(life.SettlesAt <= step) && !life.TurnTo(found, step, (long)(CategoryReturnsAfter / options.Step)))
            judgement.Category = life.Published!.Category;
        if (NextPhase(life, FindingOf(judgement), step) is not { } phase) return false;
        Put(encounter, builder.Build(encounter, judgement, phase, step), revisions);
        // The alert was retracted and returns, and its encounter has ended: the next tick closes it.
        if (phase == AlertPhase.Updated && life.EndedAt != null) encounter.Change();
        return true;
    }

    /// <summary>
    /// At the end of the input, every alert that stands gets a revision if any of its figures changed, however little. Nothing more will
    /// come, and whoever looks at the alert later must find the same figures. What counts only now is opened, or returns.
    /// </summary>
    public void Conclude(Encounter encounter, Judgement judgement, long step, List<Alert> revisions)
    {
        if (Concluding(encounter.Life, FindingOf(judgement), phase => builder.Build(encounter, judgement, phase, step)) is { } alert) Put(encounter, alert, revisions);
    }

    /// <summary>The revision that is due at the end of the input; null when none is.</summary>
    /// <param name="build">Makes it for a phase.</param>
    public static Alert? Concluding(AlertLife life, in Finding finding, Func<AlertPhase, Alert> build)
    {
        // Long enough with its last contacts, which no tick had seen.
        if (life.Published is not { } last) return finding.Shown ? build(life.EndedAt == null ? AlertPhase.Opened : AlertPhase.Closed) : null;
        // A category's return waits for no hour more: none will come.
        if (last.Phase == AlertPhase.Retracted) return finding.Shown && MayReturn(life, last) ? build(AlertPhase.Updated) : null;
        var phase = !finding.StaysShown ? AlertPhase.Retracted : life.EndedAt == null ? AlertPhase.Updated : AlertPhase.Closed;
        var alert = build(phase);
        var same = alert with { Revision = last.Revision, DetectedAt = last.DetectedAt, Phase = last.Phase };
        return phase == AlertPhase.Retracted || AlertState.Text(same) != AlertState.Text(last) ? alert : null;
    }

    private static void Put(Encounter encounter, Alert alert, List<Alert> revisions)
    {
        encounter.Life.Publish(alert);
        revisions.Add(alert);
    }

    private Finding FindingOf(Judgement judgement)
    {
        var isShown = judgement.Category is { } category && (options.All || Categories.IsPublished(category)) && judgement.RaftOf == null;
        return Finding.Of(options, isShown, judgement.Category, judgement.Score, judgement.Reasons, judgement.Steps * options.Step);
    }

    /// <summary>The phase of the revision that is due; null when none is.</summary>
    public static AlertPhase? NextPhase(AlertLife life, in Finding finding, long step)
    {
        var ended = life.EndedAt != null;
        var settled = life.SettlesAt <= step;
        var shown = !settled && life.Published is { Phase: not AlertPhase.Retracted } ? finding.StaysShown : finding.Shown;
        if (life.Published is not { } last)
            return !shown ? null : settled ? AlertPhase.Settled : ended ? AlertPhase.Closed : AlertPhase.Opened;
        if (!shown) return last.Phase == AlertPhase.Retracted ? null : AlertPhase.Retracted;
        if (settled) return AlertPhase.Settled;
        if (last.Phase == AlertPhase.Retracted) return MayReturn(life, last) ? AlertPhase.Updated : null;
        if (ended && last.Phase != AlertPhase.Closed) return AlertPhase.Closed;
        return last.Revision >= MaxRevisionsOfNews || !IsNews(life, last, finding) ? null : ended ? AlertPhase.Closed : AlertPhase.Updated;
    }

    private static bool MayReturn(AlertLife life, Alert retracted) => retracted.Revision < MaxRevisionsOfNews && life.Retractions < MaxRetractions;

    /// <summary>Whether a score is so far from the published one that it is news.</summary>
    public static bool IsOtherScore(double score, double published) => Math.Abs(score - published) >= ScoreStep - 1e-9;

    private static bool IsNews(AlertLife life, Alert last, in Finding finding) =>
        IsOtherScore(finding.Score, last.Score)
        || finding.Category != last.Category
        || finding.Reasons.Exists(r => !life.PublishedReasons.Contains(r.Code))
        || finding.Duration >= TimeSpan.FromHours(life.NextMilestoneHours);
}
