using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>Two small craft near the shore; or a crowd that is all small craft; or any crowd near a harbour.</summary>
internal sealed class Raft : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Rafted;

    public string? Why(PairFacts facts) =>
        facts.IsCrowd && (facts.CrowdIsSmall || facts.HarbourKm <= CrowdHarbourKm) ? $"{facts.CrowdCount} ships linked side by side"
        : facts.Ship1.IsSmall && facts.Ship2.IsSmall && facts.CoastKm <= RaftCoastKm ? "two small craft near the shore"
        : null;

    /// <summary>Two small craft are a raft within the first distance of the shore, a crowd is one within the second of a harbour.</summary>
    public const double RaftCoastKm = 2, CrowdHarbourKm = 5;
}
