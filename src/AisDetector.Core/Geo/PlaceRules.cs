namespace AisDetector.Core.Geo;

/// <summary>
/// Where the lines between harbour, anchorage and open water are drawn. Measured on a day of Danish AIS, see
/// <c>src/AisDetector.PlacesBuilder/README.md</c>. All in kilometres.
/// </summary>
internal static class PlaceRules
{
    /// <summary>Water this close to a listed berth is harbour: the lists' cells are S2 level 14, about 0.5 km wide.</summary>
    public const double BerthKm = 0.6;

    /// <summary>
    /// Around a port of the World Port Index, whose positions are whole minutes (up to 1.3 km off): a listed anchorage point this close
    /// is a berth, and water inside the land is harbour. Of open water the distance to the shore decides.
    /// </summary>
    public const double PortKm = 1.0;

    /// <summary>Water this close to any shore is harbour: piers and marinas that no list has, and the coarseness of the 1:10 million coast.</summary>
    public const double ShoreKm = 0.3;

    /// <summary>Water this close to a shore near a port is harbour.</summary>
    public const double PortShoreWaterKm = 1.0;

    /// <summary>A shore this close to a port or a listed berth is a shore near a port.</summary>
    public const double PortShoreKm = 2.0;

    /// <summary>Inside the land by more than this is inland; less is a berth or an arm of the sea that the coarse coast lacks.</summary>
    public const double InlandKm = 2.0;

    /// <summary>One nautical mile round a place where ships are known to anchor.</summary>
    public const double RoadsKm = 1.852;

    /// <summary>This close to such a place the roads win over the wider of the harbour rules.</summary>
    public const double RoadsFirstKm = 0.6;

    /// <summary>The farthest that any of the rules looks.</summary>
    public const double ReachKm = 2.0;

    /// <summary>A listed anchorage point this close to land, or on it, or within <see cref="PortKm"/> of a port with a harbour, is a berth; farther out it lies in open roads.</summary>
    public const double BerthFromLandKm = 1.0;

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
}
