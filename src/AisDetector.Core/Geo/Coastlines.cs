using NetTopologySuite.Geometries;

namespace AisDetector.Core.Geo;

/// <summary>The coast inside a box, for maps: runs of the segments whose boxes touch it, X = longitude, Y = latitude.</summary>
internal static class Coastlines
{
    public static IEnumerable<Coordinate[]> Inside(this CoarseCoast coast, Envelope box, double addDegrees)
    {
        for (var line = 0; line < coast.LineStarts.Length - 1; line++)
        {
            foreach (var run in Runs(coast.LineStarts[line], coast.LineStarts[line + 1] - 1, i => new Coordinate(coast.Longitudes[i], coast.Latitudes[i]), box, addDegrees))
                yield return run;
        }
    }

    public static IEnumerable<Coordinate[]> Inside(this CoastTiles tiles, Envelope box, double addDegrees)
    {
        int south = Math.Max((int)Math.Floor(box.MinY + 90), 0), north = Math.Min((int)Math.Floor(box.MaxY + 90), ChartGrid.TileRows - 1);
        int west = Math.Max((int)Math.Floor(box.MinX + 180), 0), east = Math.Min((int)Math.Floor(box.MaxX + 180), ChartGrid.TileColumns - 1);
        for (var row = south; row <= north; row++)
        {
            for (var column = west; column <= east; column++)
            {
                if (tiles.At(row, column) is not { } tile)
                    continue;
                double x = column * (double)ChartGrid.TileUnits, y = row * (double)ChartGrid.TileUnits;
                var starts = tile.LineStarts.ToArray();
                for (var line = 0; line < starts.Length - 1; line++)
                {
                    foreach (var run in Runs(starts[line], starts[line + 1] - 1, i => new Coordinate(ChartGrid.Longitude(tile.X[i] + x), ChartGrid.Latitude(tile.Y[i] + y)), box, addDegrees))
                        yield return run;
                }
            }
        }
    }

    private static IEnumerable<Coordinate[]> Runs(int first, int last, Func<int, Coordinate> at, Envelope box, double addDegrees)
    {
        var run = new List<Coordinate>();
        var from = at(first);
        for (var i = first; i < last; i++)
        {
            var to = at(i + 1);
            if (box.Intersects(from, to))
            {
                if (run.Count == 0)
                    run.Add(new Coordinate(from.X + addDegrees, from.Y));
                run.Add(new Coordinate(to.X + addDegrees, to.Y));
            }
            else if (run.Count > 0)
            {
                yield return [.. run];
                run.Clear();
            }
            from = to;
        }
        if (run.Count > 0)
            yield return [.. run];
    }
}
