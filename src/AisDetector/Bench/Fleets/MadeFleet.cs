using AisDetector.Core.Geo;

namespace AisDetector.Bench.Fleets;

/// <summary>All ships of a made fleet and what guides them. Ships are added as it is built; then each is moved on by itself.</summary>
internal sealed class MadeFleet(FleetOptions options)
{
    /// <summary>The distance from the ground's middle at which fishing ships turn back.</summary>
    private const double GroundMeters = 12_000;

    private readonly Ship[] _ships = new Ship[options.Vessels];
    private readonly List<Route> _routes = [];
    private readonly List<Position> _grounds = [];
    private readonly List<Leg[]> _scripts = [];
    private readonly SortedDictionary<string, int> _parts = new(StringComparer.Ordinal);

    public FleetOptions Options { get; } = options;

    /// <summary>How many are still to be added.</summary>
    public int Missing => _ships.Length - Count;

    public int Count { get; private set; }
    public Span<Ship> Ships => _ships.AsSpan(0, Count);

    /// <summary>How many ships do what, in words.</summary>
    public IReadOnlyDictionary<string, int> Parts => _parts;

    public Ship New(ShipKind kind, ref FleetRandom random) => kind.Make(Count, ref random);

    /// <summary>A ship that stays where its leg has it.</summary>
    public void AddStaying(in Ship ship, in Leg leg, string part)
    {
        Add(ship, part);
        _ships[Count - 1].Leg = leg;
    }

    public int AddRoute(Route route)
    {
        _routes.Add(route);
        return _routes.Count - 1;
    }

    /// <summary>A ship somewhere on a route, at its cruising speed.</summary>
    public void AddOnRoute(Ship ship, int route, double widthMeters, ref FleetRandom random, string part)
    {
        (ship.Plan, ship.PlanNumber) = (Plan.Route, route);
        var start = _routes[route].Place(ref ship, widthMeters, ref random);
        ship.Leg = Leg.SailAt(ship.CruisingKnots, start, _routes[route].Next(ref ship), Options.Start);
        Add(ship, part);
    }

    public int AddGround(Position middle)
    {
        _grounds.Add(middle);
        return _grounds.Count - 1;
    }

    /// <summary>A ship that fishes on a ground.</summary>
    public void AddFishing(Ship ship, int ground, ref FleetRandom random, string part)
    {
        (ship.Plan, ship.PlanNumber) = (Plan.Fish, ground);
        var at = _grounds[ground].Towards(random.Share() * 360, GroundMeters * Math.Sqrt(random.Share()));
        ship.Leg = Leg.Stay(at, random.Share() * 360, Leg.Fishing, Options.Start, Options.Start);
        NextHaul(ref ship, Options.Start, at);
        Add(ship, part);
    }

    /// <summary>A ship that does what its script says, and is not heard before it begins or after it ends.</summary>
    public void AddScripted(Ship ship, Leg[] script, string part)
    {
        (ship.Plan, ship.PlanNumber, ship.PlanAt) = (Plan.Script, _scripts.Count, 1);
        _scripts.Add(script);
        ship.Leg = script[0];
        Add(ship, part);
    }

    /// <summary>Lets the ship do what it does at that second.</summary>
    public void Move(ref Ship ship, long second)
    {
        while (second >= ship.Leg.Until && ship.Plan != Plan.Stay)
        {
            var (at, course, now) = (ship.Leg.At(ship.Leg.Until), ship.Leg.CourseDegrees, ship.Leg.Until);
            switch (ship.Plan)
            {
                case Plan.Route:
                    ship.Leg = Leg.SailAt(ship.CruisingKnots, at, _routes[ship.PlanNumber].Next(ref ship), now);
                    break;
                case Plan.Fish:
                    NextHaul(ref ship, now, at);
                    break;
                case Plan.Script when ship.PlanAt < _scripts[ship.PlanNumber].Length:
                    ship.Leg = _scripts[ship.PlanNumber][ship.PlanAt++];
                    break;
                default:
                    return;
            }

            ship.Leg.Turned = Math.Abs(Math.IEEERemainder(ship.Leg.CourseDegrees - course, 360)) > 5;
        }
    }

    /// <summary>Whether the ship is in reach of the receivers.</summary>
    public static bool IsHeard(in Ship ship, long second) => second >= ship.Leg.From && (second < ship.Leg.Until || ship.Plan == Plan.Stay);

    /// <summary>A haul of 10 to 40 minutes in any direction, towards the middle when it has come far from it.</summary>
    private void NextHaul(ref Ship ship, long now, Position at)
    {
        var (meters, degrees) = at.To(_grounds[ship.PlanNumber]);
        var course = meters > GroundMeters ? degrees : ship.Random.Share() * 360;
        var (seconds, knots) = (ship.Random.Whole(600, 2400), ship.Random.Between(2.2, 4.8));
        ship.Leg = Leg.Sail(at, at.Towards(course, seconds * knots * Geodesy.MetersPerSecondPerKnot), now, now + seconds, Leg.Fishing);
    }

    private void Add(in Ship ship, string part)
    {
        _ships[Count++] = ship;
        _parts[part] = _parts.GetValueOrDefault(part) + 1;
    }
}
