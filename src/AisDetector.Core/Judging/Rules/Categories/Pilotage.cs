using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A pilot vessel (50) beside its ship.</summary>
internal sealed class Pilotage : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Pilotage;

    public string? Why(PairFacts facts) =>
        IsPilot(facts.Ship1, facts) || IsPilot(facts.Ship2, facts) ? "one is a pilot vessel" : null;

    private static bool IsPilot(ShipFacts ship, PairFacts facts) => ship.IsPilot && ServiceClaim.IsBelieved(ship, facts);
}
