namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One lies ahead of the other. Oil is pumped like this too, but ships also wait in a row; 0.15 less.</summary>
internal sealed class Tandem : IReason
{
    public string Code => "in-line";

    public (double Weight, string Text)? Weigh(PairFacts facts) => facts is { ByAlongside: true, IsInLine: true } ? (-0.15, "one lies ahead of the other") : null;
}
