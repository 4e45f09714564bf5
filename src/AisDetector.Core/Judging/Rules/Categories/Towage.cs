using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A tug (52) or a towing vessel (31, 32).</summary>
internal sealed class Towage : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Towage;

    public string? Why(PairFacts facts) =>
        IsTug(facts.Ship1, facts) || IsTug(facts.Ship2, facts) ? "one is a tug" : null;

    private static bool IsTug(ShipFacts ship, PairFacts facts) => ship.IsTug && ServiceClaim.IsBelieved(ship, facts);
}
