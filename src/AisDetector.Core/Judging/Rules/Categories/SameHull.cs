using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>Two transponders of one hull: the same IMO number, or the same name and call sign.</summary>
internal sealed class SameHull : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.SameHull;

    public string? Why(PairFacts facts) =>
        IsSame(facts.Ship1, facts.Ship2) ? "both give the same IMO number, or the same name and call sign" : null;

    private static bool IsSame(ShipFacts a, ShipFacts b) =>
        (a.Imo != null && a.Imo == b.Imo) || (a.Name != null && a.CallSign != null && a.Name == b.Name && a.CallSign == b.CallSign);
}
