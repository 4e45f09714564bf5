using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;

namespace AisDetector.Core.Geo;

/// <summary>The coast inside a box, for maps: runs of the segments whose boxes touch it, X = longitude, Y = latitude.</summary>
internal static class Coastlines
{
    public static IEnumerable<Coordinate[]> Inside(this CoarseCoast coast, Envelope box, double addDegrees)
    {
        var runs = new List<Coordinate[]>();
        for (var line = 0; line < coast.LineStarts.Length - 1; line++)
        {
            int first = coast.LineStarts[line], end = coast.LineStarts[line + 1];
            AddRuns(runs, coast.Longitudes.AsSpan(first..end), coast.Latitudes.AsSpan(first..end), box, addDegrees);
        }
        return runs;
    }

    public static IEnumerable<Coordinate[]> Inside(this CoastTiles tiles, Envelope box, double addDegrees)
    {
        var runs = new List<Coordinate[]>();
        int south = Math.Max((int)Math.Floor(box.MinY + 90), 0), north = Math.Min((int)Math.Floor(box.MaxY + 90), ChartGrid.TileRows - 1);
        int west = Math.Max((int)Math.Floor(box.MinX + 180), 0), east = Math.Min((int)Math.Floor(box.MaxX + 180), ChartGrid.TileColumns - 1);
        for (var row = south; row <= north; row++)
        {
            for (var column = west; column <= east; column++)
                if (tiles.At(row, column) is { } tile) AddRuns(runs, tile, row, column, box, addDegrees);
        }
        return runs;
    }

    private static void AddRuns(List<Coordinate[]> runs, CoastTile tile, int row, int column, Envelope box, double addDegrees)
    {
        var (longitudes, latitudes) = (new double[tile.X.Length], new double[tile.X.Length]);
        for (var i = 0; i < longitudes.Length; i++)
        {
            longitudes[i] = ChartGrid.Longitude(tile.X[i] + (column * (double)ChartGrid.TileUnits));
            latitudes[i] = ChartGrid.Latitude(tile.Y[i] + (row * (double)ChartGrid.TileUnits));
        }
        for (var line = 0; line < tile.LineStarts.Length - 1; line++)
        {
            int first = tile.LineStarts[line], end = tile.LineStarts[line + 1];
            AddRuns(runs, longitudes.AsSpan(first..end), latitudes.AsSpan(first..end), box, addDegrees);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRuns(List<Coordinate[]> runs, ReadOnlySpan<double> x, ReadOnlySpan<double> y, Envelope box, double addDegrees)
    {
        double west = box.MinX, east = box.MaxX, south = box.MinY, north = box.MaxY;
        var start = -1;
        for (var i = 0; i < x.Length; i++)
        {
            var touches = i < x.Length - 1 && Math.Max(y[i], y[i + 1]) >= south && Math.Min(y[i], y[i + 1]) <= north && Math.Max(x[i], x[i + 1]) >= west && Math.Min(x[i], x[i + 1]) <= east;
            if (touches && start < 0)
                start = i;
            if (touches || start < 0)
                continue;
            var run = new Coordinate[i - start + 1];
            for (var vertex = start; vertex <= i; vertex++)
                run[vertex - start] = new Coordinate(x[vertex] + addDegrees, y[vertex]);
            runs.Add(run);
            start = -1;
        }
    }
}
