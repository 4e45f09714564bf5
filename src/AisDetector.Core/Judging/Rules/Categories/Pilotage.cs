using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A pilot vessel (50) beside its ship.</summary>
internal sealed class Pilotage : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Pilotage;

    public string? Why(PairFacts facts) =>
        facts.Ship1.IsPilot || facts.Ship2.IsPilot ? "one is a pilot vessel" : null;
}
