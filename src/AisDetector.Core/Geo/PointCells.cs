namespace AisDetector.Core.Geo;

/// <summary>The listed points by the cells of <see cref="CellGrid"/>: for those within a mile or two.</summary>
internal sealed class PointCells(ListedPoints points)
{
    private readonly CellIndex _cells = CellIndex.OfSortedPoints(points.Latitudes, points.Longitudes);

    /// <summary>Kilometres to the nearest point of each of two kinds, where it is in reach; infinity or more than the reach otherwise. Latitude in -90..90, longitude in -180..180.</summary>
    public (double First, double Second) Nearest(double latitude, double longitude, double reachKm, PointKind first, PointKind second)
    {
        var north = reachKm / ChartGrid.KmPerDegree;
        var east = ChartGrid.DegreesEast(latitude, reachKm);
        var kmPerDegreeEast = ChartGrid.KmPerDegree * Math.Cos(latitude * (Math.PI / 180));
        var lastRow = CellGrid.Row(Math.Min(latitude + north, 90));
        var firstColumn = (int)Math.Floor((longitude - east + 180) * CellGrid.CellsPerDegree);
        var lastColumn = (int)Math.Floor((longitude + east + 180) * CellGrid.CellsPerDegree);
        var (nearestFirst, nearestSecond) = (double.PositiveInfinity, double.PositiveInfinity);
        for (var row = CellGrid.Row(Math.Max(latitude - north, -90)); row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                // The cell may lie on the other side of the antimeridian: then the position gets the longitude that it has there, beyond 180.
                var wrapped = column < 0 ? column + CellGrid.Columns : column >= CellGrid.Columns ? column - CellGrid.Columns : column;
                var here = longitude + ((wrapped - column) / CellGrid.CellsPerDegree);
                if (!_cells.TryGetRange((row * CellGrid.Columns) + wrapped, out var start, out var end))
                    continue;
                for (var i = FirstNorthOf(start, end, latitude - north); i < end && points.Latitudes[i] <= latitude + north; i++)
                {
                    double x = (points.Longitudes[i] - here) * kmPerDegreeEast, y = (points.Latitudes[i] - latitude) * ChartGrid.KmPerDegree;
                    var squared = (x * x) + (y * y);
                    if (points.Kinds[i] == first)
                        nearestFirst = Math.Min(nearestFirst, squared);
                    if (points.Kinds[i] == second)
                        nearestSecond = Math.Min(nearestSecond, squared);
                }
            }
        }
        return (Math.Sqrt(nearestFirst), Math.Sqrt(nearestSecond));
    }

    /// <summary>The points of a cell go from south to north; some cells hold hundreds.</summary>
    private int FirstNorthOf(int start, int end, double latitude)
    {
        while (start < end)
        {
            var middle = (start + end) >>> 1;
            if (points.Latitudes[middle] < latitude)
                start = middle + 1;
            else
                end = middle;
        }
        return start;
    }
}
