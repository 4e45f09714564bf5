using AisDetector.Core.Geo;
using CsCheck;

namespace AisDetector.Core.Tests.Geo;

public class PlacesTests
{
    private static readonly Places Shipped = ShippedResource.Places;

    /// <summary>Spread evenly over the globe.</summary>
    private static readonly Gen<(double Latitude, double Longitude)> Anywhere =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[-180, 180], (z, longitude) => (Math.Asin(z) * 180 / Math.PI, longitude));

    /// <summary>Some kilometres from a listed point.</summary>
    private static readonly Gen<(double Latitude, double Longitude)> NearListedPoint =
        Gen.Select(Gen.Int[0, ShippedResource.Points.Kinds.Length - 1], Gen.Double[-0.04, 0.04], Gen.Double[-0.06, 0.06], (point, north, east) =>
            ((double)ShippedResource.Points.Latitudes[point] + north, ShippedResource.Points.Longitudes[point] + east));

    private static readonly Gen<(double Latitude, double Longitude)> NearCoast =
        Gen.Select(Gen.Int[0, ShippedResource.Coast.Count - 1], Gen.Double[-0.008, 0.008], Gen.Double[-0.012, 0.012], (segment, north, east) =>
            (Math.Clamp(ShippedResource.Coast.FromLatitude[segment] + north, -90, 90), ShippedResource.Coast.FromLongitude[segment] + east));

    [Theory]
    [InlineData("the Skaw, a transfer area", 57.75, 10.8)]
    [InlineData("Laconian Gulf, a transfer area", 36.45, 22.75)]
    [InlineData("Kalamata", 36.95, 22.08)]
    [InlineData("off Ceuta", 35.95, -5.2)]
    [InlineData("Kerch Strait anchorage 455", 45.0, 36.55)]
    [InlineData("Taman", 45.1, 36.6)]
    [InlineData("East China Sea", 29.0, 124.0)]
    [InlineData("South Pars", 27.3, 52.5)]
    [InlineData("Galveston lightering area", 28.5, -94.5)]
    [InlineData("Eastern outer port limits off Malaysia", 2.5, 104.6)]
    [InlineData("off Sohar", 24.6, 56.8)]
    [InlineData("Southwold", 52.3, 1.9)]
    [InlineData("Augusta", 37.2, 15.3)]
    [InlineData("Scapa Flow", 58.9, -3.05)]
    [InlineData("the real encounter of March 2015", -27.48, 38.53)]
    [InlineData("middle of the Caspian Sea", 41.0, 51.0)]
    [InlineData("Sognefjord", 61.12, 6.3)]
    public void Transfer_areas_and_open_water_are_open_sea(string where, double latitude, double longitude) =>
        Assert.Equal((where, PlaceKind.OpenSea), (where, Shipped.KindAt(latitude, longitude)));

    [Theory]
    [InlineData("Fujairah", 25.2, 56.6)]
    [InlineData("Lomé", 6.0, 1.3)]
    [InlineData("Hurd Bank, Malta", 35.9, 14.8)]
    [InlineData("Singapore, eastern anchorage", 1.28, 103.95)]
    [InlineData("Singapore, eastern outer port limits", 1.33, 104.25)]
    [InlineData("Gibraltar, east side", 36.13, -5.30)]
    [InlineData("Gibraltar, in the bay", 36.14, -5.38)]
    [InlineData("Nakhodka", 42.75, 132.95)]
    public void Roads_where_ships_anchor_are_anchorages(string where, double latitude, double longitude) =>
        Assert.Equal((where, PlaceKind.Anchorage), (where, Shipped.KindAt(latitude, longitude)));

    [Theory]
    [InlineData("Skagen", 57.7185, 10.5870)]
    [InlineData("Sejerø", 55.8799, 11.1376)]
    [InlineData("Donsö", 57.5994, 11.7938)]
    [InlineData("Öckerö", 57.7066, 11.6616)]
    [InlineData("Gibraltar", 36.145, -5.365)]
    [InlineData("Fujairah, the port", 25.18, 56.363)]
    [InlineData("Valletta, Grand Harbour", 35.89, 14.512)]
    [InlineData("Hook of Holland", 51.9765, 4.125)]
    [InlineData("Suez Canal", 30.65, 32.33)]
    [InlineData("Galveston, Pier 21", 29.309, -94.793)]
    public void Ports_are_harbours(string where, double latitude, double longitude) =>
        Assert.Equal((where, PlaceKind.Harbour), (where, Shipped.KindAt(latitude, longitude)));

    [Theory]
    [InlineData("Thames, off Gravesend", 51.4515, 0.41)]
    [InlineData("La Plata", -34.5, -58.1)]
    [InlineData("Tagus, Lisbon", 38.70, -9.13)]
    [InlineData("Scheldt, Terneuzen", 51.345, 3.82)]
    [InlineData("Amazon, Macapá", 0.05, -51.03)]
    public void Estuaries_are_water(string where, double latitude, double longitude) =>
        Assert.Equal((where, false), (where, Shipped.IsOnLand(latitude, longitude)));

    [Theory]
    [InlineData("Kiel Canal", 54.22, 9.6)]
    [InlineData("Gatún Lake", 9.15, -79.85)]
    [InlineData("Lake Superior", 47.5, -88.0)]
    [InlineData("South Pole", -90.0, 0.0)]
    [InlineData("Antarctica at the antimeridian", -86.0, 180.0)]
    public void Water_well_inside_the_land_is_inland(string where, double latitude, double longitude) =>
        Assert.Equal((where, PlaceKind.Inland), (where, Shipped.KindAt(latitude, longitude)));

    [Fact]
    public void The_kind_of_water_equals_a_scan_over_all_points_and_segments()
    {
        var compared = 0;
        Gen.OneOf(NearListedPoint, NearCoast).Sample(
            p =>
            {
                if (Math.Abs(p.Longitude) >= 180 || GeoOracle.KindAt(p.Latitude, p.Longitude) is not { } expected)
                    return true;
                Interlocked.Increment(ref compared);
                return Shipped.KindAt(p.Latitude, p.Longitude) == expected;
            },
            iter: 300, print: p => $"{p} {Shipped.KindAt(p.Latitude, p.Longitude)}, scan {GeoOracle.KindAt(p.Latitude, p.Longitude)}");
        Assert.True(compared > 180, $"only {compared} positions were clear enough to compare");
    }

    [Fact]
    public void Anywhere_on_the_globe_the_side_of_the_coast_is_right() =>
        Anywhere.Sample(
            p => GeoOracle.IsOnLand(p.Latitude, p.Longitude)
                ? Shipped.KindAt(p.Latitude, p.Longitude) is PlaceKind.Inland or PlaceKind.Harbour
                : Shipped.KindAt(p.Latitude, p.Longitude) is not PlaceKind.Inland,
            iter: 500);

    [Fact]
    public void The_distance_to_the_coast_equals_a_scan_over_all_segments() =>
        Gen.OneOf(Anywhere, NearCoast).Sample(
            p => Math.Abs(Shipped.DistanceToCoastKm(p.Latitude, p.Longitude)!.Value - GeoOracle.CoastKm(p.Latitude, p.Longitude)) < 0.002,
            iter: 60, print: p => $"{p} {Shipped.DistanceToCoastKm(p.Latitude, p.Longitude)}, scan {GeoOracle.CoastKm(p.Latitude, p.Longitude)}");

    [Fact]
    public void The_distance_to_an_anchorage_equals_a_scan_over_all_points() =>
        Gen.OneOf(Anywhere, NearListedPoint).Sample(
            p => Math.Abs(Shipped.DistanceToAnchorageKm(p.Latitude, p.Longitude)!.Value
                - GeoOracle.PointKm(p.Latitude, p.Longitude, Enum.GetValues<PointKind>())) < 0.002,
            iter: 300);

    [Fact]
    public void The_nearest_port_equals_a_scan_over_all_named_ports() =>
        Gen.OneOf(Anywhere, NearListedPoint).Sample(
            p =>
            {
                var port = Shipped.NearestPort(p.Latitude, p.Longitude)!.Value;
                var points = ShippedResource.Points;
                var (nearest, names) = (double.PositiveInfinity, new List<string>());
                for (var i = 0; i < points.Kinds.Length; i++)
                {
                    var name = points.Names[points.NameOf[i]];
                    if (points.Kinds[i] == PointKind.Roads || name.Length == 0)
                        continue;
                    var distance = GeoOracle.DistanceKm(p.Latitude, p.Longitude, points.Latitudes[i], points.Longitudes[i]);
                    if (distance < nearest - 0.001)
                        names.Clear();
                    if (distance < nearest + 0.001)
                        names.Add(name);
                    nearest = Math.Min(nearest, distance);
                }
                return Math.Abs(port.DistanceKm - nearest) < 0.002 && names.Contains(port.Name);
            },
            iter: 300);

    [Theory]
    [InlineData(57.72, 10.59, "Skagen")]
    [InlineData(35.9, -5.31, "Ceuta")]
    [InlineData(51.28, 4.3, "Antwerp")]
    [InlineData(55.88, 11.1376, "Sejerø")]
    public void Ports_have_their_names(double latitude, double longitude, string name)
    {
        var port = Shipped.NearestPort(latitude, longitude)!.Value;
        Assert.Contains(name, port.Name);
        Assert.InRange(port.DistanceKm, 0, 5);
    }

    [Fact]
    public void A_turn_of_longitude_changes_nothing() =>
        Gen.OneOf(Anywhere, NearListedPoint, NearCoast).Sample(
            p =>
            {
                // Less the position in 32-bit steps, so that adding a turn does not round it to the other side of a limit.
                var (latitude, longitude) = (p.Latitude, Math.Round(p.Longitude * 65536) / 65536);
                return Shipped.KindAt(latitude, longitude) == Shipped.KindAt(latitude, longitude + 360)
                    && Shipped.KindAt(latitude, longitude) == Shipped.KindAt(latitude, longitude - 720)
                    && Math.Abs(Shipped.DistanceToCoastKm(latitude, longitude)!.Value - Shipped.DistanceToCoastKm(latitude, longitude + 360)!.Value) < 1e-6;
            },
            iter: 1000);

    [Fact]
    public void The_antimeridian_is_no_border()
    {
        // Taveuni, Fiji, lies on it: its west coast near 180, its east coast near 179.8 west.
        for (var longitude = 179.7; longitude < 180.3; longitude += 0.01)
        {
            var across = longitude - 360;
            Assert.Equal(Shipped.KindAt(-16.83, longitude), Shipped.KindAt(-16.83, across));
            var step = Math.Abs(Shipped.DistanceToCoastKm(-16.83, longitude)!.Value - Shipped.DistanceToCoastKm(-16.83, longitude + 0.01)!.Value);
            Assert.InRange(step, 0, 1.2);
        }
        Assert.NotEqual(PlaceKind.OpenSea, Shipped.KindAt(-16.83, 180));
        Assert.InRange(Shipped.DistanceToCoastKm(0, 180)!.Value, 100, 1000);
        // The cut through Chukotka is no coast: in the middle of the land the sea is far.
        Assert.InRange(Shipped.DistanceToCoastKm(67.5, 180)!.Value, 50, 400);
    }

    [Fact]
    public void The_north_pole_is_open_sea_far_from_Greenland()
    {
        Assert.Equal(PlaceKind.OpenSea, Shipped.KindAt(90, 0));
        Assert.Equal(PlaceKind.OpenSea, Shipped.KindAt(89.99, -123));
        Assert.InRange(Shipped.DistanceToCoastKm(90, 0)!.Value, 690, 720);
        Assert.Equal(Shipped.DistanceToCoastKm(90, 0)!.Value, Shipped.DistanceToCoastKm(90, 137)!.Value, 1e-6);
    }

    [Theory]
    [InlineData(91, 0)]
    [InlineData(-90.001, 10)]
    [InlineData(double.NaN, 10)]
    [InlineData(10, double.NaN)]
    [InlineData(10, double.PositiveInfinity)]
    public void What_is_no_position_is_open_sea_without_distances(double latitude, double longitude)
    {
        Assert.Equal(PlaceKind.OpenSea, Shipped.KindAt(latitude, longitude));
        Assert.Null(Shipped.DistanceToCoastKm(latitude, longitude));
        Assert.Null(Shipped.DistanceToAnchorageKm(latitude, longitude));
        Assert.Null(Shipped.NearestPort(latitude, longitude));
    }

    [Fact]
    public void A_world_without_land_has_no_coast_and_no_ports()
    {
        Assert.Equal(PlaceKind.OpenSea, Places.OpenSea.KindAt(55.68, 12.6));
        Assert.Null(Places.OpenSea.DistanceToCoastKm(55.68, 12.6));
        Assert.Null(Places.OpenSea.DistanceToAnchorageKm(55.68, 12.6));
        Assert.Null(Places.OpenSea.NearestPort(55.68, 12.6));
        Assert.Empty(Places.OpenSea.Coastline(-180, -90, 180, 90));
    }

    [Fact]
    public void Asking_for_the_kind_allocates_nothing()
    {
        var kinds = 0;
        void Ask()
        {
            for (var i = 0; i < 20_000; i++)
                kinds += (int)Shipped.KindAt(50 + (i % 1000 * 0.01), (i / 1000) - 5) + (int)Shipped.KindAt(36.1 + (i % 1000 * 0.0001), -5.4 + (i / 1000 * 0.005));
        }
        Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ask();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(kinds > 0);
    }

    [Fact]
    public void The_coast_of_a_box_is_all_segments_that_touch_it()
    {
        var lines = Shipped.Coastline(10.2, 57.4, 11.0, 57.8).ToList();
        var points = lines.SelectMany(line => line).ToList();
        Assert.All(lines, line => Assert.True(line.Length >= 2));
        Assert.Contains(points, p => p.X > 10.6 && p.Y > 57.7);
        // A vertex outside at each end at most: the Skaw's coast is cut, not the whole of Jutland's.
        Assert.InRange(points.Count, 30, 1000);
        Assert.All(points, p => Assert.True(p.X is > 9.5 and < 11.5 && p.Y is > 57 and < 58.2));
    }

    [Fact]
    public void The_coast_of_a_box_over_the_antimeridian_runs_on_beyond_180()
    {
        var east = Shipped.Coastline(179, -18, 181, -16).SelectMany(line => line).ToList();
        Assert.Contains(east, p => p.X > 180.01);
        Assert.Contains(east, p => p.X < 179.99);
        Assert.All(east, p => Assert.InRange(p.X, 178, 182));
        Assert.Equal(east, Shipped.Coastline(179, -18, -179, -16).SelectMany(line => line));
        Assert.Equal(east.Select(p => p.X - 360).Order(), Shipped.Coastline(-181, -18, -179, -16).SelectMany(line => line).Select(p => p.X).Order());
    }
}
