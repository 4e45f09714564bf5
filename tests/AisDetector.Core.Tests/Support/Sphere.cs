namespace AisDetector.Core.Tests.Support;

/// <summary>A place on the sphere, degrees.</summary>
internal readonly record struct Point(double Latitude, double Longitude);

/// <summary>
/// The tests' own spherical geometry: haversine, destination and great-circle interpolation on 3-D vectors. It shares
/// nothing with <c>src</c>, so that it can judge it.
/// </summary>
internal static class Sphere
{
    /// <summary>Mean radius of the earth (IUGG R1), metres.</summary>
    public const double RadiusMeters = 6_371_008.8;

    private const double Degree = Math.PI / 180;

    public static double DistanceMeters(Point a, Point b)
    {
        var dLatitude = Math.Sin((b.Latitude - a.Latitude) * Degree / 2);
        var dLongitude = Math.Sin((b.Longitude - a.Longitude) * Degree / 2);
        var h = (dLatitude * dLatitude)
            + (Math.Cos(a.Latitude * Degree) * Math.Cos(b.Latitude * Degree) * dLongitude * dLongitude);
        return 2 * RadiusMeters * Math.Asin(Math.Min(1, Math.Sqrt(h)));
    }

    /// <summary>Initial great-circle bearing from a to b, degrees from north, 0 to below 360.</summary>
    public static double BearingDegrees(Point a, Point b)
    {
        var dLongitude = (b.Longitude - a.Longitude) * Degree;
        var (sinA, cosA) = Math.SinCos(a.Latitude * Degree);
        var (sinB, cosB) = Math.SinCos(b.Latitude * Degree);
        return Turn(Math.Atan2(Math.Sin(dLongitude) * cosB, (cosA * sinB) - (sinA * cosB * Math.Cos(dLongitude))) / Degree);
    }

    public static Point Destination(Point from, double bearingDegrees, double meters)
    {
        var angle = meters / RadiusMeters;
        var (sinLatitude, cosLatitude) = Math.SinCos(from.Latitude * Degree);
        var (sinAngle, cosAngle) = Math.SinCos(angle);
        var (sinBearing, cosBearing) = Math.SinCos(bearingDegrees * Degree);

        // The destination in the frame "up, east, north" of the start, turned back: exact over the poles too.
        var (sinLongitude, cosLongitude) = Math.SinCos(from.Longitude * Degree);
        var up = (X: cosLatitude * cosLongitude, Y: cosLatitude * sinLongitude, Z: sinLatitude);
        var east = (X: -sinLongitude, Y: cosLongitude, Z: 0.0);
        var north = (X: -sinLatitude * cosLongitude, Y: -sinLatitude * sinLongitude, Z: cosLatitude);
        var e = sinAngle * sinBearing;
        var n = sinAngle * cosBearing;
        return FromVector(
            (cosAngle * up.X) + (e * east.X) + (n * north.X),
            (cosAngle * up.Y) + (e * east.Y) + (n * north.Y),
            (cosAngle * up.Z) + (e * east.Z) + (n * north.Z));
    }

    /// <summary>The point at a fraction of the great circle from a to b.</summary>
    public static Point Interpolate(Point a, Point b, double fraction)
    {
        if (fraction <= 0) return a;
        if (fraction >= 1) return b;
        var (ax, ay, az) = ToVector(a);
        var (bx, by, bz) = ToVector(b);
        var (cx, cy, cz) = ((ay * bz) - (az * by), (az * bx) - (ax * bz), (ax * by) - (ay * bx));
        var angle = Math.Atan2(Math.Sqrt((cx * cx) + (cy * cy) + (cz * cz)), (ax * bx) + (ay * by) + (az * bz));
        var (wa, wb) = angle < 1e-9
            ? (1 - fraction, fraction)
            : (Math.Sin((1 - fraction) * angle) / Math.Sin(angle), Math.Sin(fraction * angle) / Math.Sin(angle));
        return FromVector((wa * ax) + (wb * bx), (wa * ay) + (wb * by), (wa * az) + (wb * bz));
    }

    /// <summary>An angle brought to 0..360.</summary>
    public static double Turn(double degrees)
    {
        var turned = degrees % 360;
        return turned < 0 ? turned + 360 : turned;
    }

    /// <summary>A longitude brought to -180..180.</summary>
    public static double WrapLongitude(double degrees)
    {
        var turned = Turn(degrees);
        return turned > 180 ? turned - 360 : turned;
    }

    private static (double X, double Y, double Z) ToVector(Point p)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(p.Latitude * Degree);
        var (sinLongitude, cosLongitude) = Math.SinCos(p.Longitude * Degree);
        return (cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    // Latitude from the arc tangent, not the arc sine: close to a pole the arc sine loses half the digits.
    private static Point FromVector(double x, double y, double z) =>
        new(Math.Atan2(z, Math.Sqrt((x * x) + (y * y))) / Degree, Math.Atan2(y, x) / Degree);
}
