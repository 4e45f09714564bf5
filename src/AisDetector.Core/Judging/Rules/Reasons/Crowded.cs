namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Many ships linked side by side are a raft rather than a transfer; 0.20 less.</summary>
internal sealed class Crowded : IReason
{
    public string Code => "crowd";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.IsCrowd ? (-0.20, $"{facts.CrowdCount} ships linked side by side") : null;
}
