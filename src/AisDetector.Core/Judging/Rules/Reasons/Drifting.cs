namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Both ships nearly stopped. A transfer needs still ships, but ships that wait are still too; 0.15.</summary>
internal sealed class Drifting : IReason
{
    public string Code => "drifting";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.Drifting ? (0.15, $"both nearly stopped: medians {facts.Ship1.MedianKnots:0.0} and {facts.Ship2.MedianKnots:0.0} kn") : null;
}
