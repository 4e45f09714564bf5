using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A fishing vessel and a carrier. AIS has no type for reefers: carriers of fish send the type of cargo ships.</summary>
internal sealed class Transshipment : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Transshipment;

    public string? Why(PairFacts facts) =>
        (facts.Ship1.IsFishing && facts.Ship2.IsCargo) || (facts.Ship2.IsFishing && facts.Ship1.IsCargo)
            ? "a fishing vessel and a cargo ship"
            : null;
}
