namespace AisDetector.Core.Geo;

/// <summary>A segment of the coast on a plane map round a position: kilometres east and north of it.</summary>
internal readonly record struct NearbySegment(double FromEast, double FromNorth, double ToEast, double ToNorth)
{
    /// <summary>The square of the distance of a point of the map.</summary>
    public double SquaredKmTo(double east, double north) => SquaredKmTo(east, north, out _, out _);

    /// <param name="nearestEast">East and north of the nearest point of the segment.</param>
    public double SquaredKmTo(double east, double north, out double nearestEast, out double nearestNorth)
    {
        double dx = ToEast - FromEast, dy = ToNorth - FromNorth;
        var lengthSquared = (dx * dx) + (dy * dy);
        var along = lengthSquared == 0 ? 0 : Math.Clamp((((east - FromEast) * dx) + ((north - FromNorth) * dy)) / lengthSquared, 0, 1);
        (nearestEast, nearestNorth) = (FromEast + (along * dx), FromNorth + (along * dy));
        double x = nearestEast - east, y = nearestNorth - north;
        return (x * x) + (y * y);
    }
}

/// <summary>
/// The segments of all squares within some kilometres of a position, over the borders of tiles and the antimeridian; to be used with foreach. A
/// segment that touches several squares comes several times. The plane map is right to 0.3 % over 2 km up to 85 degrees of latitude.
/// </summary>
internal ref struct NearbyCoast
{
    private readonly CoastTiles _tiles;
    private readonly double _x, _y, _kmEast;
    private readonly int _lastRow, _firstColumn, _lastColumn;
    private int _row, _column, _next;
    private ReadOnlySpan<int> _segments;
    private CoastTile? _tile;
    private double _tileX, _tileY;

    public NearbyCoast(CoastTiles tiles, double latitude, double longitude, double reachKm)
    {
        _tiles = tiles;
        (_x, _y) = (ChartGrid.X(longitude), ChartGrid.Y(latitude));
        _kmEast = ChartGrid.KmPerUnit * Math.Cos(latitude * (Math.PI / 180));
        var north = reachKm / ChartGrid.KmPerUnit;
        var east = ChartGrid.DegreesEast(latitude, reachKm) * ChartGrid.UnitsPerDegree;
        _row = Math.Max((int)((_y - north) / ChartGrid.SquareUnits), 0);
        _lastRow = Math.Min((int)((_y + north) / ChartGrid.SquareUnits), (ChartGrid.TileRows * ChartGrid.Squares) - 1);
        _firstColumn = (int)Math.Floor((_x - east) / ChartGrid.SquareUnits);
        _lastColumn = (int)Math.Floor((_x + east) / ChartGrid.SquareUnits);
        _column = _firstColumn - 1;
    }

    public readonly NearbyCoast GetEnumerator() => this;

    public NearbySegment Current { get; private set; }

    public bool MoveNext()
    {
        while (_next >= _segments.Length)
            if (!NextSquare()) return false;
        var i = _segments[_next++];
        var x = _tile!.X;
        var y = _tile.Y;
        Current = new NearbySegment(
            (x[i] - _tileX) * _kmEast, (y[i] - _tileY) * ChartGrid.KmPerUnit, (x[i + 1] - _tileX) * _kmEast, (y[i + 1] - _tileY) * ChartGrid.KmPerUnit);
        return true;
    }

    private bool NextSquare()
    {
        const int around = ChartGrid.TileColumns * ChartGrid.Squares;
        if (++_column > _lastColumn)
        {
            if (++_row > _lastRow) return false;
            _column = _firstColumn;
        }
        // The square may lie on the other side of the antimeridian: then the position gets the longitude that it has there.
        var wrapped = _column < 0 ? _column + around : _column >= around ? _column - around : _column;
        var (tileRow, row) = Math.DivRem(_row, ChartGrid.Squares);
        var (tileColumn, column) = Math.DivRem(wrapped, ChartGrid.Squares);
        _tile = _tiles.At(tileRow, tileColumn);
        _segments = _tile is null ? [] : _tile.SegmentsIn(row, column);
        _next = 0;
        _tileX = _x + ((wrapped - _column) * (double)ChartGrid.SquareUnits) - (tileColumn * (double)ChartGrid.TileUnits);
        _tileY = _y - (tileRow * (double)ChartGrid.TileUnits);
        return true;
    }
}
