using AisDetector.Core.Geo;

namespace AisDetector.PlacesBuilder;

/// <summary>Cuts polylines along the borders of the tiles. A cut is rounded to a whole unit, on both sides to the same.</summary>
internal static class TileCutter
{
    private const int Side = ChartGrid.TileUnits;

    /// <summary>The pieces of each tile, in the coordinates of the world.</summary>
    public static SortedDictionary<int, List<List<(int X, int Y)>>> Cut(IEnumerable<(int X, int Y)[]> lines)
    {
        var tiles = new SortedDictionary<int, List<List<(int X, int Y)>>>();
        foreach (var line in lines)
        {
            var (tile, piece) = (-1, new List<(int X, int Y)>());
            for (var i = 1; i < line.Length; i++)
            {
                var from = line[i - 1];
                foreach (var to in Stops(from, line[i]))
                {
                    if (to == from)
                        continue;
                    var here = TileOf(from, to);
                    if (here != tile)
                    {
                        if (!tiles.TryGetValue(here, out var pieces))
                            tiles.Add(here, pieces = []);
                        pieces.Add(piece = [from]);
                        tile = here;
                    }
                    piece.Add(to);
                    from = to;
                }
            }
        }
        return tiles;
    }

    /// <summary>Where a segment meets borders, in order, and its end.</summary>
    private static IEnumerable<(int X, int Y)> Stops((int X, int Y) from, (int X, int Y) to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y;
        var stops = new List<(double At, (int X, int Y) Stop)> { (1, to) };
        foreach (var x in Borders(from.X, to.X))
            stops.Add(((x - from.X) / dx, (x, (int)Math.Round(from.Y + (dy * (x - from.X) / dx)))));
        foreach (var y in Borders(from.Y, to.Y))
            stops.Add(((y - from.Y) / dy, ((int)Math.Round(from.X + (dx * (y - from.Y) / dy)), y)));
        return stops.OrderBy(s => s.At).Select(s => s.Stop);
    }

    private static IEnumerable<int> Borders(int from, int to)
    {
        for (var border = ((Math.Min(from, to) / Side) + 1) * Side; border < Math.Max(from, to); border += Side)
            yield return border;
    }

    private static int TileOf((int X, int Y) from, (int X, int Y) to) =>
        (Math.Min((from.Y + to.Y) / 2 / Side, ChartGrid.TileRows - 1) * ChartGrid.TileColumns) + Math.Min((from.X + to.X) / 2 / Side, ChartGrid.TileColumns - 1);
}
