using AisDetector.Bench.Fleets;
using AisDetector.Core.Geo;

namespace AisDetector.Tests.Bench.Fleets;

public class FleetFormsTests
{
    [Theory]
    [InlineData(2_000)]
    [InlineData(10_000)]
    public void In_anchorages_a_tenth_of_all_ships_has_twenty_others_within_500_metres(int vessels)
    {
        var fleet = MadeFleets.Build(FleetForm.Anchorages, vessels);
        var second = fleet.Options.Start + 300;

        var crowded = Positions(fleet, second).CountWithNeighbours(500, 20);

        Assert.InRange(crowded, vessels / 10, vessels / 8);
    }

    [Fact]
    public void On_a_coast_half_of_the_ships_lie_side_by_side_most_of_them_where_the_chart_has_open_sea()
    {
        var fleet = MadeFleets.Build(FleetForm.Coast, 4000);
        var lying = fleet.Ships.ToArray().Where(s => s.Leg.Status == Leg.Moored).ToList();

        // A row of one is a rest; all others touch a neighbour.
        var alone = lying.Count(ship => !lying.Exists(other => other.Number != ship.Number && Beside(ship, other)));
        var uncharted = lying.Count(s => MadeFleets.Places.KindAt(s.Leg.Start.Latitude, s.Leg.Start.Longitude) == PlaceKind.OpenSea);

        Assert.Equal(2000, lying.Count);
        Assert.InRange(alone, 0, 60);
        Assert.InRange(uncharted, 1400, 1800);
    }

    [Fact]
    public void On_the_open_sea_all_sail_but_a_pair_for_every_thousand()
    {
        var fleet = MadeFleets.Build(FleetForm.OpenSea, 5000);

        Assert.Equal(10, fleet.Ships.ToArray().Count(s => s.Leg.Knots < 3));
        Assert.All(fleet.Ships.ToArray(), s => Assert.True(s.Leg.Knots < 3 || s.Leg.Knots > 8));
    }

    [Fact]
    public void Days_have_meetings_a_fishing_fleet_a_marina_and_rafts()
    {
        var fleet = FleetForms.Build(new FleetOptions(FleetForm.Days, 800, 2400, 1), MadeFleets.Places);

        Assert.Equal(800, fleet.Parts.Values.Sum());
        Assert.InRange(fleet.Parts["meet at sea for a transfer"] + fleet.Parts["wait near each other at sea"], 100, 140);
        Assert.InRange(fleet.Parts["meet at sea for a transfer"], 70, 140);
        Assert.Equal(0, fleet.Parts["are laid up in rafts of 30"] % 30);
        Assert.True(fleet.Parts["lie in marinas"] >= 200 && fleet.Parts["fish"] >= 50);
    }

    [Fact]
    public void A_transfer_is_side_by_side_for_its_time()
    {
        var fleet = FleetForms.Build(new FleetOptions(FleetForm.Days, 800, 2400, 1), MadeFleets.Places);
        var ships = fleet.Ships;
        var closest = double.PositiveInfinity;
        for (var second = fleet.Options.Start; second < fleet.Options.End; second += 60)
        {
            fleet.Move(ref ships[0], second);
            fleet.Move(ref ships[1], second);
            if (!MadeFleet.IsHeard(ships[0], second) || !MadeFleet.IsHeard(ships[1], second)) continue;
            var (a, b) = (ships[0].Leg.At(second), ships[1].Leg.At(second));
            closest = Math.Min(closest, Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude));
        }

        Assert.InRange(closest, 10, 400);
    }

    private static bool Beside(in Ship ship, in Ship other)
    {
        var (a, b) = (Middle(ship), Middle(other));
        var meters = Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude);
        return meters <= ((ship.BeamMeters + other.BeamMeters) / 2.0) + 2;
    }

    private static Position Middle(in Ship ship) => ship.Leg.Start.InFrame(ship.Leg.HeadingDegrees, (ship.ToBow - ship.ToStern) / 2.0, (ship.ToStarboard - ship.ToPort) / 2.0);

    private static List<Position> Positions(MadeFleet fleet, long second)
    {
        var positions = new List<Position>();
        for (var i = 0; i < fleet.Count; i++)
        {
            ref var ship = ref fleet.Ships[i];
            fleet.Move(ref ship, second);
            var fix = Fix.Of(ref ship, second);
            positions.Add(new Position(fix.Latitude, fix.Longitude));
        }

        return positions;
    }
}

file static class Neighbours
{
    /// <summary>How many have so many others within reach; by bands of latitude.</summary>
    public static int CountWithNeighbours(this List<Position> positions, double meters, int others)
    {
        positions.Sort((a, b) => a.Latitude.CompareTo(b.Latitude));
        var band = 1.01 * meters / Position.MetersPerDegree;
        return positions.Where((p, i) => positions.Skip(i + 1).TakeWhile(q => q.Latitude < p.Latitude + band)
            .Concat(Enumerable.Range(1, i).Select(back => positions[i - back]).TakeWhile(q => q.Latitude > p.Latitude - band))
            .Count(q => Geodesy.DistanceMeters(p.Latitude, p.Longitude, q.Latitude, q.Longitude) <= meters) >= others).Count();
    }
}
