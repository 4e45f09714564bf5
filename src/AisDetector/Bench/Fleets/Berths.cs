namespace AisDetector.Bench.Fleets;

/// <summary>Ships that lie: side by side at quays and in marinas, swinging in anchorages.</summary>
internal static class Berths
{
    /// <summary>Between the sides of ships that lie alongside: their fenders.</summary>
    private const double FenderMeters = 0.5;

    /// <summary>A row of ships side by side, the first at the quay, all heading as the quay runs or against it.</summary>
    public static void Row(MadeFleet fleet, Position quay, double heading, int ships, Func<ShipKind> kind, ref FleetRandom random, string part)
    {
        var outMeters = 0.0;
        for (var i = 0; i < ships && fleet.Missing > 0; i++)
        {
            var ship = fleet.New(kind(), ref random);
            var middle = quay.Towards(heading + 90, outMeters + (ship.BeamMeters / 2.0));
            outMeters += ship.BeamMeters + FenderMeters;
            var own = random.Below(4) == 0 ? heading + 180 : heading;
            own = (own + random.Between(-1.5, 1.5) + 360) % 360;
            Lie(fleet, ship, ship.Antenna(middle, own), own, Leg.Moored, part);
        }
    }

    /// <summary>One to four rows of 2 to 12 along one quay, 60 to 200 m from one to the next.</summary>
    public static void Quay(MadeFleet fleet, Position at, int ships, ref FleetRandom random, string part)
    {
        var heading = random.Share() * 360;
        var local = random;
        while (ships > 0 && fleet.Missing > 0)
        {
            var row = Math.Min(ships, random.Whole(2, 12));
            local = new FleetRandom(random.Next());
            Row(fleet, at, heading, row, () => ShipKind.AtQuay(ref local), ref random, part);
            ships -= row;
            at = at.Towards(heading, random.Between(60, 200));
        }
    }

    /// <summary>Boats in boxes on both sides of piers 60 m apart, 25 boats a side.</summary>
    public static void Marina(MadeFleet fleet, Position at, int boats, ref FleetRandom random, string part)
    {
        const int PerSide = 25;
        const double BoxMeters = 5, PierMeters = 60;
        var heading = random.Share() * 360;
        for (var i = 0; i < boats && fleet.Missing > 0; i++)
        {
            var (side, box) = (i / PerSide, i % PerSide);
            var own = (heading + (side % 2 == 0 ? 0 : 180)) % 360;
            var ship = fleet.New(random.Below(2) == 0 ? ShipKind.Yacht : ShipKind.SailingBoat, ref random);
            var middle = at.InFrame(heading, (side / 2 * PierMeters) + (side % 2 * 22) + (ship.LengthMeters / 2.0 * (side % 2 == 0 ? -1 : 1)), box * BoxMeters);
            Lie(fleet, ship, ship.Antenna(middle, own), own, Leg.Moored, part);
        }
    }

    /// <summary>How much room an anchorage takes up from its middle.</summary>
    public static double AnchorageMeters(int ships, double spacingMeters) => spacingMeters * Math.Sqrt(ships * 0.866 / Math.PI);

    /// <summary>
    /// Ships on a triangular net, each up to an eighth of the spacing off its knot, swinging about their anchors on a scope that keeps them
    /// clear of each other. The spacing decides how many are within 500 m: 33 at 160 m, 1 or 2 at 700 m.
    /// </summary>
    public static void Anchorage(MadeFleet fleet, Position middle, int ships, double spacingMeters, Func<ShipKind> kind, ref FleetRandom random, string part)
    {
        var wind = random.Share() * 360;
        foreach (var (east, north) in Net(ships, spacingMeters))
        {
            if (fleet.Missing == 0) return;
            var ship = fleet.New(kind(), ref random);
            var anchor = middle.Shifted(east + random.Between(-spacingMeters / 8, spacingMeters / 8), north + random.Between(-spacingMeters / 8, spacingMeters / 8));
            var leg = Leg.Stay(anchor, wind, Leg.AtAnchor, fleet.Options.Start, fleet.Options.Start);
            leg.SwingMeters = (float)(Math.Min(spacingMeters / 4, 180) * random.Between(0.7, 1) + ship.ToBow);
            fleet.AddStaying(ship, leg, part);
        }
    }

    /// <summary>All ships that are missing, anywhere in a disc.</summary>
    public static void Disc(MadeFleet fleet, Position middle, double meters, ref FleetRandom random, string part)
    {
        while (fleet.Missing > 0)
            Lie(fleet, fleet.New(ShipKind.FishingBoat, ref random), middle.Towards(random.Share() * 360, meters * Math.Sqrt(random.Share())), random.Share() * 360, Leg.AtAnchor, part);
    }

    /// <summary>The knots of a triangular net that are nearest to its middle.</summary>
    private static IEnumerable<(double East, double North)> Net(int knots, double spacing)
    {
        var reach = (int)Math.Ceiling(Math.Sqrt(knots)) + 1;
        return Enumerable.Range(-reach, (2 * reach) + 1)
            .SelectMany(row => Enumerable.Range(-reach, (2 * reach) + 1).Select(column => (East: spacing * (column + (0.5 * (row & 1))), North: spacing * 0.8660254 * row)))
            .OrderBy(k => (k.East * k.East) + (k.North * k.North)).ThenBy(k => k).Take(knots);
    }

    private static void Lie(MadeFleet fleet, in Ship ship, Position at, double heading, byte status, string part) =>
        fleet.AddStaying(ship, Leg.Stay(at, heading, status, fleet.Options.Start, fleet.Options.Start), part);
}
