namespace AisDetector.Core.Loitering.Rules;

/// <summary>Drifted more than a mile: it does not lie at an anchor or a buoy, as ships that wait do near the shore; 0.05.</summary>
internal sealed class Adrift : ILoiteringReason
{
    private const double LimitMeters = 1852;

    public string Code => "adrift";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) =>
        facts.DriftedMeters >= LimitMeters ? (0.05, $"drifted {facts.DriftedMeters / 1852:0.0} nm") : null;
}
