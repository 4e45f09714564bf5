namespace AisDetector.Core.Geo;

/// <summary>The world in cells of a tenth of a degree, numbered eastward from 180 W in rows northward from the south pole.</summary>
internal static class CellGrid
{
    public const int CellsPerDegree = 10;
    public const int Columns = 360 * CellsPerDegree;
    public const int Rows = 180 * CellsPerDegree;
    public const int Count = Rows * Columns;

    /// <summary>Latitude in -90..90.</summary>
    public static int Row(double latitude) => Math.Min((int)((latitude + 90) * CellsPerDegree), Rows - 1);

    /// <summary>Longitude in -180..180.</summary>
    public static int Column(double longitude) => Math.Min((int)((longitude + 180) * CellsPerDegree), Columns - 1);

    /// <summary>
    /// The point of a cell whose side of the coast the resource stores, in units of <see cref="ChartGrid"/> from its south-west corner: half a unit off the middle,
    /// so that it never falls on a vertex of the coast.
    /// </summary>
    public const double Reference = (Units / 2) + 0.5;

    /// <summary>The side of a cell in units of <see cref="ChartGrid"/>.</summary>
    public const int Units = ChartGrid.UnitsPerDegree / CellsPerDegree;
}
