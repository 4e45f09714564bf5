namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One says that it is a tug, a pilot or a service vessel, and does not behave so. It may still be true, so 0.15 less. The pair is not hidden.</summary>
internal sealed class ServiceClaimed : IReason
{
    public string Code => "service-claimed";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        Is(facts.Ship1, facts) || Is(facts.Ship2, facts) ? (-0.15, "one says that it is a service vessel, and does not act like one") : null;

    private static bool Is(ShipFacts ship, PairFacts facts) =>
        ServiceClaim.IsClaimed(ship) && !ship.IsTooLongForItsType && !ServiceClaim.IsBelieved(ship, facts);
}
