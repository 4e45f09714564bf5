namespace AisDetector.Core.Loitering.Rules;

/// <summary>In a known anchorage ships wait for many reasons; 0.10 less.</summary>
internal sealed class AtAnchorage : ILoiteringReason
{
    public string Code => "anchorage";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) => facts.InAnchorage ? (-0.10, "in an anchorage, where ships wait") : null;
}
