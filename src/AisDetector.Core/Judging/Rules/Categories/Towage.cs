using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A tug (52) or a towing vessel (31, 32).</summary>
internal sealed class Towage : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Towage;

    public string? Why(PairFacts facts) =>
        facts.Ship1.IsTug || facts.Ship2.IsTug ? "one is a tug" : null;
}
