using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Geo;

/// <summary>
/// What <see cref="Places"/> answers, by spherical trigonometry over all segments and all points: slow, without cells, blocks or
/// projections, sharing no code with it but the limits.
/// </summary>
internal static class GeoOracle
{
    private const double RadiusKm = 6371.0088;

    /// <summary>Haversine.</summary>
    public static double DistanceKm(double latitude, double longitude, double toLatitude, double toLongitude)
    {
        double phi = Radians(latitude), toPhi = Radians(toLatitude);
        var a = Math.Pow(Math.Sin((toPhi - phi) / 2), 2)
            + (Math.Cos(phi) * Math.Cos(toPhi) * Math.Pow(Math.Sin(Radians(toLongitude - longitude) / 2), 2));
        return 2 * RadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(a)));
    }

    /// <summary>Nearest segment by cross-track and along-track distance.</summary>
    public static double CoastKm(double latitude, double longitude) => CoastKm(ShippedResource.Coast, latitude, longitude);

    public static double CoastKm(AllSegments coast, double latitude, double longitude)
    {
        // A start that is near on the map gives a bound: what is farther north or south than that, and than the segment is long, is passed over.
        var (least, seed) = (double.PositiveInfinity, 0);
        for (var i = 0; i < coast.Count; i++)
        {
            var apart = Math.Abs(coast.FromLatitude[i] - latitude) + Math.Abs(coast.FromLongitude[i] - longitude);
            if (apart < least)
                (least, seed) = (apart, i);
        }
        var best = coast.Count == 0 ? double.PositiveInfinity : DistanceKm(coast.FromLatitude[seed], coast.FromLongitude[seed], latitude, longitude);
        for (var i = 0; i < coast.Count; i++)
        {
            double y0 = coast.FromLatitude[i], x0 = coast.FromLongitude[i];
            var longest = 112 * (Math.Abs(coast.ToLatitude[i] - y0) + Math.Abs(coast.ToLongitude[i] - x0));
            if (Math.Abs(y0 - latitude) * 111 > best + longest)
                continue;
            var fromStart = DistanceKm(y0, x0, latitude, longitude);
            if (fromStart <= best + longest)
                best = Math.Min(best, SegmentKm(latitude, longitude, y0, x0, coast.ToLatitude[i], coast.ToLongitude[i], fromStart));
        }
        return best;
    }

    public static bool IsOnLand(double latitude, double longitude) => IsOnLand(ShippedResource.Coast, latitude, longitude);

    /// <summary>North of the position there is an odd number of coasts: the north pole is water.</summary>
    public static bool IsOnLand(AllSegments coast, double latitude, double longitude)
    {
        var crossings = 0;
        for (var i = 0; i < coast.Count; i++)
        {
            double x0 = coast.FromLongitude[i], x1 = coast.ToLongitude[i];
            if (x0 > longitude == x1 > longitude)
                continue;
            double y0 = coast.FromLatitude[i], y1 = coast.ToLatitude[i];
            if (y0 + ((y1 - y0) * (longitude - x0) / (x1 - x0)) > latitude)
                crossings++;
        }
        return crossings % 2 == 1;
    }

    /// <summary>
    /// How far a circle of 500 m wholly on water that holds the position can be from the coast at the most, less 500 m, over centres 25 m apart: with at least -0.025 one may
    /// exist between the centres tried, with 0 or more one does.
    /// </summary>
    public static double RoomToSpareKm(AllSegments coast, double latitude, double longitude)
    {
        var near = Nearby(coast, latitude, longitude, 1.6);
        var most = double.NegativeInfinity;
        var east = 0.025 / (RadiusKm * Math.PI / 180 * Math.Cos(Radians(latitude)));
        const double north = 0.025 / (RadiusKm * Math.PI / 180);
        for (var row = -20; row <= 20; row++)
        {
            for (var column = -20; column <= 20; column++)
            {
                double y = latitude + (row * north), x = longitude + (column * east);
                if (DistanceKm(latitude, longitude, y, x) <= 0.5)
                    most = Math.Max(most, Math.Min(CoastKm(near, y, x), 2) - 0.5);
            }
        }
        return most;
    }

    private static AllSegments Nearby(AllSegments coast, double latitude, double longitude, double km)
    {
        var near = new List<(double, double, double, double)>();
        for (var i = 0; i < coast.Count; i++)
        {
            double y0 = coast.FromLatitude[i], y1 = coast.ToLatitude[i];
            if (Math.Min(y0, y1) > latitude + 0.02 || Math.Max(y0, y1) < latitude - 0.02)
                continue;
            double x0 = coast.FromLongitude[i], x1 = coast.ToLongitude[i];
            if (SegmentKm(latitude, longitude, y0, x0, y1, x1, DistanceKm(y0, x0, latitude, longitude)) < km)
                near.Add((y0, x0, y1, x1));
        }
        return AllSegments.Of(near);
    }

    /// <summary>Null where a distance is so close to one of the limits that the two ways of measuring may differ.</summary>
    public static PlaceKind? KindAt(double latitude, double longitude)
    {
        var (harbour, port, roads) = (PointKm(latitude, longitude, PointKind.Harbour), PointKm(latitude, longitude, PointKind.Port), PointKm(latitude, longitude, PointKind.Roads));
        var shore = CoastKm(latitude, longitude);
        if (Unclear(harbour, 0.6) || Unclear(port, 1) || Unclear(roads, 1.852) || Unclear(shore, 0.3) || Unclear(shore, 0.5) || Unclear(shore, 1) || Unclear(shore, 0))
            return null;

        if (IsOnLand(latitude, longitude))
            return shore > 1 && port > 1 ? PlaceKind.Inland : PlaceKind.Harbour;
        if (shore <= 0.3)
            return PlaceKind.Harbour;
        if (shore < 0.5)
        {
            // The program answers for the middle of 11 m, and may miss a circle with less than 11 m to spare.
            var spare = RoomToSpareKm(ShippedResource.Coast, latitude, longitude);
            if (Math.Abs(spare) < 0.045)
                return null;
            if (spare < 0)
                return PlaceKind.Harbour;
        }
        if (harbour <= 0.6)
            return PlaceKind.Harbour;
        return roads <= 1.852 ? PlaceKind.Anchorage : PlaceKind.OpenSea;
    }

    public static double PointKm(double latitude, double longitude, params PointKind[] kinds)
    {
        var points = ShippedResource.Points;
        var best = double.PositiveInfinity;
        for (var i = 0; i < points.Kinds.Length; i++)
        {
            if (kinds.Contains(points.Kinds[i]))
                best = Math.Min(best, DistanceKm(latitude, longitude, points.Latitudes[i], points.Longitudes[i]));
        }
        return best;
    }

    /// <summary>8 m, and half a percent: a plane map of 2 km round the position against the sphere.</summary>
    private static bool Unclear(double distanceKm, double limitKm) => Math.Abs(distanceKm - limitKm) < 0.008 + (limitKm * 0.005);

    private static double SegmentKm(double latitude, double longitude, double y0, double x0, double y1, double x1, double fromStart)
    {
        var fromEnd = DistanceKm(y1, x1, latitude, longitude);
        var length = DistanceKm(y0, x0, y1, x1);
        if (length == 0)
            return fromStart;
        var turn = Bearing(y0, x0, latitude, longitude) - Bearing(y0, x0, y1, x1);
        var along = Math.Atan2(Math.Sin(fromStart / RadiusKm) * Math.Cos(turn), Math.Cos(fromStart / RadiusKm)) * RadiusKm;
        if (along <= 0 || along >= length)
            return Math.Min(fromStart, fromEnd);
        return Math.Abs(Math.Asin(Math.Sin(fromStart / RadiusKm) * Math.Sin(turn))) * RadiusKm;
    }

    private static double Bearing(double latitude, double longitude, double toLatitude, double toLongitude)
    {
        double phi = Radians(latitude), toPhi = Radians(toLatitude), east = Radians(toLongitude - longitude);
        return Math.Atan2(Math.Sin(east) * Math.Cos(toPhi), (Math.Cos(phi) * Math.Sin(toPhi)) - (Math.Sin(phi) * Math.Cos(toPhi) * Math.Cos(east)));
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
