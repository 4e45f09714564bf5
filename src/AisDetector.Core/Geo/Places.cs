using NetTopologySuite.Geometries;

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
/// every sample and allocates nothing. Distances are asked for when an encounter is judged. Positions are WGS 84 degrees. A longitude
/// may be beyond 180. A latitude beyond 90, or one that is no number, is open sea without distances.
/// Distances are great circles on the mean sphere.
/// </summary>
public sealed class Places
{
    private readonly Coast _coast;
    private readonly WaterKinds? _kinds;
    private readonly NearestSearch _nearestCoast;
    private readonly NearestSearch _nearestPoint;
    private readonly NearestSearch _nearestHarbour;
    private readonly NearestSearch _nearestPort;
    private readonly string[] _portNames;

    internal Places(Coast coast, ListedPoints points, byte[] landCells)
    {
        _coast = coast;
        _kinds = landCells.Length == 0 ? null : new WaterKinds(coast, points, landCells);
        _nearestCoast = NearestSearch.OfCoast(coast);
        _nearestPoint = NearestSearch.OfPoints(points.Latitudes, points.Longitudes);
        var harbours = points.Harbours();
        _nearestHarbour = NearestSearch.OfPoints(harbours.Latitudes, harbours.Longitudes);
        var ports = points.Ports();
        _nearestPort = NearestSearch.OfPoints(ports.Latitudes, ports.Longitudes);
        _portNames = ports.Names;
    }

    /// <summary>A world without land: for tests and for open-sea simulations.</summary>
    public static Places OpenSea { get; } = new(Coast.None, ListedPoints.None, []);

    /// <summary>Reads the resource that <c>src/AisDetector.PlacesBuilder</c> writes.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a resource, or are cut short.</exception>
    public static Places Read(ReadOnlySpan<byte> resource)
    {
        var (coast, points, landCells) = PlacesResource.Read(resource);
        return new Places(coast, points, landCells);
    }

    /// <summary>What kind of water this is; <c>README.md</c> of the builder says where the lines are drawn, and why.</summary>
    public PlaceKind KindAt(double latitude, double longitude) =>
        _kinds is not null && TryNormalise(latitude, ref longitude) ? _kinds.At(latitude, longitude) : PlaceKind.OpenSea;

    /// <summary>Kilometres to the nearest coast, on either side of it; null when there is no land at all.</summary>
    public double? DistanceToCoastKm(double latitude, double longitude) => Distance(_nearestCoast, latitude, longitude);

    /// <summary>Kilometres to the nearest harbour or anchorage point; null when there is none.</summary>
    public double? DistanceToAnchorageKm(double latitude, double longitude) => Distance(_nearestPoint, latitude, longitude);

    /// <summary>Kilometres to the nearest berth or port with a harbour; open roads and offshore terminals are none. Null when there is none.</summary>
    public double? DistanceToHarbourKm(double latitude, double longitude) => Distance(_nearestHarbour, latitude, longitude);

    /// <summary>The nearest port, terminal or listed berth by name; null when there is none.</summary>
    public NearestPort? NearestPort(double latitude, double longitude)
    {
        if (!TryNormalise(latitude, ref longitude))
            return null;
        var port = _nearestPort.Nearest(latitude, longitude, out var distanceKm);
        return port < 0 ? null : new NearestPort(_portNames[port], distanceKm);
    }

    /// <summary>
    /// The coast inside a box, for a map: polylines with X = longitude and Y = latitude, cut a vertex outside of the box. A box over the
    /// antimeridian has its east beyond 180 (or west of its west), and the longitudes run on in the same way.
    /// </summary>
    public IEnumerable<Coordinate[]> Coastline(double west, double south, double east, double north)
    {
        if (east < west)
            east += 360;
        for (var turn = Math.Floor((west - 180) / 360); turn <= Math.Ceiling((east + 180) / 360); turn++)
        {
            var shift = turn * 360;
            if (west - shift > 180 || east - shift < -180)
                continue;
            foreach (var line in _coast.Inside(new Envelope(west - shift, east - shift, south, north), shift))
                yield return line;
        }
    }

    private static double? Distance(NearestSearch search, double latitude, double longitude) =>
        TryNormalise(latitude, ref longitude) && search.Nearest(latitude, longitude, out var distanceKm) >= 0 ? distanceKm : null;

    private static bool TryNormalise(double latitude, ref double longitude)
    {
        if (!(Math.Abs(latitude) <= 90) || !double.IsFinite(longitude))
            return false;
        if (Math.Abs(longitude) > 180)
            longitude = Math.IEEERemainder(longitude, 360);
        return true;
    }
}
