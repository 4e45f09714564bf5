using AisDetector.Core.Geo;

namespace AisDetector.Bench.Fleets;

/// <summary>A box in degrees.</summary>
internal readonly record struct Sea(double South, double West, double North, double East)
{
    public static Sea World { get; } = new(-55, -180, 68, 180);

    /// <summary>What one country's stations might hear, and the sea of the form <c>days</c>: the eastern North Sea, Skagerrak, Kattegat and Belts.</summary>
    public static Sea Skagerrak { get; } = new(53.8, 3, 59, 13);

    public static Sea Europe { get; } = new(30, -12, 63, 32);

    public static Sea For(FleetOptions options) => options.Form == FleetForm.Days ? Skagerrak : options.Vessels <= 30_000 ? Europe : World;
}

/// <summary>Finds places of a wanted kind off the coasts of a sea, each apart from those that it gave before.</summary>
internal sealed class Sites
{
    /// <summary>Sites of their own are this far apart at least, in degrees of latitude: two kilometres.</summary>
    private const double CellDegrees = 0.02;

    private const int Tries = 2000;

    private readonly Sea _sea;
    private readonly Places _places;
    private readonly Position[] _coast;
    private readonly HashSet<(int, int)> _taken = [];

    public Sites(Places places, Sea sea)
    {
        (_places, _sea) = (places, sea);
        _coast = [.. places.Coastline(sea.West, sea.South, sea.East, sea.North).SelectMany(line => line)
            .Select(c => new Position(c.Y, c.X)).Where(p => p.Latitude > sea.South && p.Latitude < sea.North && p.Longitude > sea.West && p.Longitude < sea.East)];
        if (_coast.Length == 0) throw new ArgumentException("There is no coast in this sea.", nameof(sea));
    }

    /// <summary>A quay: close to the coast, in what the chart has as harbour, or in what it has as open sea because it lacks the harbour.</summary>
    public Position Quay(bool isCharted, ref FleetRandom random)
    {
        var (from, to) = isCharted ? (0.0, 800.0) : (500.0, 3000.0);
        return Find(from, to, apart: 0, at => IsAll(isCharted ? IsHarbour : IsOpenSea, at, 300), ref random);
    }

    /// <summary>Open water off the coast, with room all round.</summary>
    public Position Roads(double roomMeters, ref FleetRandom random) =>
        Find(roomMeters + 1500, roomMeters + 12_000, (int)Math.Ceiling(roomMeters / 1000), at => CoastKm(at) > (roomMeters + 800) / 1000 && IsAll(IsRoads, at, roomMeters), ref random);

    /// <summary>A course along or off the coast over open water, up to <paramref name="longestMeters"/> long.</summary>
    public Route Passage(double longestMeters, ref FleetRandom random)
    {
        while (true)
        {
            var from = OffCoast(2000, 15_000, ref random);
            if (!IsClear(from)) continue;
            for (var length = longestMeters; length > 3000; length *= 0.7)
            {
                var to = from.Towards(random.Share() * 360, length);
                if (Enumerable.Range(1, 8).All(i => IsClear(Between(from, to, i / 8.0)))) return new Route([from, to]);
            }
        }
    }

    /// <summary>A point of the sea at least so far from the coast.</summary>
    public Position AtSea(double fromCoastKm, ref FleetRandom random)
    {
        while (true)
        {
            var at = new Position(random.Between(_sea.South, _sea.North), random.Between(_sea.West, _sea.East));
            if (Kind(at) == PlaceKind.OpenSea && CoastKm(at) >= fromCoastKm) return at;
        }
    }

    private Position Find(double fromMeters, double toMeters, int apart, Func<Position, bool> suits, ref FleetRandom random)
    {
        for (var tried = 0; tried < Tries * 20; tried++)
        {
            var at = OffCoast(fromMeters, toMeters, ref random);
            // A sea that is full takes new sites beside the old ones.
            if (suits(at) && (Take(at, apart) || tried > Tries)) return at;
        }

        throw new InvalidOperationException("No place of the wanted kind was found off the coasts of this sea.");
    }

    private Position OffCoast(double fromMeters, double toMeters, ref FleetRandom random) =>
        _coast[random.Below(_coast.Length)].Towards(random.Share() * 360, random.Between(fromMeters, toMeters));

    private bool Take(Position at, int apart)
    {
        var cell = ((int)Math.Floor(at.Latitude / CellDegrees), (int)Math.Floor(at.Longitude / CellDegrees));
        var reach = 1 + apart;
        for (var row = -reach; row <= reach; row++)
            for (var column = -2 * reach; column <= 2 * reach; column++)
                if (_taken.Contains((cell.Item1 + row, cell.Item2 + column))) return false;
        return _taken.Add(cell);
    }

    private bool IsAll(Func<PlaceKind, bool> suits, Position at, double roundMeters)
    {
        if (!suits(Kind(at))) return false;
        for (var degrees = 0; degrees < 360; degrees += 90)
            if (!suits(Kind(at.Towards(degrees, roundMeters)))) return false;
        return true;
    }

    private static bool IsHarbour(PlaceKind kind) => kind == PlaceKind.Harbour;
    private static bool IsOpenSea(PlaceKind kind) => kind == PlaceKind.OpenSea;
    private static bool IsRoads(PlaceKind kind) => kind is PlaceKind.OpenSea or PlaceKind.Anchorage;
    private bool IsClear(Position at) => IsRoads(Kind(at)) && CoastKm(at) > 1;
    private PlaceKind Kind(Position at) => _places.KindAt(at.Latitude, at.Longitude);
    private double CoastKm(Position at) => _places.DistanceToCoastKm(at.Latitude, at.Longitude) ?? double.PositiveInfinity;

    private static Position Between(Position from, Position to, double share) =>
        new(from.Latitude + (share * (to.Latitude - from.Latitude)), from.Longitude + (share * (to.Longitude - from.Longitude)));
}
