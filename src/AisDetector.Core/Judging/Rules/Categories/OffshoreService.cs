using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A vessel that serves others: dredging, diving, military, search and rescue, port tender, anti-pollution, law enforcement, medical.</summary>
internal sealed class OffshoreService : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.OffshoreService;

    public string? Why(PairFacts facts) =>
        facts.Ship1.IsService || facts.Ship2.IsService ? "one is a service vessel" : null;
}
