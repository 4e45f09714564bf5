using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Geo;

/// <summary>Each rule on a sea of its own, a little inside and a little outside of its limit.</summary>
public class PlaceRulesTests
{
    private const double KmPerDegree = 6371.0088 * Math.PI / 180;

    [Theory]
    [InlineData(0.59, PlaceKind.Harbour)]
    [InlineData(0.61, PlaceKind.OpenSea)]
    public void A_harbour_that_the_coast_does_not_draw_makes_600_metres_harbour(double km, PlaceKind expected) =>
        Assert.Equal(expected, Sea((0, 0, PointKind.Harbour)).KindAt(km / KmPerDegree, 0));

    [Theory]
    [InlineData(1.84, PlaceKind.Anchorage)]
    [InlineData(1.86, PlaceKind.OpenSea)]
    public void Open_roads_reach_one_nautical_mile(double km, PlaceKind expected) =>
        Assert.Equal(expected, Sea((0, 0, PointKind.Roads)).KindAt(0, km / KmPerDegree));

    [Fact]
    public void A_listed_berth_or_port_makes_no_open_water_harbour()
    {
        foreach (var kind in new[] { PointKind.Port, PointKind.Berth, PointKind.NamedOnly })
            Assert.Equal(PlaceKind.OpenSea, Sea((0, 0, kind)).KindAt(0, 0));
    }

    [Theory]
    [InlineData(0.29, PlaceKind.Harbour)]
    [InlineData(0.31, PlaceKind.OpenSea)]
    public void A_shore_makes_300_metres_harbour_also_beside_a_port(double km, PlaceKind expected) =>
        Assert.Equal(expected, MadeCoast.With(WestOf(0.5), (0.5, 0.499, PointKind.Port)).KindAt(0.5, 0.5 + (km / KmPerDegree)));

    [Theory]
    [InlineData(0.29, PlaceKind.Harbour)]
    [InlineData(0.31, PlaceKind.Anchorage)]
    public void The_shore_wins_over_roads(double km, PlaceKind expected) =>
        Assert.Equal(expected, MadeCoast.With(WestOf(0.5), (0.5, 0.505, PointKind.Roads)).KindAt(0.5, 0.5 + (km / KmPerDegree)));

    [Theory]
    [InlineData(0.5, false, PlaceKind.Harbour)]
    [InlineData(0.95, false, PlaceKind.Harbour)]
    [InlineData(1.05, false, PlaceKind.Inland)]
    [InlineData(1.05, true, PlaceKind.Harbour)]
    public void Inside_the_land_the_first_kilometre_is_harbour_and_so_is_that_round_a_port(double km, bool isPort, PlaceKind expected)
    {
        var at = 0.5 - (km / KmPerDegree);
        Assert.Equal(expected, MadeCoast.With(WestOf(0.5), (isPort ? 0.5 : 3, at, PointKind.Port)).KindAt(0.5, at));
    }

    [Fact]
    public void The_rules_reach_over_the_antimeridian_both_ways()
    {
        var roads = Sea((-20, -179.999, PointKind.Roads), (0, 179.999, PointKind.Roads));
        Assert.Equal(PlaceKind.Anchorage, roads.KindAt(0, -179.995));
        Assert.Equal(PlaceKind.Anchorage, roads.KindAt(-20, 179.995));
        Assert.Equal(PlaceKind.Anchorage, roads.KindAt(0, -180));
        Assert.Equal(PlaceKind.OpenSea, roads.KindAt(0, -179.97));

        var west = MadeCoast.With([(0.3, 179.9), (0.3, 179.999), (0.5, 179.999), (0.5, 179.9)]);
        Assert.Equal(PlaceKind.Harbour, west.KindAt(0.4, -179.999));
        Assert.Equal(PlaceKind.OpenSea, west.KindAt(0.4, -179.995));
        var east = MadeCoast.With([(0.3, -179.9), (0.3, -179.999), (0.5, -179.999), (0.5, -179.9)]);
        Assert.Equal(PlaceKind.Harbour, east.KindAt(0.4, 179.999));
        Assert.Equal(PlaceKind.OpenSea, east.KindAt(0.4, 179.995));
    }

    [Theory]
    [InlineData(89.95)]
    [InlineData(-89.95)]
    public void The_rules_hold_beside_the_poles(double latitude)
    {
        // 5.6 km from the pole: a degree of longitude is 97 m.
        var sea = Sea((latitude, 10, PointKind.Roads));
        Assert.Equal(PlaceKind.Anchorage, sea.KindAt(latitude, 28));
        Assert.Equal(PlaceKind.OpenSea, sea.KindAt(latitude, 32));
        Assert.Equal(PlaceKind.OpenSea, sea.KindAt(latitude, -170));
        Assert.Equal(11.1, sea.DistanceToAnchorageKm(latitude, -170)!.Value, 0.1);
    }

    private static Places Sea(params (double Latitude, double Longitude, PointKind Kind)[] points) => Places.WithoutLand(
        new ListedPoints(
            [.. points.Select(p => (float)p.Latitude)], [.. points.Select(p => (float)p.Longitude)],
            [.. points.Select(p => p.Kind)], new ushort[points.Length], ["Testhaven"]));

    /// <summary>Land from a meridian to a third of a degree west of it, with a straight shore from 0.3 to 0.7 north.</summary>
    private static (double Latitude, double Longitude)[] WestOf(double longitude) =>
        [(0.3, longitude), (0.7, longitude), (0.7, longitude - 0.33), (0.3, longitude - 0.33)];
}
