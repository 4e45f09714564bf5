using System.Text.RegularExpressions;
using AisDetector.Core.Alerts;
using AisDetector.Core.Options;

namespace AisDetector.Core.Tests.Support;

/// <summary>What holds for every list of revisions that the detector publishes, whatever it was given (<c>aisdetector.alert/1</c>).</summary>
internal static partial class AlertInvariants
{
    /// <summary>The first breach found, in words; null when there is none.</summary>
    public static string? Breach(IReadOnlyList<Alert> revisions, RendezvousOptions options)
    {
        var step = options.Profile == "gfw" ? 10 : 2;
        for (var i = 1; i < revisions.Count; i++)
        {
            if (revisions[i].DetectedAt < revisions[i - 1].DetectedAt) return $"detectedAt goes back to {revisions[i].DetectedAt:O}";
        }

        foreach (var alert in revisions)
        {
            if ((OfOne(alert, step) ?? OfCategory(alert, options)) is { } breach) return $"{breach}: {AlertText.Of(alert)}";
        }

        foreach (var life in revisions.GroupBy(alert => alert.Id))
        {
            if (OfLife([.. life]) is { } breach) return $"{breach}:\n{AlertText.Of(life)}";
        }

        return null;
    }

    private static string? OfOne(Alert alert, int step)
    {
        if (alert.Schema != Alert.SchemaId) return "schema";
        if (!IdShape().IsMatch(alert.Id)) return "id is not 26 characters of Crockford's base 32";
        if (!OnStep(alert.Start, step) || !OnStep(alert.DetectedAt, step) || (alert.End is { } end && !OnStep(end, step))) return "a time is not on a step";
        if (alert.Start > alert.DetectedAt || alert.End > alert.DetectedAt || alert.End < alert.Start) return "times out of order";
        if (alert.Start.Kind != DateTimeKind.Utc || alert.DetectedAt.Kind != DateTimeKind.Utc) return "times are not UTC";
        if (!alert.Vessels.Zip(alert.Vessels.Skip(1)).All(pair => pair.First.Mmsi < pair.Second.Mmsi)) return "vessels not in MMSI order";
        if (alert.Kind == AlertKind.Loitering && alert.Vessels.Count != 1) return "a loitering has one vessel";
        if (alert.Kind == AlertKind.Rendezvous && alert.Vessels.Count < 2) return "a rendezvous has two vessels";
        if (alert.Latitude is not (>= -90 and <= 90) || alert.Longitude is not (>= -180 and <= 180)) return "position";
        return OfMinutes(alert) ?? OfScore(alert);
    }

    private static string? OfMinutes(Alert alert)
    {
        if (alert.DurationMinutes < 0 || alert.ObservedMinutes < 0 || alert.InferredMinutes < 0) return "negative minutes";
        if (alert.ObservedMinutes + alert.InferredMinutes > alert.DurationMinutes) return "observed and inferred exceed the duration";
        if (alert.Holds.Count < 2 && alert.End is { } end && (int)(end - alert.Start).TotalMinutes != alert.DurationMinutes) return "duration is not end less start";
        if (alert.Start.AddMinutes(alert.DurationMinutes) > alert.DetectedAt) return "lasts longer than it is known";
        if (OfHolds(alert) is { } holds) return holds;
        if (alert.Vessels.Any(v => v.GapMinutes < 0 || v.GapMinutes > alert.DurationMinutes)) return "gap minutes";
        if (alert.Coverage is not (>= 0 and <= 1) || alert.AlongsideFraction is not (null or (>= 0 and <= 1))) return "a share outside 0..1";
        if (alert.Kind == AlertKind.Rendezvous && alert.Contacts < 1) return "no contacts";
        if (alert.MinDistanceMeters > alert.MedianDistanceMeters || alert.MinDistanceMeters < 0 || alert.MinHullGapMeters < 0) return "distances";
        return null;
    }

    private static string? OfHolds(Alert alert)
    {
        if (alert.Holds.Count == 0) return null;
        if ((int)alert.Holds.Sum(h => (h.End - h.Start).TotalMinutes) != alert.DurationMinutes) return "duration is not the sum of the holds";
        if (alert.Holds[0].Start != alert.Start || (alert.End is { } end && alert.Holds[^1].End != end)) return "start and end are not those of the holds";
        return alert.Holds.Zip(alert.Holds.Skip(1)).Any(p => p.Second.Start <= p.First.End) ? "holds overlap" : null;
    }

    private static string? OfScore(Alert alert)
    {
        if (alert.Score is not (>= 0 and <= 1)) return "score outside 0..1";
        if (Math.Abs(alert.Score - Math.Clamp(alert.Reasons.Sum(r => r.Weight), 0, 1)) > 1e-6) return "score is not the sum of the weights";
        if (alert.Reasons.Any(r => r.Code.Length == 0 || r.Text.Length == 0)) return "a reason without code or text";
        if (alert.Reasons.Select(r => r.Code).Distinct().Count() != alert.Reasons.Count) return "a reason twice";
        return null;
    }

    private static string? OfCategory(Alert alert, RendezvousOptions options)
    {
        if (alert.Source.Profile != options.Profile) return "profile";
        if (options.All || alert.Kind == AlertKind.Loitering || alert.Phase == AlertPhase.Retracted) return null;
        return alert.Category is RendezvousCategory.Transfer or RendezvousCategory.Transshipment or RendezvousCategory.Bunkering
            ? null
            : "a category that is not published";
    }

    /// <summary>No alert may flood those who read it: eight revisions of news, then only what must be said.</summary>
    private const int MaxRevisions = 12;

    private static string? OfLife(IReadOnlyList<Alert> life)
    {
        if (life.Count > MaxRevisions) return $"{life.Count} revisions";
        for (var i = 0; i < life.Count; i++)
        {
            var alert = life[i];
            if (alert.Revision != i + 1) return "revisions are not consecutive from 1";
            if (!alert.Vessels.Select(v => v.Mmsi).SequenceEqual(life[0].Vessels.Select(v => v.Mmsi)) || alert.Kind != life[0].Kind) return "an id changed its vessels or kind";
            var before = i == 0 ? (AlertPhase?)null : life[i - 1].Phase;
            if (!IsLegal(before, alert.Phase)) return $"phase {alert.Phase} after {before?.ToString() ?? "nothing"}";
            var isClosed = life.Take(i + 1).Any(a => a.Phase is AlertPhase.Closed or AlertPhase.Settled);
            if (alert.Phase is AlertPhase.Closed or AlertPhase.Settled && alert.End is null) return "closed without an end";

            // What comes back may have ended meanwhile; it comes back as updated all the same.
            var returns = before == AlertPhase.Retracted;
            if (!isClosed && !returns && alert.Phase != AlertPhase.Retracted && alert.End is not null) return "an end while open";
        }

        return life.Count(a => a.Phase == AlertPhase.Settled) > 1 ? "settled twice" : null;
    }

    // An encounter whose reports came late may be closed, or settled, by the time that it can be judged at all.
    private static bool IsLegal(AlertPhase? before, AlertPhase now) => (before, now) switch
    {
        (null, AlertPhase.Opened or AlertPhase.Closed or AlertPhase.Settled) => true,
        (null, _) => false,
        (AlertPhase.Settled, _) => false,
        (AlertPhase.Retracted, AlertPhase.Updated or AlertPhase.Settled) => true,
        (AlertPhase.Retracted, _) => false,
        (_, AlertPhase.Opened) => false,
        _ => true,
    };

    private static bool OnStep(DateTime time, int stepMinutes) => time.Ticks % TimeSpan.FromMinutes(stepMinutes).Ticks == 0;

    [GeneratedRegex("^[0-9A-HJKMNP-TV-Z]{26}$")]
    private static partial Regex IdShape();
}
