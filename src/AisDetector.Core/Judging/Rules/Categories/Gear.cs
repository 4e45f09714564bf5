using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>Fishing-gear and net beacons: names with BUOY or NET, a battery's volts or percent; never a ship's type or IMO number. The MMSI's prefix alone says nothing.</summary>
internal sealed class Gear : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Gear;

    public string? Why(PairFacts facts) =>
        IsGear(facts.Ship1) || IsGear(facts.Ship2) ? "one is a beacon of fishing gear by its name" : null;

    private static bool IsGear(ShipFacts ship)
    {
        if (ship.Imo != null || ship.ShipType is > 0 || ship.Name is not { } name) return false;
        name = name.Trim();
        if (name.EndsWith('%') || name.Contains("BUOY", StringComparison.OrdinalIgnoreCase)) return true;
        if (name.Length > 2 && name[^1] is 'V' or 'v' && char.IsAsciiDigit(name[^2])) return true;
        return name.Split(' ', '-', '_', '.').Any(word => word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') is "NET" or "NETS" or "GEAR" or "NETMARK");
    }
}
