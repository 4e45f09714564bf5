using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>
/// A tanker beside a ship that burns fuel and carries no liquid cargo. By what AIS says, the tanker can only deliver fuel. The other
/// ship is 30 fishing (fleets are fuelled at sea), 36 sailing, 37 pleasure, 40 to 49 high-speed, 60 to 69 passenger or 70 to 79
/// cargo. "Other" (90 to 99) is left out: storage and production ships send it. Types are typed in by hand, and dark tankers call
/// themselves cargo ships. So bunkering is published like a transfer, and a wrong type hides nothing.
/// </summary>
internal sealed class Bunkering : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Bunkering;

    public string? Why(PairFacts facts) =>
        IsBunkering(facts.Ship1, facts.Ship2) || IsBunkering(facts.Ship2, facts.Ship1)
            ? "a tanker beside a ship that carries no liquid cargo"
            : null;

    private static bool IsBunkering(ShipFacts supplier, ShipFacts receiver) =>
        supplier.IsTanker && receiver.ShipType is 30 or 36 or 37 or (>= 40 and <= 49) or (>= 60 and <= 79);
}
