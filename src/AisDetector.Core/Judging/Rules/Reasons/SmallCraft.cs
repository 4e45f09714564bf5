namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Boats lie beside each other, and go alongside ships, for many reasons. Fuel is smuggled by boats too; so 0.10 less for one, 0.20 for two.</summary>
internal sealed class SmallCraft : IReason
{
    public string Code => "small-craft";

    public (double Weight, string Text)? Weigh(PairFacts facts) => (facts.Ship1.IsSmall, facts.Ship2.IsSmall) switch
    {
        (true, true) => (-0.20, "both are small craft"),
        (false, false) => null,
        _ => (-0.10, "one is a small craft"),
    };
}
