using AisDetector.Core.Geo;

namespace AisDetector.Bench.Fleets;

/// <summary>Waypoints between which ships sail to and fro.</summary>
internal sealed class Route
{
    /// <summary>Long stretches are cut on their great circle, so that straight legs in degrees are short.</summary>
    private const double LongestLegMeters = 60_000;

    public Route(IReadOnlyList<Position> corners)
    {
        var points = new List<Position> { corners[0] };
        for (var i = 1; i < corners.Count; i++)
        {
            var (from, to) = (corners[i - 1], corners[i]);
            var parts = (int)Math.Ceiling(Geodesy.DistanceMeters(from.Latitude, from.Longitude, to.Latitude, to.Longitude) / LongestLegMeters);
            for (var part = 1; part <= parts; part++)
            {
                Geodesy.Interpolate(from.Latitude, from.Longitude, to.Latitude, to.Longitude, (double)part / parts, out var latitude, out var longitude);
                points.Add(new Position(latitude, longitude));
            }
        }

        Points = [.. points];
        Meters = Enumerable.Range(1, Points.Length - 1).Sum(i => Points[i - 1].To(Points[i]).Meters);
    }

    public Position[] Points { get; }
    public double Meters { get; }

    /// <summary>Puts a ship somewhere on the route, in one of both directions, on its own side; its next leg brings it to the next waypoint.</summary>
    public Position Place(ref Ship ship, double widthMeters, ref FleetRandom random)
    {
        var left = random.Share() * Meters;
        var at = 1;
        while (at < Points.Length - 1 && Points[at - 1].To(Points[at]).Meters is var length && left > length)
        {
            left -= length;
            at++;
        }

        ship.IsHomeward = random.Below(2) == 0;
        ship.OffsetMeters = (float)Math.Abs(random.Normal() * widthMeters);
        ship.PlanAt = ship.IsHomeward ? at - 1 : at;
        var (meters, degrees) = Points[at - 1].To(Points[at]);
        return Points[at - 1].Towards(degrees, Math.Min(left, meters)).Towards(degrees + (ship.IsHomeward ? -90 : 90), ship.OffsetMeters);
    }

    /// <summary>Where the ship is bound: its waypoint, and to starboard of the line that leads there. The waypoint after it becomes the next.</summary>
    public Position Next(ref Ship ship)
    {
        var at = ship.PlanAt;
        var before = Math.Clamp(ship.IsHomeward ? at + 1 : at - 1, 0, Points.Length - 1);
        var (_, degrees) = Points[before].To(Points[at]);
        if (at == (ship.IsHomeward ? 0 : Points.Length - 1)) ship.IsHomeward = !ship.IsHomeward;
        ship.PlanAt = at + (ship.IsHomeward ? -1 : 1);
        return Points[at].Towards(degrees + 90, ship.OffsetMeters);
    }
}
