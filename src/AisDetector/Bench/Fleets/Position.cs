using AisDetector.Core.Geo;

namespace AisDetector.Bench.Fleets;

/// <summary>Degrees. Shifts are on the tangent plane, good for some tens of kilometres; the longitude may run past 180.</summary>
internal readonly record struct Position(double Latitude, double Longitude)
{
    public const double MetersPerDegree = Geodesy.EarthRadiusMeters * Math.PI / 180;
    private const double Radians = Math.PI / 180;

    public Position Shifted(double eastMeters, double northMeters) =>
        new(Latitude + (northMeters / MetersPerDegree), Longitude + (eastMeters / (MetersPerDegree * Math.Cos(Latitude * Radians))));

    public Position Towards(double degrees, double meters)
    {
        var (sin, cos) = Math.SinCos(degrees * Radians);
        return Shifted(meters * sin, meters * cos);
    }

    /// <summary>A point of a ship, from this one: ahead and to starboard of it.</summary>
    public Position InFrame(double headingDegrees, double aheadMeters, double starboardMeters)
    {
        var (sin, cos) = Math.SinCos(headingDegrees * Radians);
        return Shifted((aheadMeters * sin) + (starboardMeters * cos), (aheadMeters * cos) - (starboardMeters * sin));
    }

    /// <summary>Metres and degrees from this one to the other, by the shorter way round.</summary>
    public (double Meters, double Degrees) To(Position other)
    {
        var north = (other.Latitude - Latitude) * MetersPerDegree;
        var east = Math.IEEERemainder(other.Longitude - Longitude, 360) * MetersPerDegree * Math.Cos((Latitude + other.Latitude) / 2 * Radians);
        var degrees = Math.Atan2(east, north) / Radians;
        return (Math.Sqrt((north * north) + (east * east)), degrees < 0 ? degrees + 360 : degrees);
    }
}
