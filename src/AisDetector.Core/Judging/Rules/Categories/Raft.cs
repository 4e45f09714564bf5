using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A raft of small craft near the shore, or a crowd of small craft or near a harbour.</summary>
internal sealed class Raft : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Rafted;

    public string? Why(PairFacts facts) =>
        facts.IsCrowd && (facts.CrowdIsSmall || facts.HarbourKm <= CrowdHarbourKm) ? $"{facts.Crowd} ships linked side by side"
        : facts.Ship1.IsSmall && facts.Ship2.IsSmall && facts.CoastKm <= RaftCoastKm ? "two small craft near the shore"
        : null;

    /// <summary>A raft of small craft lies within this of the shore; a crowd near a harbour within the other.</summary>
    private const double RaftCoastKm = 2, CrowdHarbourKm = 5;
}
