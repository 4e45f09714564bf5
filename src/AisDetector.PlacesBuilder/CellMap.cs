using AisDetector.Core.Geo;

namespace AisDetector.PlacesBuilder;

/// <summary>The traits of every cell.</summary>
internal sealed class CellMap
{
    private readonly CellTraits[] _cells = new CellTraits[CellGrid.Count];

    public CellMap(IReadOnlyCollection<List<(int X, int Y)>> lines)
    {
        var sides = new LandSides(lines, CellGrid.Reference, CellGrid.Units, CellGrid.Columns);
        for (var row = 0; row < CellGrid.Rows; row++)
            for (var column = 0; column < CellGrid.Columns; column++)
                if (sides.IsLand(column, (row * CellGrid.Units) + CellGrid.Reference))
                    _cells[(row * CellGrid.Columns) + column] = CellTraits.Land;
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Count; i++)
                MarkCoast(line[i - 1].X, line[i - 1].Y, line[i].X, line[i].Y);
        }
        for (var cell = 0; cell < _cells.Length; cell++)
            if ((_cells[cell] & CellTraits.Coast) != 0)
                MarkNear(cell);
    }

    public void MarkNear(double latitude, double longitude) => MarkNear((CellGrid.Row(latitude) * CellGrid.Columns) + CellGrid.Column(longitude));

    /// <summary>For each tile its cells, row by row. The array is used again.</summary>
    public IEnumerable<byte[]> Tiles()
    {
        const int side = CellGrid.CellsPerDegree;
        var cells = new byte[side * side];
        for (var tile = 0; tile < ChartGrid.Tiles; tile++)
        {
            var (row, column) = Math.DivRem(tile, ChartGrid.TileColumns);
            for (var cell = 0; cell < cells.Length; cell++)
                cells[cell] = (byte)_cells[(((row * side) + (cell / side)) * CellGrid.Columns) + (column * side) + (cell % side)];
            yield return cells;
        }
    }

    /// <summary>The cells that the box round a segment touches; a long one is halved before, so that the boxes stay small.</summary>
    private void MarkCoast(double x0, double y0, double x1, double y1)
    {
        if (Math.Abs(x1 - x0) > CellGrid.Units || Math.Abs(y1 - y0) > CellGrid.Units)
        {
            double x = (x0 + x1) / 2, y = (y0 + y1) / 2;
            MarkCoast(x0, y0, x, y);
            MarkCoast(x, y, x1, y1);
            return;
        }
        for (var row = Cell(Math.Min(y0, y1), CellGrid.Rows); row <= Cell(Math.Max(y0, y1), CellGrid.Rows); row++)
            for (var column = Cell(Math.Min(x0, x1), CellGrid.Columns); column <= Cell(Math.Max(x0, x1), CellGrid.Columns); column++)
                _cells[(row * CellGrid.Columns) + column] |= CellTraits.Coast;
    }

    private static int Cell(double units, int cells) => Math.Min((int)(units / CellGrid.Units), cells - 1);

    private void MarkNear(int cell)
    {
        var (row, column) = Math.DivRem(cell, CellGrid.Columns);
        for (var near = Math.Max(row - 1, 0); near <= Math.Min(row + 1, CellGrid.Rows - 1); near++)
        {
            var reach = ColumnsInReach[near];
            for (var offset = -reach; offset <= reach; offset++)
                _cells[(near * CellGrid.Columns) + ((column + offset + CellGrid.Columns) % CellGrid.Columns)] |= CellTraits.Near;
        }
    }

    /// <summary>How many columns to either side a position of this row can look, at most.</summary>
    private static int[] ColumnsInReach { get; } =
        [.. Enumerable.Range(0, CellGrid.Rows).Select(row =>
        {
            var poleward = Math.Max(Math.Abs((row / (double)CellGrid.CellsPerDegree) - 90), Math.Abs(((row + 1) / (double)CellGrid.CellsPerDegree) - 90));
            var degrees = ChartGrid.DegreesEast(poleward, Math.Max(PlaceRules.CoastReachKm, PlaceRules.PointReachKm));
            return Math.Min((int)Math.Ceiling(degrees * CellGrid.CellsPerDegree), (CellGrid.Columns / 2) - 1);
        })];
}
