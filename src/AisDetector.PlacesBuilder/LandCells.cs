using AisDetector.Core.Geo;

namespace AisDetector.PlacesBuilder;

/// <summary>Which cells' reference points lie on land.</summary>
internal static class LandCells
{
    /// <summary>
    /// Down each meridian from the north pole, which is water: every crossing of the coast changes sides. Meridians, not
    /// parallels, because Antarctica's coast goes round the pole and closes nowhere else.
    /// </summary>
    public static byte[] Find(Coast coast)
    {
        var cells = new byte[CellGrid.Count];
        var crossings = new List<double>[CellGrid.Columns];
        for (var column = 0; column < crossings.Length; column++)
            crossings[column] = [];
        foreach (var (first, last) in coast.Lines)
        {
            for (var i = first; i < last; i++)
                AddCrossings(coast, i, crossings);
        }
        for (var column = 0; column < CellGrid.Columns; column++)
        {
            var latitudes = crossings[column];
            latitudes.Sort((a, b) => b.CompareTo(a));
            var passed = 0;
            for (var row = CellGrid.Rows - 1; row >= 0; row--)
            {
                while (passed < latitudes.Count && latitudes[passed] > CellGrid.ReferenceLatitude(row))
                    passed++;
                cells[(row * CellGrid.Columns) + column] = (byte)(passed & 1);
            }
        }
        return cells;
    }

    private static void AddCrossings(Coast coast, int segment, List<double>[] crossings)
    {
        double x0 = coast.Longitudes[segment], x1 = coast.Longitudes[segment + 1];
        double y0 = coast.Latitudes[segment], y1 = coast.Latitudes[segment + 1];
        var box = coast.CellsOf(segment);
        for (var column = box.West; column <= box.East; column++)
        {
            var longitude = CellGrid.ReferenceLongitude(column);
            if ((x0 > longitude) != (x1 > longitude))
                crossings[column].Add(y0 + ((y1 - y0) * (longitude - x0) / (x1 - x0)));
        }
    }
}
