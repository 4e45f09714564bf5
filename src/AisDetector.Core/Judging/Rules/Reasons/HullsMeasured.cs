namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Dimensions and headings show that the hulls lie side by side: this is known, not guessed; 0.10.</summary>
internal sealed class HullsMeasured : IReason
{
    public string Code => "hulls-measured";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts is { ByAlongside: true, HullsAreEstimated: false } ? (0.10, $"hulls {facts.Tally.MinHullGap ?? 0:0} m apart by dimensions and headings") : null;
}
