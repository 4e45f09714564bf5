namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Without dimensions or headings the antennas' distance stands in for that of the hulls; 0.05 less.</summary>
internal sealed class GapEstimated : IReason
{
    public string Code => "gap-estimated";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts is { ByAlongside: true, HullsAreEstimated: true }
            ? (-0.05, "the distance between the hulls is estimated: dimensions or headings are missing")
            : null;
}
