using AisDetector.Core.Geo;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Geo;

public sealed class ZonesTests
{
    private static readonly DateTime March = new(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private static (double, double)[] Box(double south, double west, double north, double east) => [(south, west), (south, east), (north, east), (north, west), (south, west)];

    [Theory]
    [InlineData(-17.5, 179.5, true)]
    [InlineData(-17.5, -179.5, true)]
    [InlineData(-17.5, 180, true)]
    [InlineData(-17.5, -180, true)]
    [InlineData(-17.5, 178.9, false)]
    [InlineData(-17.5, -178.9, false)]
    [InlineData(-17.5, 0, false)]
    [InlineData(-18.1, 180, false)]
    public void A_polygon_over_the_antimeridian_has_both_sides_of_it(double latitude, double longitude, bool inside)
    {
        // As RFC 7946 would not have it, but as many write it; the same with longitudes beyond 180.
        Assert.Equal(inside, new ZoneShape([Box(-18, 179, -17, -179)]).Contains(latitude, longitude));
        Assert.Equal(inside, new ZoneShape([Box(-18, 179, -17, 181)]).Contains(latitude, longitude));
        Assert.Equal(inside, new ZoneShape([Box(-18, -181, -17, -179)]).Contains(latitude, longitude));
    }

    [Theory]
    [InlineData(5, 5, false)]
    [InlineData(2, 5, true)]
    [InlineData(5, 2, true)]
    [InlineData(9, 9, true)]
    [InlineData(11, 5, false)]
    public void What_lies_in_a_hole_lies_outside(double latitude, double longitude, bool inside) =>
        Assert.Equal(inside, new ZoneShape([Box(0, 0, 10, 10), Box(4, 4, 6, 6)]).Contains(latitude, longitude));

    [Fact]
    public void A_hole_over_the_antimeridian_is_a_hole_whichever_way_it_is_written()
    {
        foreach (var hole in new[] { Box(4, 179, 6, -179), Box(4, 179, 6, 181), Box(4, -181, 6, -179) })
        {
            // Rings of one polygon may be written a turn apart.
            var shape = new ZoneShape([Box(0, 170, 10, -170), hole]);
            Assert.False(shape.Contains(5, 180));
            Assert.False(shape.Contains(5, -179.5));
            Assert.True(shape.Contains(5, 178));
            Assert.True(shape.Contains(5, -178));
        }
    }

    [Fact]
    public void A_side_as_wide_as_the_world_stays_so()
    {
        var tropics = new ZoneShape([Box(-23, -180, 23, 180)]);
        Assert.All([-180.0, -90, 0, 90, 179.9], longitude => Assert.True(tropics.Contains(10, longitude)));
        Assert.False(tropics.Contains(30, 0));
    }

    /// <summary>Against the distance to the centre: a polygon of many corners is a circle, anywhere but at the poles.</summary>
    [Fact]
    public void A_circle_has_the_points_that_are_nearer_than_its_radius() => Gen.Select(Gen.Double[-70, 70], Gen.Double[-180, 180], Gen.Double[0, 2], Gen.Double[0, 360]).Sample(
        (latitude, longitude, share, bearing) =>
        {
            const double radius = 3;
            var ring = Enumerable.Range(0, 361).Select(i => (latitude + radius * Math.Cos(i * Math.PI / 180), Sphere.WrapLongitude(longitude + radius * Math.Sin(i * Math.PI / 180)))).ToList();
            ring[^1] = ring[0];
            if (Math.Abs(share - 1) < 0.01) return;
            var (y, x) = (latitude + share * radius * Math.Cos(bearing), Sphere.WrapLongitude(longitude + share * radius * Math.Sin(bearing)));
            Assert.Equal(share < 1, new ZoneShape([ring]).Contains(y, x));
        });

    [Fact]
    public void A_zone_is_named_while_it_is_valid()
    {
        var zones = new Zones([new Zone("spring", null, March, March.AddDays(10), false, [new ZoneShape([Box(0, 0, 1, 1)])]), new Zone("always", null, null, null, true, [new ZoneShape([Box(0, 0, 1, 1)])])]);
        Assert.Equal(["spring", "always"], zones.NamesAt(0.5, 0.5, March.AddDays(9), March.AddDays(12)));
        Assert.Equal(["always"], zones.NamesAt(0.5, 0.5, March.AddDays(10), March.AddDays(12)));
        Assert.Equal(["always"], zones.NamesAt(0.5, 0.5, March.AddDays(-2), March.AddDays(-1)));
        Assert.Empty(zones.NamesAt(1.5, 0.5, March, March));
    }

    [Fact]
    public void The_id_is_of_all_that_the_zones_say()
    {
        Zone zone = new("a", "s", March, null, false, [new ZoneShape([Box(0, 0, 1, 1)])]);
        string[] ids =
        [
            Zones.None.Id, new Zones([zone]).Id, new Zones([zone with { Name = "b" }]).Id, new Zones([zone with { Source = null }]).Id, new Zones([zone with { ValidFrom = null }]).Id,
            new Zones([zone with { ValidTo = March.AddDays(1) }]).Id, new Zones([zone with { IsRisk = true }]).Id, new Zones([zone with { Shapes = [new ZoneShape([Box(0, 0, 1, 2)])] }]).Id, new Zones([zone, zone]).Id,
        ];
        Assert.Distinct(ids);
        Assert.Equal("none", ids[0]);
        Assert.Equal(ids[1], new Zones([zone with { Shapes = [new ZoneShape([Box(0, 0, 1, 1)])] }]).Id);
    }
}
