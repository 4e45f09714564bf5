using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A fishing vessel and a carrier. AIS has no type for reefers: carriers of fish send the type of cargo ships.</summary>
internal sealed class Transshipment : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Transshipment;

    /// <summary>Carriers of fish that go to the fleets have 80 to 160 m; catchers are hardly half as long.</summary>
    private const int CarrierMeters = 70;
    private const double Longer = 1.5;

    public string? Why(PairFacts facts) => Why(facts.Ship1, facts.Ship2) ?? Why(facts.Ship2, facts.Ship1);

    private static string? Why(ShipFacts catcher, ShipFacts carrier) =>
        !catcher.IsFishing ? null
        : carrier.IsCargo ? "a fishing vessel and a cargo ship"
        : carrier.BelievedType == null && carrier.LengthMeters >= CarrierMeters && carrier.LengthMeters >= Longer * catcher.LengthMeters
            ? "a fishing vessel and a ship of the size of a carrier" : null;
}
