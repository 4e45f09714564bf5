namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Both are large enough to carry a cargo; 0.10.</summary>
internal sealed class LargeShips : IReason
{
    /// <summary>Shorter ones are mostly tugs, supply vessels and boats.</summary>
    private const int LargeMeters = 65;

    public string Code => "large-ships";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.Ship1.LengthMeters >= LargeMeters && facts.Ship2.LengthMeters >= LargeMeters
            ? (0.10, $"both are large: {facts.Ship1.LengthMeters} and {facts.Ship2.LengthMeters} m long") : null;
}
