using System.Text.Json;
using AisDetector.Core.Alerts;

namespace AisDetector.Core.Tests.Support;

/// <summary>Alerts as stable text, to compare whole.</summary>
internal static class AlertText
{
    public static string Of(Alert alert) => JsonSerializer.Serialize(alert);

    public static string Of(IEnumerable<Alert> alerts) => string.Join('\n', alerts.Select(Of));

    /// <summary>All but what a delay may change.</summary>
    public static string Settled(Alert alert) => Of(alert with { Revision = 0, DetectedAt = default });

    /// <summary>The last revisions that are final and stand, by id: what a delay must not change.</summary>
    public static string Settled(IEnumerable<Alert> revisions) => string.Join('\n', revisions
        .GroupBy(alert => alert.Id)
        .Select(alerts => alerts.Last())
        .Where(alert => alert.Phase != AlertPhase.Retracted)
        .OrderBy(alert => alert.Id, StringComparer.Ordinal)
        .Select(Settled));

    /// <summary>The alert moved in time, without id and position: the caller compares these as the move allows.</summary>
    public static string Moved(Alert alert, TimeSpan by) => Of(alert with
    {
        Id = "",
        EpisodeId = null,
        Start = alert.Start + by,
        End = alert.End + by,
        DetectedAt = alert.DetectedAt + by,
        Holds = [.. alert.Holds.Select(h => new AlertHold(h.Start + by, h.End + by))],
        Latitude = 0,
        Longitude = 0,
        PossiblePartners = [.. alert.PossiblePartners.Select(p => p with { GapStart = p.GapStart + by, GapEnd = p.GapEnd + by })],
    });
}
