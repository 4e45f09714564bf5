namespace AisDetector.Core.Loitering.Rules;

/// <summary>In a zone that the user calls one of risk: he knows what goes on there; 0.10.</summary>
internal sealed class InRiskZone : ILoiteringReason
{
    public string Code => "risk-zone";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) => facts.AtRisk ? (0.10, "in a zone of risk") : null;
}
