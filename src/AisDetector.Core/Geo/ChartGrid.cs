namespace AisDetector.Core.Geo;

/// <summary>
/// The coast's grid: whole units of a hundred-thousandth of a degree (1.1 m), as the source has them, eastward from 180 W and northward from
/// the south pole. Tiles are square degrees, numbered eastward in rows northward; each is cut into squares of a fiftieth of a degree.
/// </summary>
internal static class ChartGrid
{
    public const int UnitsPerDegree = 100_000;

    /// <summary>The sides of a tile and of a square, in units.</summary>
    public const int TileUnits = UnitsPerDegree, SquareUnits = UnitsPerDegree / Squares;

    /// <summary>So many squares lie along a side of a tile.</summary>
    public const int Squares = 50;

    public const int TileColumns = 360, TileRows = 180, Tiles = TileRows * TileColumns;

    public const int WorldUnits = 360 * UnitsPerDegree;

    /// <summary>On the mean sphere.</summary>
    public const double KmPerDegree = UnitVector.EarthRadiusKm * Math.PI / 180;

    public const double KmPerUnit = KmPerDegree / UnitsPerDegree;

    public static double X(double longitude) => (longitude + 180) * UnitsPerDegree;

    public static double Y(double latitude) => (latitude + 90) * UnitsPerDegree;

    public static double Longitude(double x) => (x / UnitsPerDegree) - 180;

    public static double Latitude(double y) => (y / UnitsPerDegree) - 90;

    /// <summary>Degrees of longitude that so many kilometres cover at most; half a turn where that is all of it.</summary>
    public static double DegreesEast(double latitude, double km)
    {
        var poleward = Math.Min(Math.Abs(latitude) + (km / KmPerDegree), 90) * (Math.PI / 180);
        return Math.Min(km / KmPerDegree / Math.Max(Math.Cos(poleward), 1e-9), 179.9);
    }
}
