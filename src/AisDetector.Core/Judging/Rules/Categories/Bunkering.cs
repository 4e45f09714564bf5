using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>
/// A tanker beside a ship that burns fuel and carries no liquid cargo. By what AIS says, the tanker can only deliver fuel. The other
/// ship is 30 fishing (fleets are fuelled at sea), 36 sailing, 37 pleasure, 40 to 49 high-speed, 60 to 69 passenger or 70 to 79
/// cargo. "Other" (90 to 99) is left out: storage and production ships send it. Types are typed in by hand, and dark tankers call
/// themselves cargo ships. Where types are missing, sizes and rounds tell. So bunkering is published like a transfer, and a wrong type hides nothing.
/// </summary>
internal sealed class Bunkering : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Bunkering;

    /// <summary>Bunker tankers are shorter; a tanker that carries cargo to sea is longer.</summary>
    private const int BunkerTankerMeters = 130;

    /// <summary>The ship that is fuelled is longer than the bunker tanker by this, where its type does not tell.</summary>
    private const double Longer = 1.5;

    /// <summary>So many other ships in a day: a tanker on its round.</summary>
    private const int RoundShips = 2;

    public string? Why(PairFacts facts) => Why(facts.Ship1, facts.Ship2) ?? Why(facts.Ship2, facts.Ship1);

    private static string? Why(ShipFacts supplier, ShipFacts receiver)
    {
        if (supplier.IsTanker && receiver.BelievedType is 30 or 36 or 37 or (>= 40 and <= 49) or (>= 60 and <= 79)) return "a tanker beside a ship that carries no liquid cargo";
        if (!(supplier.LengthMeters <= BunkerTankerMeters && receiver.LengthMeters >= Longer * supplier.LengthMeters)) return null;
        if (supplier.IsTanker && receiver.BelievedType == null) return "a small tanker beside a much longer ship";
        return (supplier.IsTanker || supplier.BelievedType == null) && supplier.Partners >= RoundShips
            ? $"{supplier.Mmsi} went to {supplier.Partners} other ships in a day and is much shorter than this one" : null;
    }
}
