using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A vessel that serves others: dredging, diving, military, search and rescue, port tender, anti-pollution, law enforcement, medical.</summary>
internal sealed class OffshoreService : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.OffshoreService;

    public string? Why(PairFacts facts) =>
        IsService(facts.Ship1, facts) || IsService(facts.Ship2, facts) ? "one is a service vessel" : null;

    private static bool IsService(ShipFacts ship, PairFacts facts) => ship.IsService && ServiceClaim.IsBelieved(ship, facts);
}
