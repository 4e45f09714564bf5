using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A third ship lies between the two: each is alongside it, not the other.</summary>
internal sealed class ThirdBetween : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Proximity;

    public string? Why(PairFacts facts) =>
        facts.Between is { } mmsi ? $"{mmsi} lies between them" : null;
}
