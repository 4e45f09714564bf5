using System.Numerics;
using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// Which points lie in which cell of <see cref="CellGrid"/>. Few cells hold any. So a bitmap says which do, and counts beside it say
/// where their points begin: a look-up counts the bits before the cell's.
/// </summary>
internal sealed class CellIndex
{
    private readonly ulong[] _occupied = new ulong[(CellGrid.Count + 63) / 64];
    private readonly int[] _rank = new int[((CellGrid.Count + 63) / 64) + 1];
    private readonly int[] _starts;

    private CellIndex(int occupiedCellsAtMost) => _starts = new int[occupiedCellsAtMost + 1];

    /// <summary>Points that are in the order of their cells.</summary>
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

    /// <summary>The points of a cell as a range of positions.</summary>
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
}
