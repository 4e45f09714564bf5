using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Geo;

/// <summary>Made islands in several places of the globe, against plain loops over their segments.</summary>
public class CoastTilesTests
{
    /// <summary>Over the corners of four tiles, in one, at both sides of the antimeridian, and where a degree of longitude is 10 km.</summary>
    public static TheoryData<double, double> Where => new() { { 0, 0 }, { 45.5, 7.4 }, { -16.0, 179.99 }, { 16.0, -179.99 }, { 84.9, 100.2 }, { -77.0, -40.0 } };

    [Theory]
    [MemberData(nameof(Where))]
    public void The_side_of_the_coast_equals_a_count_of_crossings(double latitude, double longitude)
    {
        var random = new Random(1);
        var made = MadeCoast.Islands(random, latitude, longitude, 8);
        var onLand = 0;
        for (var i = 0; i < 3000; i++)
        {
            var (y, x) = MadeCoast.Off(latitude, longitude, (random.NextDouble() - 0.5) * 8, (random.NextDouble() - 0.5) * 8);
            x = Math.IEEERemainder(x, 360);
            var expected = GeoOracle.IsOnLand(made.Segments, y, x);
            // A cut at a tile's border is rounded to a metre.
            if (GeoOracle.CoastKm(made.Segments, y, x) > 0.002)
                Assert.Equal(expected, made.Places.IsOnLand(y, x));
            onLand += expected ? 1 : 0;
        }
        Assert.InRange(onLand, 50, 2950);
    }

    [Theory]
    [MemberData(nameof(Where))]
    public void The_distance_to_the_coast_equals_a_scan_near_and_far(double latitude, double longitude)
    {
        var random = new Random(2);
        var made = MadeCoast.Islands(random, latitude, longitude, 8);
        for (var i = 0; i < 400; i++)
        {
            var km = Math.Pow(10, random.NextDouble() * 4);
            var (y, x) = MadeCoast.Off(latitude, longitude, (random.NextDouble() - 0.5) * km, (random.NextDouble() - 0.5) * km);
            y = Math.Clamp(y, -90, 90);
            x = Math.IEEERemainder(x, 360);
            Assert.Equal(GeoOracle.CoastKm(made.Segments, y, x), made.Places.DistanceToCoastKm(y, x)!.Value, 0.002);
        }
    }

    [Fact]
    public void Land_that_covers_whole_tiles_is_land_in_the_middle_and_so_is_a_lake_with_an_island_by_turns()
    {
        var made = MadeCoast.Of(
            [(-3.2, -4.3), (-3.1, 5.2), (4.4, 5.1), (4.2, -4.4)],
            [(-1.5, -1.5), (-1.5, 1.5), (1.5, 1.5), (1.5, -1.5)],
            [(-0.2, -0.2), (-0.2, 0.3), (0.3, 0.3)]);
        Assert.True(made.Places.IsOnLand(3.1, 3.1));
        Assert.False(made.Places.IsOnLand(1.1, 1.1));
        Assert.True(made.Places.IsOnLand(0, 0.1));
        Assert.False(made.Places.IsOnLand(10, 10));
        Assert.True(made.Places.IsLandAtLarge(3.1, 3.1));
        Assert.False(made.Places.IsLandAtLarge(1.1, 1.1));
        Assert.Equal(PlaceKind.Inland, made.Places.KindAt(3.1, 3.1));
        Assert.Equal(PlaceKind.OpenSea, made.Places.KindAt(1.1, 1.1));
    }

    [Fact]
    public void A_continent_round_the_pole_that_is_cut_at_the_antimeridian_is_land_up_to_the_pole()
    {
        // The coast alone, from 180 W to 180 E; the seams are left out.
        var coast = Enumerable.Range(-180, 361).Select(longitude => ((longitude + 180) * ChartGrid.UnitsPerDegree, 15 * ChartGrid.UnitsPerDegree + (longitude % 7 * 1000))).ToArray();
        var places = Places.Read(AisDetector.PlacesBuilder.PlacesWriter.Write([coast], []));
        Assert.True(places.IsOnLand(-90, 12));
        Assert.True(places.IsOnLand(-75.2, 180));
        Assert.True(places.IsOnLand(-75.2, -180));
        Assert.False(places.IsOnLand(-74.8, 180));
        Assert.Equal(15, places.DistanceToCoastKm(-90, 0)!.Value / 111.195, 0.06);
    }

    [Fact]
    public void Threads_that_read_the_same_tiles_at_once_get_the_same_answers()
    {
        var fresh = Places.Read(ShippedResource.Bytes);
        var positions = Enumerable.Range(0, 2000).Select(i => (36 + (i % 50 * 0.02), -6 + (i / 50 * 0.02))).ToArray();
        var answers = new PlaceKind[4][];
        Parallel.For(0, answers.Length, thread => answers[thread] = [.. positions.Select(p => fresh.KindAt(p.Item1, p.Item2))]);
        Assert.All(answers, a => Assert.Equal(positions.Select(p => ShippedResource.Places.KindAt(p.Item1, p.Item2)), a));
    }
}
