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
    public static double CoastKm(double latitude, double longitude, Func<int, bool>? among = null)
    {
        var coast = ShippedResource.Coast;
        var best = double.PositiveInfinity;
        foreach (var segment in Segments(coast))
        {
            if (among is not null && !among(segment))
                continue;
            double y0 = coast.Latitudes[segment], x0 = coast.Longitudes[segment], y1 = coast.Latitudes[segment + 1], x1 = coast.Longitudes[segment + 1];
            // No segment is longer than 60 km: one whose start is farther off than that cannot be nearer.
            if (Math.Abs(y0 - latitude) * 111 > best + 60)
                continue;
            var fromStart = DistanceKm(y0, x0, latitude, longitude);
            if (fromStart < best + 60)
                best = Math.Min(best, SegmentKm(latitude, longitude, y0, x0, y1, x1, fromStart));
        }
        return best;
    }

    public static bool IsOnLand(double latitude, double longitude)
    {
        var coast = ShippedResource.Coast;
        var crossings = 0;
        foreach (var segment in Segments(coast))
        {
            double x0 = coast.Longitudes[segment], x1 = coast.Longitudes[segment + 1];
            if (x0 > longitude == x1 > longitude)
                continue;
            double y0 = coast.Latitudes[segment], y1 = coast.Latitudes[segment + 1];
            if (y0 + ((y1 - y0) * (longitude - x0) / (x1 - x0)) > latitude)
                crossings++;
        }
        return crossings % 2 == 1;
    }

    /// <summary>Null where a distance is so close to one of the limits that the two ways of measuring may differ.</summary>
    public static PlaceKind? KindAt(double latitude, double longitude)
    {
        var coast = ShippedResource.Coast;
        bool IsClose(int segment) => Math.Abs(coast.Latitudes[segment] - latitude) < 0.6;
        var (berth, port, roads) = (PointKm(latitude, longitude, PointKind.Berth), PointKm(latitude, longitude, PointKind.Port), PointKm(latitude, longitude, PointKind.Roads));
        var shore = CoastKm(latitude, longitude, IsClose);
        var portShore = CoastKm(latitude, longitude, segment => IsClose(segment) && coast.IsPortShore[segment]);
        if (Unclear(berth, 0.6) || Unclear(port, 1) || Unclear(roads, 0.6) || Unclear(roads, 1.852) || Unclear(shore, 0.3) || Unclear(shore, 2)
            || Unclear(portShore, 1) || Unclear(shore, 0) || (berth <= 0.6 && Unclear(berth, roads)))
            return null;

        if (berth <= 0.6 && berth <= roads)
            return PlaceKind.Harbour;
        if (IsOnLand(latitude, longitude))
            return shore > 2 && port > 1 ? PlaceKind.Inland : PlaceKind.Harbour;
        if (shore <= 0.3)
            return PlaceKind.Harbour;
        if (roads <= 0.6)
            return PlaceKind.Anchorage;
        if (portShore <= 1)
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

    private static IEnumerable<int> Segments(Coast coast)
    {
        for (var line = 0; line < coast.LineStarts.Length - 1; line++)
        {
            for (var i = coast.LineStarts[line]; i < coast.LineStarts[line + 1] - 1; i++)
                yield return i;
        }
    }

    private static double Radians(double degrees) => degrees * Math.PI / 180;
}
