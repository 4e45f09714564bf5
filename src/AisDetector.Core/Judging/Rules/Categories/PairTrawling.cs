using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>Two fishing vessels that move together at trawling speed.</summary>
internal sealed class PairTrawling : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.PairTrawling;

    public string? Why(PairFacts facts) =>
        IsTrawling(facts.Ship1) && IsTrawling(facts.Ship2) ? "two fishing vessels at trawling speed" : null;

    /// <summary>Trawls are towed at 2 to 5 kn; medians scatter.</summary>
    private static bool IsTrawling(ShipFacts ship) => ship is { IsFishing: true, MedianKnots: >= 1.5 and <= 6 };
}
