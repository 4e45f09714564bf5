namespace AisDetector.Core.Geo;

/// <summary>What kind of water a position lies in, as far as the shipped context layers know.</summary>
public enum PlaceKind : byte
{
    OpenSea,
    /// <summary>Open roads where ships lie at anchor.</summary>
    Anchorage,
    /// <summary>A port, a marina, a berth, or the water close around them.</summary>
    Harbour,
    /// <summary>Rivers, lakes and canals: water inside the land polygons.</summary>
    Inland,
}

/// <summary>The nearest port to a position.</summary>
public readonly record struct NearestPort(string Name, double DistanceKm);

/// <summary>
/// Land, ports and anchorages of the world: immutable, read from one compact resource. <see cref="KindAt"/> is asked for
/// every sample and allocates nothing; the distances are asked when an encounter is judged.
/// </summary>
public sealed class Places
{
    private Places() { }

    /// <summary>A world without land: for tests and for open-sea simulations.</summary>
    public static Places OpenSea { get; } = new();

    public PlaceKind KindAt(double latitude, double longitude) => PlaceKind.OpenSea;

    /// <summary>Kilometres to the nearest coast, on either side of it; null when there is no land at all.</summary>
    public double? DistanceToCoastKm(double latitude, double longitude) => null;

    /// <summary>Kilometres to the nearest harbour or anchorage point; null when there is none.</summary>
    public double? DistanceToAnchorageKm(double latitude, double longitude) => null;

    public NearestPort? NearestPort(double latitude, double longitude) => null;
}
