namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>In an anchorage ships lie near each other for many reasons; 0.10 less.</summary>
internal sealed class InAnchorage : IReason
{
    public string Code => "anchorage";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.InAnchorage ? (-0.10, "in an anchorage, where ships lie near each other") : null;
}
