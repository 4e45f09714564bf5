namespace AisDetector.Core.Geo;

/// <summary>
/// Where the lines between harbour, anchorage and open water are drawn. Measured on a day of Danish AIS, see
/// <c>src/AisDetector.PlacesBuilder/README.md</c>. All in kilometres.
/// </summary>
internal static class PlaceRules
{
    /// <summary>Water this close to any shore is harbour: quays, moles and marinas. Of the ships that lie moored, nine in ten lie closer.</summary>
    public const double ShoreKm = 0.3;

    /// <summary>Water that lies in no circle of this radius wholly on water is enclosed, so harbour.</summary>
    public const double RoomKm = 0.5;

    /// <summary>Water this close to a harbour that the coast does not draw (<see cref="PointKind.Harbour"/>) is harbour.</summary>
    public const double UndrawnHarbourKm = 0.6;

    /// <summary>Inside the land by more than this is inland: a river, a canal, a lake. Less is a dock or basin that the coast does not draw.</summary>
    public const double InlandKm = 1.0;

    /// <summary>Water inside the land this close to a port of the World Port Index, whose positions are whole minutes (up to 1.3 km off), is harbour.</summary>
    public const double PortKm = 1.0;

    /// <summary>One nautical mile round a place where ships are known to anchor.</summary>
    public const double RoadsKm = 1.852;

    /// <summary>The farthest that any of the rules looks for a coast, and for a listed point.</summary>
    public const double CoastReachKm = InlandKm, PointReachKm = RoadsKm;

    /// <summary>
    /// A listed anchorage point this close to land, or on it, is a berth; farther out it lies in open roads. The points are the middles of S2 cells of level 14, about 0.5 km wide: a
    /// ship within <see cref="ShoreKm"/> of the shore has its point within this.
    /// </summary>
    public const double BerthFromLandKm = 0.6;

    /// <summary>A port of the World Port Index farther from land is an offshore terminal: a name, no harbour.</summary>
    public const double PortFromLandKm = 2.0;
}

/// <summary>What a listed point is.</summary>
internal enum PointKind : byte
{
    /// <summary>A listed anchorage point close to land: ships lie at a berth there.</summary>
    Berth,
    /// <summary>A port of the World Port Index with a harbour.</summary>
    Port,
    /// <summary>A listed anchorage point in open water.</summary>
    Roads,
    /// <summary>An open roadstead or offshore terminal of the World Port Index: gives its name, no harbour.</summary>
    NamedOnly,
    /// <summary>A harbour, listed by hand, that the coast does not draw: it is newer, or on an island that is too small.</summary>
    Harbour,
}
