using System.Numerics;
using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// The coast inside one tile of <see cref="ChartGrid"/>: polylines, which are cut where they leave it. Each square of the tile knows the segments that touch
/// it, and whether its reference point lies on land. Coordinates count from the south-west corner, in units.
/// </summary>
internal sealed class CoastTile
{
    /// <summary>Reference points lie at whole units and a half, so that none falls on a vertex: the corner's, and each square's in its middle.</summary>
    public const double CornerReference = 0.5, SquareReference = (ChartGrid.SquareUnits / 2) + 0.5;

    private readonly int[] _x;
    private readonly int[] _y;
    private readonly int[] _lineStarts;

    /// <summary>For each row of squares a bit a column: any segment touches it; its reference point is on land.</summary>
    private readonly ulong[] _occupied = new ulong[ChartGrid.Squares];
    private readonly ulong[] _land = new ulong[ChartGrid.Squares];

    /// <summary>Occupied squares before the row; where each occupied square's segments begin.</summary>
    private readonly int[] _rank = new int[ChartGrid.Squares + 1];
    private readonly int[] _starts;
    private readonly int[] _segments;

    private CoastTile(int[] x, int[] y, int[] lineStarts, bool cornerIsLand)
    {
        (_x, _y, _lineStarts) = (x, y, lineStarts);
        MarkSquares();
        _starts = new int[_rank[^1] + 1];
        _segments = FillSquares();
        FindLand(cornerIsLand);
    }

    public ReadOnlySpan<int> X => _x;
    public ReadOnlySpan<int> Y => _y;

    /// <summary>The first vertex of every polyline, and the number of vertices.</summary>
    public ReadOnlySpan<int> LineStarts => _lineStarts;

    /// <summary>Whether the corner is land; the number of polylines, and of vertices; each polyline's number of vertices, and the differences from vertex to vertex, its first from the first of the polyline before.</summary>
    /// <exception cref="InvalidDataException">The bytes are no tile.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CoastTile Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new ResourceReader(bytes);
            var cornerIsLand = reader.Byte() != 0;
            var starts = new int[reader.Count() + 1];
            var vertices = reader.Count();
            var (x, y) = (new int[vertices], new int[vertices]);
            int next = 0, firstX = 0, firstY = 0;
            for (var line = 0; line < starts.Length - 1; line++)
            {
                starts[line] = next;
                var end = next + reader.Count();
                var (lastX, lastY) = (firstX, firstY);
                for (var i = next; i < end; i++)
                {
                    (x[i], y[i]) = (lastX += reader.Difference(), lastY += reader.Difference());
                    if ((uint)lastX > ChartGrid.TileUnits || (uint)lastY > ChartGrid.TileUnits)
                        throw new InvalidDataException("A tile of the places resource is damaged.");
                }
                (firstX, firstY, next) = (x[next], y[next], end);
            }
            starts[^1] = next;
            return new CoastTile(x, y, starts, cornerIsLand);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("A tile of the places resource is damaged.", e);
        }
    }

    /// <summary>The segments that touch a square, by their first vertices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ReadOnlySpan<int> SegmentsIn(int row, int column)
    {
        var bit = 1UL << column;
        if ((_occupied[row] & bit) == 0)
            return [];
        var rank = _rank[row] + BitOperations.PopCount(_occupied[row] & (bit - 1));
        return _segments.AsSpan(_starts[rank].._starts[rank + 1]);
    }

    /// <summary>The line to the square's reference point changes sides at each segment that it crosses.</summary>
    public bool IsLand(double x, double y)
    {
        int row = Square(y), column = Square(x);
        var land = (_land[row] >> column & 1) != 0;
        double toX = (column * ChartGrid.SquareUnits) + SquareReference, toY = (row * ChartGrid.SquareUnits) + SquareReference;
        foreach (var segment in SegmentsIn(row, column))
            land ^= Crosses(segment, x, y, toX, toY);
        return land;
    }

    /// <summary>The square of a coordinate within the tile; the far border belongs to the last one.</summary>
    private static int Square(double units) => Math.Clamp((int)(units / ChartGrid.SquareUnits), 0, ChartGrid.Squares - 1);

    /// <summary>Half open: a vertex counts for one of its two segments.</summary>
    private bool Crosses(int segment, double x, double y, double toX, double toY)
    {
        double ax = _x[segment] - x, ay = _y[segment] - y;
        double bx = _x[segment + 1] - x, by = _y[segment + 1] - y;
        double tx = toX - x, ty = toY - y;
        if (((tx * ay) - (ty * ax) > 0) == ((tx * by) - (ty * bx) > 0))
            return false;
        double dx = bx - ax, dy = by - ay;
        return ((dy * ax) - (dx * ay) > 0) != ((dx * (ty - ay)) - (dy * (tx - ax)) > 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MarkSquares()
    {
        for (var line = 0; line < _lineStarts.Length - 1; line++)
        {
            for (var i = _lineStarts[line]; i < _lineStarts[line + 1] - 1; i++)
            {
                var (west, east) = Range(_x[i], _x[i + 1]);
                var (south, north) = Range(_y[i], _y[i + 1]);
                for (var row = south; row <= north; row++)
                    _occupied[row] |= (2UL << east) - (1UL << west);
            }
        }
        for (var row = 0; row < ChartGrid.Squares; row++)
            _rank[row + 1] = _rank[row] + BitOperations.PopCount(_occupied[row]);
    }

    /// <summary>First the segments of each square are counted. The sums of the counts are where each square ends. Then each is filled from its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] FillSquares()
    {
        int[] segments = [];
        for (var pass = 0; pass < 2; pass++)
        {
            for (var line = _lineStarts.Length - 2; line >= 0; line--)
            {
                for (var i = _lineStarts[line + 1] - 2; i >= _lineStarts[line]; i--)
                {
                    var (west, east) = Range(_x[i], _x[i + 1]);
                    var (south, north) = Range(_y[i], _y[i + 1]);
                    for (var row = south; row <= north; row++)
                    {
                        var rank = _rank[row] + BitOperations.PopCount(_occupied[row] & ((1UL << west) - 1));
                        for (var column = west; column <= east; column++, rank++)
                        {
                            if (pass == 0)
                                _starts[rank]++;
                            else
                                segments[--_starts[rank]] = i;
                        }
                    }
                }
            }
            if (pass == 0)
            {
                for (var square = 1; square < _starts.Length; square++)
                    _starts[square] += _starts[square - 1];
                segments = new int[_starts[^1]];
            }
        }
        return segments;
    }

    private static (int First, int Last) Range(int from, int to)
    {
        int a = Square(from), b = Square(to);
        return a < b ? (a, b) : (b, a);
    }

    /// <summary>
    /// From the corner's reference point eastward to below the reference points of each column, then northward along the column: every segment that is crossed
    /// changes sides for all that lies behind it.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FindLand(bool cornerIsLand)
    {
        const ulong all = (1UL << ChartGrid.Squares) - 1;
        var south = cornerIsLand ? all : 0;
        for (var line = 0; line < _lineStarts.Length - 1; line++)
        {
            for (var i = _lineStarts[line]; i < _lineStarts[line + 1] - 1; i++)
            {
                double x0 = _x[i], x1 = _x[i + 1], y0 = _y[i], y1 = _y[i + 1];
                if (y0 > CornerReference != y1 > CornerReference
                    && x0 + ((x1 - x0) * (CornerReference - y0) / (y1 - y0)) is > CornerReference and var x && FirstBehind(x) is < ChartGrid.Squares and var behind)
                    south ^= all & ~((1UL << behind) - 1);
                var (west, east) = Range(_x[i], _x[i + 1]);
                for (var column = west; column <= east; column++)
                {
                    var reference = (column * ChartGrid.SquareUnits) + SquareReference;
                    if (x0 > reference != x1 > reference
                        && y0 + ((y1 - y0) * (reference - x0) / (x1 - x0)) is > CornerReference and var y && FirstBehind(y) is < ChartGrid.Squares and var above)
                        _land[above] ^= 1UL << column;
                }
            }
        }
        for (var row = 0; row < ChartGrid.Squares; row++)
            _land[row] = south ^= _land[row];
    }

    /// <summary>The first square whose reference lies beyond a coordinate.</summary>
    private static int FirstBehind(double units) => Math.Max(0, (int)Math.Floor((units - SquareReference) / ChartGrid.SquareUnits) + 1);
}
