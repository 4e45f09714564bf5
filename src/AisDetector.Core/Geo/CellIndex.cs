using System.Numerics;
using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// Which items lie in which cell of <see cref="CellGrid"/>. Few cells hold any. So a bitmap says which do, and counts beside it say
/// where their items begin: a look-up counts the bits before the cell's.
/// </summary>
internal sealed class CellIndex
{
    private readonly ulong[] _occupied = new ulong[(CellGrid.Count + 63) / 64];
    private readonly int[] _rank = new int[((CellGrid.Count + 63) / 64) + 1];
    private readonly int[] _starts;
    private readonly int[] _items;

    private CellIndex(int occupiedCellsAtMost)
    {
        _starts = new int[occupiedCellsAtMost + 1];
        _items = [];
    }

    private CellIndex(Coast coast)
    {
        Mark(coast, _occupied);
        var cells = CountRanks();
        _starts = new int[cells + 1];
        _items = Fill(coast);
    }

    /// <summary>Segments of the coast: the item is the vertex that a segment starts at; a segment stands in every cell that its box touches.</summary>
    public static CellIndex OfSegments(Coast coast) => new(coast);

    /// <summary>Points that are in the order of their cells: the items are the positions in that order.</summary>
    public static CellIndex OfSortedPoints(ReadOnlySpan<float> latitudes, ReadOnlySpan<float> longitudes)
    {
        var index = new CellIndex(latitudes.Length);
        var cells = 0;
        var last = -1;
        for (var i = 0; i < latitudes.Length; i++)
        {
            var cell = (CellGrid.Row(latitudes[i]) * CellGrid.Columns) + CellGrid.Column(longitudes[i]);
            if (cell < last)
                throw new InvalidDataException("The points are not in the order of their cells.");
            if (cell != last)
            {
                index._starts[cells++] = i;
                index._occupied[cell >> 6] |= 1UL << (cell & 63);
                last = cell;
            }
        }
        index._starts[cells] = latitudes.Length;
        index.CountRanks();
        return index;
    }

    /// <summary>The items of a cell as a range: of positions for points, of <see cref="Items"/> for segments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryGetRange(int cell, out int start, out int end)
    {
        var word = _occupied[cell >> 6];
        var bit = 1UL << (cell & 63);
        if ((word & bit) == 0)
        {
            start = end = 0;
            return false;
        }
        var rank = _rank[cell >> 6] + BitOperations.PopCount(word & (bit - 1));
        start = _starts[rank];
        end = _starts[rank + 1];
        return true;
    }

    public ReadOnlySpan<int> Items => _items;

    /// <summary>The words of the bitmap of cells that hold anything.</summary>
    public ReadOnlySpan<ulong> Occupied => _occupied;

    private int CountRanks()
    {
        var cells = 0;
        for (var word = 0; word < _occupied.Length; word++)
        {
            _rank[word] = cells;
            cells += BitOperations.PopCount(_occupied[word]);
        }
        _rank[^1] = cells;
        return cells;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mark(Coast coast, ulong[] occupied)
    {
        foreach (var (first, last) in coast.Lines)
        {
            for (var i = first; i < last; i++)
            {
                var box = coast.CellsOf(i);
                for (var row = box.South; row <= box.North; row++)
                {
                    for (var column = box.West; column <= box.East; column++)
                    {
                        var cell = (row * CellGrid.Columns) + column;
                        occupied[cell >> 6] |= 1UL << (cell & 63);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int[] Fill(Coast coast)
    {
        // First the items of each cell are counted. The sums of the counts are where each cell ends. Then each cell is filled from its end.
        foreach (var (first, last) in coast.Lines)
        {
            for (var i = first; i < last; i++)
            {
                var box = coast.CellsOf(i);
                for (var row = box.South; row <= box.North; row++)
                {
                    for (var column = box.West; column <= box.East; column++)
                        _starts[RankOf((row * CellGrid.Columns) + column)]++;
                }
            }
        }
        for (var cell = 1; cell < _starts.Length; cell++)
            _starts[cell] += _starts[cell - 1];
        var items = new int[_starts[^1]];
        foreach (var (first, last) in coast.Lines)
        {
            for (var i = first; i < last; i++)
            {
                var box = coast.CellsOf(i);
                for (var row = box.South; row <= box.North; row++)
                {
                    for (var column = box.West; column <= box.East; column++)
                        items[--_starts[RankOf((row * CellGrid.Columns) + column)]] = i;
                }
            }
        }
        return items;
    }

    private int RankOf(int cell) =>
        _rank[cell >> 6] + BitOperations.PopCount(_occupied[cell >> 6] & ((1UL << (cell & 63)) - 1));
}
