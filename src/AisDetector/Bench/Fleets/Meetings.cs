using AisDetector.Core.Geo;

namespace AisDetector.Bench.Fleets;

/// <summary>Two ships that meet at sea.</summary>
internal static class Meetings
{
    private const double ApproachKnots = 3, NearMeters = 1000;

    /// <summary>They drift side by side all the while.</summary>
    public static void Drifting(MadeFleet fleet, Position at, ref FleetRandom random, string part)
    {
        if (fleet.Missing < 2) return;
        var (first, second) = Pair(fleet, ref random);
        var (drift, heading, knots) = (random.Share() * 360, random.Share() * 360, random.Between(0.2, 1));
        var (from, until) = (fleet.Options.Start, fleet.Options.End + 1);
        fleet.AddScripted(first, [Drift(first, at, heading, drift, knots, from, until)], part);
        fleet.AddScripted(second, [Drift(second, Beside(at, heading, first, second, 3), heading, drift, knots, from, until)], part);
    }

    /// <summary>
    /// Both come from afar, lie <paramref name="gapMeters"/> apart (side to side) for some hours, adrift, and part. Neither is heard more
    /// than some hours before and after.
    /// </summary>
    public static void Transfer(MadeFleet fleet, Position at, long from, long until, double gapMeters, ref FleetRandom random, string part)
    {
        if (fleet.Missing < 2) return;
        var (first, second) = Pair(fleet, ref random);
        var (drift, heading, knots) = (random.Share() * 360, random.Share() * 360, random.Between(0.2, 0.9));
        var late = random.Whole(1200, 3600);
        var beside = Beside(at, heading, first, second, gapMeters).Towards(drift, late * knots * Geodesy.MetersPerSecondPerKnot);
        fleet.AddScripted(first, Visit(first, Drift(first, at, heading, drift, knots, from, until + 600), fleet.Options, ref random), part);
        fleet.AddScripted(second, Visit(second, Drift(second, beside, heading, drift, knots, from + late, until), fleet.Options, ref random), part);
    }

    private static (Ship First, Ship Second) Pair(MadeFleet fleet, ref FleetRandom random)
    {
        var first = fleet.New(ShipKind.Tanker, ref random);
        var second = ((ShipKind)(random.Below(3) == 0 ? ShipKind.Cargo : ShipKind.Tanker)).Make(fleet.Count + 1, ref random);
        return (first, second);
    }

    /// <summary>The middle of the second ship's hull, to starboard of the first's.</summary>
    private static Position Beside(Position at, double heading, in Ship first, in Ship second, double gapMeters) =>
        at.Towards(heading + 90, ((first.BeamMeters + second.BeamMeters) / 2.0) + gapMeters);

    private static Leg Drift(in Ship ship, Position middle, double heading, double course, double knots, long from, long until)
    {
        var start = ship.Antenna(middle, heading);
        var leg = Leg.Sail(start, start.Towards(course, (until - from) * knots * Geodesy.MetersPerSecondPerKnot), from, until);
        leg.HeadingDegrees = (float)heading;
        return leg;
    }

    /// <summary>Arrives, drifts, leaves: from some hours' way off, the last kilometre slowly.</summary>
    private static Leg[] Visit(in Ship ship, in Leg drift, FleetOptions options, ref FleetRandom random)
    {
        var (bearing, away) = (drift.HeadingDegrees + 180 + random.Between(-30, 30), drift.HeadingDegrees + random.Between(-40, 40));
        var end = drift.At(drift.Until);
        var (near, clear) = (drift.Start.Towards(bearing, NearMeters), end.Towards(away, NearMeters));
        var cruise = ship.CruisingKnots * Geodesy.MetersPerSecondPerKnot;
        var slow = (long)(NearMeters / (ApproachKnots * Geodesy.MetersPerSecondPerKnot));
        var (before, after) = (random.Whole(2 * 3600, 6 * 3600), random.Whole(2 * 3600, 6 * 3600));
        var begin = Math.Max(options.Start, drift.From - slow - before);
        return
        [
            Leg.Sail(near.Towards(bearing, (drift.From - slow - begin) * cruise), near, begin, drift.From - slow),
            Leg.Sail(near, drift.Start, drift.From - slow, drift.From),
            drift,
            Leg.Sail(end, clear, drift.Until, drift.Until + slow),
            Leg.Sail(clear, clear.Towards(away, after * cruise), drift.Until + slow, drift.Until + slow + after),
        ];
    }
}
