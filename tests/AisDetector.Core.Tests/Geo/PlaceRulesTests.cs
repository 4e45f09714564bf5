using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Geo;

/// <summary>Each rule on a sea of its own, a little inside and a little outside of its limit.</summary>
public class PlaceRulesTests
{
    private const double KmPerDegree = 6371.0088 * Math.PI / 180;

    [Theory]
    [InlineData(0.59, PlaceKind.Harbour)]
    [InlineData(0.61, PlaceKind.OpenSea)]
    public void A_berth_makes_600_metres_harbour(double km, PlaceKind expected) =>
        Assert.Equal(expected, Sea(points: (0, 0, PointKind.Berth)).KindAt(km / KmPerDegree, 0));

    [Theory]
    [InlineData(1.84, PlaceKind.Anchorage)]
    [InlineData(1.86, PlaceKind.OpenSea)]
    public void Open_roads_reach_one_nautical_mile(double km, PlaceKind expected) =>
        Assert.Equal(expected, Sea(points: (0, 0, PointKind.Roads)).KindAt(0, km / KmPerDegree));

    [Theory]
    [InlineData(0.2, PlaceKind.Harbour)]
    [InlineData(0.3, PlaceKind.Anchorage)]
    public void Between_a_berth_and_roads_the_nearer_decides(double kmFromBerth, PlaceKind expected) =>
        Assert.Equal(expected, Sea(points: [(0, 0, PointKind.Berth), (0.5 / KmPerDegree, 0, PointKind.Roads)]).KindAt(kmFromBerth / KmPerDegree, 0));

    [Fact]
    public void A_port_of_the_index_makes_no_open_water_harbour() =>
        Assert.Equal(PlaceKind.OpenSea, Sea(points: (0, 0, PointKind.Port)).KindAt(0, 0));

    [Theory]
    [InlineData(0.29, false, PlaceKind.Harbour)]
    [InlineData(0.31, false, PlaceKind.OpenSea)]
    [InlineData(0.99, true, PlaceKind.Harbour)]
    [InlineData(1.01, true, PlaceKind.OpenSea)]
    public void A_shore_makes_300_metres_harbour_and_one_near_a_port_1000(double km, bool isNearPort, PlaceKind expected) =>
        Assert.Equal(expected, Sea(Meridian(0, isNearPort)).KindAt(0.01, km / KmPerDegree));

    [Fact]
    public void Roads_win_over_a_shore_near_a_port_but_not_over_the_shore_itself()
    {
        var sea = Sea(Meridian(0, isNearPort: true), (0, 0.8 / KmPerDegree, PointKind.Roads));
        Assert.Equal(PlaceKind.Anchorage, sea.KindAt(0, 0.7 / KmPerDegree));
        Assert.Equal(PlaceKind.Harbour, sea.KindAt(0, 0.25 / KmPerDegree));
    }

    [Fact]
    public void The_rules_reach_over_the_antimeridian_both_ways()
    {
        var roads = Sea(points: [(-20, -179.999, PointKind.Roads), (0, 179.999, PointKind.Roads)]);
        Assert.Equal(PlaceKind.Anchorage, roads.KindAt(0, -179.995));
        Assert.Equal(PlaceKind.Anchorage, roads.KindAt(-20, 179.995));
        Assert.Equal(PlaceKind.Anchorage, roads.KindAt(0, -180));
        Assert.Equal(PlaceKind.OpenSea, roads.KindAt(0, -179.97));

        Assert.Equal(PlaceKind.Harbour, Sea(Meridian(179.999, isNearPort: false)).KindAt(0.01, -179.999));
        Assert.Equal(PlaceKind.Harbour, Sea(Meridian(-179.999, isNearPort: true)).KindAt(0.01, 179.995));
        Assert.Equal(PlaceKind.OpenSea, Sea(Meridian(-179.999, isNearPort: false)).KindAt(0.01, 179.995));
    }

    [Theory]
    [InlineData(89.95)]
    [InlineData(-89.95)]
    public void The_rules_hold_beside_the_poles(double latitude)
    {
        // 5.6 km from the pole: a degree of longitude is 97 m.
        var sea = Sea(points: (latitude, 10, PointKind.Roads));
        Assert.Equal(PlaceKind.Anchorage, sea.KindAt(latitude, 28));
        Assert.Equal(PlaceKind.OpenSea, sea.KindAt(latitude, 32));
        Assert.Equal(PlaceKind.OpenSea, sea.KindAt(latitude, -170));
        Assert.Equal(11.1, sea.DistanceToAnchorageKm(latitude, -170)!.Value, 0.1);
    }

    private static Places Sea(Coast? coast = null, params (double Latitude, double Longitude, PointKind Kind)[] points) =>
        new(coast ?? Coast.None,
            new ListedPoints(
                [.. points.Select(p => (float)p.Latitude)], [.. points.Select(p => (float)p.Longitude)],
                [.. points.Select(p => p.Kind)], new ushort[points.Length], ["Testhaven"]),
            new byte[CellGrid.Count]);

    /// <summary>A straight shore from 0.1 south to 0.1 north. It closes nothing: on both sides is water.</summary>
    private static Coast Meridian(double longitude, bool isNearPort) =>
        new([-0.1f, 0.1f], [(float)longitude, (float)longitude], [0, 2], [isNearPort, false]);
}
