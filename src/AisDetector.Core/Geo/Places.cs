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
/// Land, ports and anchorages of the world: immutable, read from one compact resource, whose parts and tiles are read when they are first asked for and kept. <see cref="KindAt"/> is asked for
/// every sample and allocates nothing where it was asked before. Distances are asked for when an encounter is judged. Threads may share it. Positions are WGS 84 degrees. A longitude
/// may be beyond 180. A latitude beyond 90, or one that is no number, is open sea without distances.
/// Distances are great circles on the mean sphere.
/// </summary>
public sealed class Places
{
    /// <summary>A map higher or wider than this, in degrees, is drawn with the generalised coast.</summary>
    private const double LargeMapDegrees = 10;

    private readonly PlacesResource? _resource;
    private readonly CoastTiles _coast;
    private readonly WaterKinds _kinds;

    private Places(PlacesResource resource)
        : this(resource.ReadCoast()) => _resource = resource;

    private Places(CoastTiles coast)
    {
        _coast = coast;
        _kinds = new WaterKinds(_coast, () => new PointCells(Points));
    }

    /// <summary>A world without land, with some listed points in the order of their cells: for tests.</summary>
    internal static Places WithoutLand(ListedPoints points) => new(CoastTiles.Without(CellTraits.Near)) { Points = points };

    private ListedPoints Points { get => field ??= _resource?.ReadPoints() ?? ListedPoints.None; init; }
    private CoarseCoast Coarse => field ??= _resource?.ReadCoarseCoast() ?? CoarseCoast.None;
    private CoastSearch NearestCoast => field ??= new CoastSearch(_coast);
    private NearestSearch NearestPoint => field ??= NearestSearch.OfPoints(Points.Latitudes, Points.Longitudes);

    private NearestSearch NearestHarbour => field ??= Points.Harbours() is var harbours ? NearestSearch.OfPoints(harbours.Latitudes, harbours.Longitudes) : null!;

    private NamedPorts Ports => field ??= new NamedPorts(Points);

    private sealed class NamedPorts
    {
        public NamedPorts(ListedPoints points)
        {
            var (latitudes, longitudes, names) = points.Ports();
            (Search, Names) = (NearestSearch.OfPoints(latitudes, longitudes), names);
        }

        public NearestSearch Search { get; }
        public string[] Names { get; }
    }

    /// <summary>A world without land: for tests and for open-sea simulations.</summary>
    public static Places OpenSea { get; } = new(CoastTiles.Without(CellTraits.None));

    /// <summary>
    /// The places that ship inside this library (its resource <c>places.bin</c>, contains data by OpenStreetMap contributors under the ODbL; see NOTICE). One instance for the process.
    /// </summary>
    public static Places Shipped => TheShipped.Places;

    /// <summary>Reads the resource that <c>src/AisDetector.PlacesBuilder</c> writes. The memory is kept and must not change.</summary>
    /// <exception cref="InvalidDataException">The bytes are not such a resource, or are cut short. Damage inside a part shows when that part is first asked for.</exception>
    public static Places Read(ReadOnlyMemory<byte> resource) => new(new PlacesResource(resource));

    /// <summary>Read once, by the first who asks.</summary>
    private static class TheShipped
    {
        public static Places Places { get; } = Read(Bytes());

        private static ReadOnlyMemory<byte> Bytes()
        {
            var stream = typeof(Places).Assembly.GetManifestResourceStream("places.bin")
                ?? throw new InvalidOperationException("The library was built without places.bin.");
            // The loaded library is in memory already, and a resource of it is a part of that: what is never asked for need not be copied.
            if (stream is UnmanagedMemoryStream loaded)
                return new LoadedResource(loaded).Memory;
            using (stream)
            {
                var bytes = new byte[stream.Length];
                stream.ReadExactly(bytes);
                return bytes;
            }
        }
    }

    /// <summary>What kind of water this is; <c>README.md</c> of the builder says where the lines are drawn, and why.</summary>
    public PlaceKind KindAt(double latitude, double longitude) =>
        TryNormalise(latitude, ref longitude) ? _kinds.At(latitude, longitude) : PlaceKind.OpenSea;

    /// <summary>Inside the land as the coast draws it.</summary>
    public bool IsOnLand(double latitude, double longitude) => TryNormalise(latitude, ref longitude) && _coast.IsLand(latitude, longitude);

    /// <summary>Whether the middle of the tenth of a degree that holds a position is on land: for maps of large areas, since no tile is read for it.</summary>
    public bool IsLandAtLarge(double latitude, double longitude) =>
        TryNormalise(latitude, ref longitude) && (_coast.TraitsOf(CellGrid.Row(latitude), CellGrid.Column(longitude)) & CellTraits.Land) != 0;

    /// <summary>Kilometres to the nearest coast, on either side of it; null when there is no land at all.</summary>
    public double? DistanceToCoastKm(double latitude, double longitude) =>
        TryNormalise(latitude, ref longitude) ? NearestCoast.DistanceKm(latitude, longitude) : null;

    /// <summary>Kilometres to the nearest harbour or anchorage point; null when there is none.</summary>
    public double? DistanceToAnchorageKm(double latitude, double longitude) => Distance(NearestPoint, latitude, longitude);

    /// <summary>Kilometres to the nearest berth or port with a harbour; open roads and offshore terminals are none. Null when there is none.</summary>
    public double? DistanceToHarbourKm(double latitude, double longitude) => Distance(NearestHarbour, latitude, longitude);

    /// <summary>The nearest port, terminal or listed berth by name; null when there is none.</summary>
    public NearestPort? NearestPort(double latitude, double longitude)
    {
        if (!TryNormalise(latitude, ref longitude))
            return null;
        var port = Ports.Search.Nearest(latitude, longitude, out var distanceKm);
        return port < 0 ? null : new NearestPort(Ports.Names[port], distanceKm);
    }

    /// <summary>
    /// The coast inside a box, for a map: polylines with X = longitude and Y = latitude, cut a vertex outside of the box. A box over the
    /// antimeridian has its east beyond 180 (or west of its west), and the longitudes run on in the same way. The coast is generalised to 2.5 km for a box of more than ten degrees.
    /// </summary>
    public IEnumerable<Coordinate[]> Coastline(double west, double south, double east, double north)
    {
        if (east < west)
            east += 360;
        var isLarge = Math.Max(east - west, north - south) > LargeMapDegrees;
        for (var turn = Math.Floor((west - 180) / 360); turn <= Math.Ceiling((east + 180) / 360); turn++)
        {
            var shift = turn * 360;
            if (west - shift > 180 || east - shift < -180)
                continue;
            var box = new Envelope(west - shift, east - shift, south, north);
            foreach (var line in isLarge ? Coarse.Inside(box, shift) : _coast.Inside(box, shift))
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
