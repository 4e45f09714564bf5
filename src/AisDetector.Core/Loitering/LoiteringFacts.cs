using AisDetector.Core.Alerts;
using AisDetector.Core.Judging;

namespace AisDetector.Core.Loitering;

/// <summary>The evidence about a loitering, gathered once for its reasons.</summary>
internal sealed record LoiteringFacts
{
    public required ShipFacts Ship { get; init; }

    /// <summary>From the first slow step to the last, and how much of it is no observation.</summary>
    public required TimeSpan Duration { get; init; }
    public required TimeSpan Inferred { get; init; }

    /// <summary>Kilometres to the shore in the mean; null where no land is known.</summary>
    public required double? CoastKm { get; init; }

    /// <summary>In a risk zone, and in an anchorage, for more than half of the time.</summary>
    public required bool AtRisk { get; init; }
    public required bool InAnchorage { get; init; }

    /// <summary>From the first place to the last.</summary>
    public required double DriftedMeters { get; init; }

    /// <summary>Share of the places at which too many others lay near, 0 to 1.</summary>
    public required double Crowded { get; init; }

    public required bool SharedMmsi { get; init; }
    public required IReadOnlyList<PossiblePartner> Partners { get; init; }
}
