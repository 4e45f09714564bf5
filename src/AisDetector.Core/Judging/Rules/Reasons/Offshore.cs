namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Far from any pier, pilot or boatman; 0.10.</summary>
internal sealed class Offshore : IReason
{
    /// <summary>20 nautical miles, the loitering limit of Global Fishing Watch.</summary>
    public const double LimitKm = 37.04;

    public string Code => "offshore";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.CoastKm >= LimitKm ? (0.10, $"{facts.CoastKm:0} km from the nearest coast") : null;
}
