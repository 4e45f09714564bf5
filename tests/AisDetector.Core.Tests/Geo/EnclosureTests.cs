using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Geo;

public class EnclosureTests
{
    /// <summary>Between the centres that the oracle tries, and what the program may miss, with the map's error.</summary>
    private const double UnclearKm = 0.035;

    [Theory]
    [InlineData(0, 0)]
    [InlineData(52.0, 4.0)]
    [InlineData(-16.0, 179.99)]
    [InlineData(80.0, 20.2)]
    public void Room_for_a_circle_equals_a_search_over_all_centres(double latitude, double longitude)
    {
        var random = new Random(3);
        var (open, enclosed) = (0, 0);
        for (var map = 0; map < 4; map++)
        {
            var made = MadeCoast.Islands(random, latitude, longitude, 12);
            var enclosure = new Enclosure(made.Tiles);
            for (var i = 0; i < 40; i++)
            {
                var (y, x) = MadeCoast.Off(latitude, longitude, (random.NextDouble() - 0.5) * 5, (random.NextDouble() - 0.5) * 5);
                x = Math.IEEERemainder(x, 360);
                if (made.Places.IsOnLand(y, x))
                    continue;
                var spare = GeoOracle.RoomToSpareKm(made.Segments, y, x);
                if (Math.Abs(spare) < UnclearKm)
                    continue;
                Assert.True(spare > 0 == enclosure.HasRoom(y, x), $"map {map}, {y} {x}: {spare * 1000:0} m to spare");
                // Asked at the middle of 11 m, and again from the table.
                if (Math.Abs(spare) > UnclearKm + 0.012)
                    Assert.Equal((spare < 0, spare < 0), (enclosure.Holds(y, x), enclosure.Holds(y, x)));
                open += spare > 0 ? 1 : 0;
                enclosed += spare < 0 ? 1 : 0;
            }
        }
        Assert.True(open > 15 && enclosed > 15, $"{open} open, {enclosed} enclosed");
    }

    [Theory]
    [InlineData(0.95, true)]
    [InlineData(1.05, false)]
    public void A_channel_is_enclosed_when_it_is_narrower_than_a_kilometre(double wideKm, bool isEnclosed)
    {
        var degrees = wideKm / 2 / ChartGrid.KmPerDegree;
        var made = MadeCoast.Of(
            [(degrees, 10.3), (degrees, 10.5), (0.1, 10.5), (0.1, 10.3)],
            [(-degrees, 10.3), (-degrees, 10.5), (-0.1, 10.5), (-0.1, 10.3)]);
        Assert.Equal(isEnclosed ? PlaceKind.Harbour : PlaceKind.OpenSea, made.Places.KindAt(0.0004, 10.4));
        // Off the mouth there is room.
        Assert.Equal(PlaceKind.OpenSea, made.Places.KindAt(0.0004, 10.29));
    }

    [Fact]
    public void The_inner_corner_of_a_wide_bay_is_enclosed_and_its_straight_shore_is_not()
    {
        // A bay 4 km square that opens to the west.
        const double km = 1 / ChartGrid.KmPerDegree;
        var made = MadeCoast.Of([(2 * km, 0), (2 * km, 4 * km), (-2 * km, 4 * km), (-2 * km, 0), (-5 * km, 0), (-5 * km, 7 * km), (5 * km, 7 * km), (5 * km, 0)]);
        Assert.Equal(PlaceKind.OpenSea, made.Places.KindAt(0, (4 - 0.31) * km));
        // In the corner of a right angle a circle of 500 m comes within 207 m of the corner, so 310 m off both shores there is room ...
        Assert.Equal(PlaceKind.OpenSea, made.Places.KindAt((2 - 0.31) * km, (4 - 0.31) * km));
        Assert.False(new Enclosure(made.Tiles).HasRoom((2 - 0.1) * km, (4 - 0.1) * km));
        Assert.True(new Enclosure(made.Tiles).HasRoom((2 - 0.2) * km, (4 - 0.2) * km));
    }
}
