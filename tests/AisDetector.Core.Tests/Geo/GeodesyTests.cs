using AisDetector.Core.Geo;
using CsCheck;

namespace AisDetector.Core.Tests.Geo;

public class GeodesyTests
{
    private static readonly Gen<(double Lat, double Lon)> Points = Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180]);

    [Fact]
    public void Distance_equals_the_angle_between_unit_vectors() =>
        Gen.Select(Points, Points).Sample(
            (a, b) => Math.Abs(Geodesy.DistanceMeters(a.Lat, a.Lon, b.Lat, b.Lon) - VectorDistance(a, b)) < 0.2, iter: 20_000);

    [Fact]
    public void A_point_at_a_fraction_lies_on_the_great_circle_at_that_fraction() =>
        Gen.Select(Points, Gen.Double[-0.5, 0.5], Gen.Double[-1, 1], Gen.Double[0, 1]).Sample(
            (a, north, east, f) =>
            {
                var lat = Math.Clamp(a.Lat + north, -90, 90);
                var lon = a.Lon + east;
                Geodesy.Interpolate(a.Lat, a.Lon, lat, lon, f, out var midLat, out var midLon);
                var whole = Geodesy.DistanceMeters(a.Lat, a.Lon, lat, lon);
                return midLon is >= -180 and < 180
                    && Math.Abs(Geodesy.DistanceMeters(a.Lat, a.Lon, midLat, midLon) - f * whole) < 1e-3
                    && Math.Abs(Geodesy.DistanceMeters(midLat, midLon, lat, lon) - (1 - f) * whole) < 1e-3;
            },
            iter: 20_000);

    [Fact]
    public void Halfway_over_the_antimeridian_is_on_it()
    {
        Geodesy.Interpolate(10, 179.9, 10, -179.9, 0.5, out var latitude, out var longitude);
        Assert.Equal(-180, longitude, 9);
        Assert.InRange(latitude, 10, 10.001);
    }

    [Fact]
    public void Halfway_over_the_pole_is_the_pole()
    {
        Geodesy.Interpolate(89.9, 0, 89.9, 180, 0.5, out var latitude, out _);
        Assert.Equal(90, latitude, 6);
    }

    [Fact]
    public void An_offset_of_some_kilometres_is_as_long_as_the_distance() =>
        Gen.Select(Points, Gen.Double[-0.005, 0.005], Gen.Double[-0.005, 0.005]).Sample(
            (a, north, east) =>
            {
                var lat = Math.Clamp(a.Lat + north, -90, 90);
                var (x, y) = Geodesy.OffsetMeters(a.Lat, a.Lon, lat, a.Lon + east);
                return Math.Abs(Math.Sqrt(x * x + y * y) - Geodesy.DistanceMeters(a.Lat, a.Lon, lat, a.Lon + east)) < 0.01;
            });

    private static double VectorDistance((double Lat, double Lon) a, (double Lat, double Lon) b)
    {
        var (p, q) = (Vector(a), Vector(b));
        var dot = p.X * q.X + p.Y * q.Y + p.Z * q.Z;
        var cross = Math.Sqrt(
            Math.Pow(p.Y * q.Z - p.Z * q.Y, 2) + Math.Pow(p.Z * q.X - p.X * q.Z, 2) + Math.Pow(p.X * q.Y - p.Y * q.X, 2));
        return Geodesy.EarthRadiusMeters * Math.Atan2(cross, dot);

        static (double X, double Y, double Z) Vector((double Lat, double Lon) v)
        {
            double phi = v.Lat * Math.PI / 180, lambda = v.Lon * Math.PI / 180;
            return (Math.Cos(phi) * Math.Cos(lambda), Math.Cos(phi) * Math.Sin(lambda), Math.Sin(phi));
        }
    }
}
