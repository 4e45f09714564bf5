using AisDetector.Core.Geo;

namespace AisDetector.Output.Page;

/// <summary>
/// The sea around a point as a picture: the point's tangent plane (true north up, right at the poles and over the
/// antimeridian too), scaled to a frame.
/// </summary>
internal sealed class MapView
{
    private readonly double _latitude, _longitude, _centreEast, _centreNorth;

    public MapView(double latitude, double longitude, IEnumerable<(double Latitude, double Longitude)> mustShow, double width, double height, double leastMeters)
    {
        (_latitude, _longitude, Width, Height) = (latitude, longitude, width, height);
        double west = 0, east = 0, south = 0, north = 0;
        foreach (var point in mustShow)
        {
            var (e, n) = Geodesy.OffsetMeters(latitude, longitude, point.Latitude, point.Longitude);
            (west, east, south, north) = (Math.Min(west, e), Math.Max(east, e), Math.Min(south, n), Math.Max(north, n));
        }

        const double Air = 1.16;
        MetersPerUnit = Math.Max(leastMeters / Math.Min(width, height), Air * Math.Max((east - west) / width, (north - south) / height));
        (_centreEast, _centreNorth) = ((west + east) / 2, (south + north) / 2);
    }

    public double Width { get; }
    public double Height { get; }
    public double MetersPerUnit { get; }

    public (double X, double Y) At(double latitude, double longitude)
    {
        var (east, north) = Geodesy.OffsetMeters(_latitude, _longitude, latitude, longitude);
        return (Width / 2 + (east - _centreEast) / MetersPerUnit, Height / 2 - (north - _centreNorth) / MetersPerUnit);
    }

    /// <summary>The position under a point of the frame: the tangent plane's inverse (orthographic; J. P. Snyder, Map Projections, 1987, eq. 20-14 to 20-18).</summary>
    public (double Latitude, double Longitude) Under(double x, double y)
    {
        const double Radians = Math.PI / 180;
        double east = ((x - Width / 2) * MetersPerUnit + _centreEast) / Geodesy.EarthRadiusMeters, north = ((Height / 2 - y) * MetersPerUnit + _centreNorth) / Geodesy.EarthRadiusMeters;
        var rho = Math.Min(1, Math.Sqrt(east * east + north * north));
        if (rho < 1e-12) return (_latitude, _longitude);
        var cosine = Math.Sqrt(1 - rho * rho);
        var (sin0, cos0) = Math.SinCos(_latitude * Radians);
        var latitude = Math.Asin(Math.Clamp(cosine * sin0 + north * cos0, -1, 1)) / Radians;
        return (latitude, Geodesy.NormalizeLongitude(_longitude + Math.Atan2(east, cosine * cos0 - north * sin0) / Radians));
    }

    public bool Shows(double x, double y, double margin = 0) => x >= -margin && y >= -margin && x <= Width + margin && y <= Height + margin;

    /// <summary>The degrees that the frame covers, somewhat generously; west may be below -180 and east above 180.</summary>
    public (double West, double South, double East, double North) Degrees
    {
        get
        {
            const double MetersPerDegree = Geodesy.EarthRadiusMeters * Math.PI / 180;
            var centreLatitude = _latitude + _centreNorth / MetersPerDegree;
            var half = Height / 2 * MetersPerUnit / MetersPerDegree;
            double south = Math.Max(-90, centreLatitude - half), north = Math.Min(90, centreLatitude + half);
            var metersAtPoleward = MetersPerDegree * Math.Cos(Math.Max(Math.Abs(south), Math.Abs(north)) * Math.PI / 180);
            double reach(double meters) => metersAtPoleward > 1 ? Math.Min(180, meters / metersAtPoleward) : 180;
            var middle = _longitude + _centreEast / Math.Max(1, MetersPerDegree * Math.Cos(centreLatitude * Math.PI / 180));
            var side = reach(Width / 2 * MetersPerUnit);
            return (middle - side, south, middle + side, north);
        }
    }
}
