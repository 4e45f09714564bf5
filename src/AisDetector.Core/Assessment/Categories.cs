namespace AisDetector.Core.Assessment;

/// <summary>
/// What a rendezvous is taken for. Ship types are those of ITU-R M.1371 table 53; a type that is not known never puts a
/// pair into a category, so unknown ships stay candidates.
/// </summary>
internal static class Categories
{
    /// <summary>A raft of small craft lies within this of the shore; a crowd near a harbour within the other.</summary>
    private const double RaftCoastKm = 2, CrowdHarbourKm = 5;

    /// <summary>One that does not move at all for so long is a platform, a buoy or moored to one.</summary>
    private static readonly TimeSpan Structure = TimeSpan.FromHours(12);

    public static RendezvousCategory Of(PairFacts facts)
    {
        var (a, b) = (facts.Ship1, facts.Ship2);
        if (IsGear(a) || IsGear(b)) return RendezvousCategory.Gear;
        if (IsSameHull(a, b)) return RendezvousCategory.SameHull;
        if (IsRaft(facts)) return RendezvousCategory.Rafted;
        if (a.IsPilot || b.IsPilot) return RendezvousCategory.Pilotage;
        if (a.IsTug || b.IsTug) return RendezvousCategory.Towage;
        if (IsPairTrawling(facts)) return RendezvousCategory.PairTrawling;
        if (a.IsService || b.IsService) return RendezvousCategory.OffshoreService;
        if (facts.Tally.Fixed >= Structure) return RendezvousCategory.OffshoreService;
        // AIS has no type for a reefer: carriers of fish send that of cargo ships.
        if (facts.Between != null) return RendezvousCategory.Proximity;
        if ((a.IsFishing && b.IsCargo) || (b.IsFishing && a.IsCargo)) return RendezvousCategory.Transshipment;
        if (IsBunkering(a, b) || IsBunkering(b, a)) return RendezvousCategory.Bunkering;
        return RendezvousCategory.Transfer;
    }

    /// <summary>Fishing-gear and net beacons: names with BUOY or NET, a battery's volts or percent; never a ship's type or IMO number. The MMSI's prefix alone says nothing.</summary>
    private static bool IsGear(ShipFacts ship)
    {
        if (ship.Imo != null || ship.ShipType is > 0 || ship.Name is not { } name) return false;
        name = name.Trim();
        if (name.EndsWith('%') || name.Contains("BUOY", StringComparison.OrdinalIgnoreCase)) return true;
        if (name.Length > 2 && name[^1] is 'V' or 'v' && char.IsAsciiDigit(name[^2])) return true;
        return name.Split(' ', '-', '_', '.').Any(word => word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is "NET" or "NETS" or "GEAR" or "NETMARK");
    }

    /// <summary>Two transponders of one hull: the same IMO number, or the same name and call sign.</summary>
    private static bool IsSameHull(ShipFacts a, ShipFacts b) =>
        (a.Imo != null && a.Imo == b.Imo) || (a.Name != null && a.CallSign != null && a.Name == b.Name && a.CallSign == b.CallSign);

    /// <summary>
    /// A tanker beside a ship that burns fuel and carries no liquid cargo: by what AIS says it can only deliver what the
    /// other consumes. 30 fishing (fleets are fuelled at sea), 36 sailing, 37 pleasure, 40 to 49 high-speed, 60 to 69
    /// passenger, 70 to 79 cargo. "Other" (90 to 99) is left out: storage and production ships send it. Types are typed in
    /// by hand and dark tankers call themselves cargo ships, so bunkering is published as a transfer is: nothing is lost
    /// by the name.
    /// </summary>
    private static bool IsBunkering(ShipFacts supplier, ShipFacts receiver) =>
        supplier.IsTanker && receiver.ShipType is 30 or 36 or 37 or (>= 40 and <= 49) or (>= 60 and <= 79);

    private static bool IsRaft(PairFacts facts)
    {
        if (facts.IsCrowd && (facts.CrowdIsSmall || facts.HarbourKm <= CrowdHarbourKm)) return true;
        return facts.Ship1.IsSmall && facts.Ship2.IsSmall && facts.CoastKm <= RaftCoastKm;
    }

    /// <summary>Two fishing vessels that move together at trawling speed (domain: 2 to 5 kn).</summary>
    private static bool IsPairTrawling(PairFacts facts) =>
        facts.Ship1.IsFishing && facts.Ship2.IsFishing
        && facts.Ship1.MedianKnots is >= 1.5 and <= 6 && facts.Ship2.MedianKnots is >= 1.5 and <= 6;
}
