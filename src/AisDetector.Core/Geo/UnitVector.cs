namespace AisDetector.Core.Geo;

/// <summary>A position as a vector from the centre of a sphere of radius 1: no date line and no poles to mind.</summary>
internal readonly record struct UnitVector(double X, double Y, double Z)
{
    /// <summary>IUGG mean radius R1 of the GRS 80 ellipsoid.</summary>
    public const double EarthRadiusKm = 6371.0088;

    public static UnitVector At(double latitude, double longitude)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(latitude * (Math.PI / 180));
        var (sinLongitude, cosLongitude) = Math.SinCos(longitude * (Math.PI / 180));
        return new UnitVector(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>Straight through the sphere, squared.</summary>
    public double ChordSquared(in UnitVector other)
    {
        double dx = X - other.X, dy = Y - other.Y, dz = Z - other.Z;
        return (dx * dx) + (dy * dy) + (dz * dz);
    }

    /// <summary>To the nearest point of the great circle arc between two positions less than some hundred kilometres apart.</summary>
    public double ChordSquaredToArc(in UnitVector from, in UnitVector to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, dz = to.Z - from.Z;
        var lengthSquared = (dx * dx) + (dy * dy) + (dz * dz);
        if (lengthSquared == 0)
            return ChordSquared(from);
        var along = (((X - from.X) * dx) + ((Y - from.Y) * dy) + ((Z - from.Z) * dz)) / lengthSquared;
        along = Math.Clamp(along, 0, 1);
        double x = from.X + (along * dx), y = from.Y + (along * dy), z = from.Z + (along * dz);
        var onSphere = 1 / Math.Sqrt((x * x) + (y * y) + (z * z));
        return ChordSquared(new UnitVector(x * onSphere, y * onSphere, z * onSphere));
    }

    /// <summary>Along the surface.</summary>
    public static double KilometresOf(double chordSquared) =>
        2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(chordSquared) / 2));
}
