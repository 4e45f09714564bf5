using System.Numerics;
using System.Runtime.InteropServices;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Silences;

/// <summary>
/// How many tracks were heard in each square degree and half hour: so an outage of the feed, the time between two passes of a satellite
/// and the end of a station's range are told from a ship that switched off.
/// </summary>
internal sealed partial class Reception(long finalAfterMs)
{
    private const long SlotMs = 30 * 60_000;

    /// <summary>Half hours before and after the start of a silence that are looked at: 3 h, in which several satellites pass.</summary>
    public const int Slots = 6;

    /// <summary>A silence is final so long after its start (ms): then no report of these half hours can come any more.</summary>
    public long FinalAfterMs { get; } = (Slots + 1) * SlotMs + finalAfterMs;

    private readonly int _mask = (int)BitOperations.RoundUpToPowerOf2((uint)((finalAfterMs + (2 * Slots + 4) * SlotMs) / SlotMs)) - 1;

    /// <summary>A ring of half hours for each square degree in which anything was heard.</summary>
    private readonly Dictionary<int, Cell> _cells = [];

    private sealed class Cell(int slots)
    {
        public long Newest = long.MinValue;
        public readonly ushort[] Tracks = new ushort[slots];
    }

    /// <summary>Takes a fix of a track, in the order of its time. The first of each half hour counts.</summary>
    public void Note(Track track, long time, double latitude, double longitude)
    {
        var slot = Slot(time);
        if (slot <= track.HeardIn) return;
        track.HeardIn = slot;
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, Number(Row(latitude), Column(longitude)), out _);
        cell ??= new Cell(_mask + 1);
        if (cell.Newest == long.MinValue || slot - cell.Newest > _mask)
        {
            Array.Clear(cell.Tracks);
            cell.Newest = slot;
        }

        for (; cell.Newest < slot; cell.Newest++) cell.Tracks[(cell.Newest + 1) & _mask] = 0;
        if (slot <= cell.Newest - _mask) return;
        ref var tracks = ref cell.Tracks[slot & _mask];
        if (tracks < ushort.MaxValue) tracks++;
    }

    /// <summary>What others show about a silence that begins with a fix of its ship.</summary>
    public Heard Around(in Sighting from)
    {
        var slot = Slot(from.Time);
        var (before, after) = (0, 0);
        for (var i = 1; i <= Slots; i++)
        {
            // Before, the ship itself was one of those that were heard.
            if (Tracks(from, slot - i) > 1) before++;
            if (Tracks(from, slot + i) > 0) after++;
        }

        return new Heard(before, after);
    }

    /// <summary>Tracks heard in the square degree of a place and those around it, as wide as they are high.</summary>
    private int Tracks(in Sighting place, long slot)
    {
        int row = Row(place.Latitude), column = Column(place.Longitude), sum = 0;
        for (var r = Math.Max(0, row - 1); r <= Math.Min(179, row + 1); r++)
        {
            var reach = Math.Min(179, (int)Math.Round(1 / Math.Max(0.01, Math.Cos(Math.Abs(r - 89.5) * Math.PI / 180))));
            for (var c = column - reach; c <= column + reach; c++)
            {
                if (!_cells.TryGetValue(Number(r, (c + 360) % 360), out var cell) || slot > cell.Newest || slot <= cell.Newest - _mask) continue;
                sum += cell.Tracks[slot & _mask];
            }
        }

        return sum;
    }

    /// <summary>Forgets the cells in which nothing was heard that anybody asks about any more.</summary>
    /// <param name="now">The watermark (ms).</param>
    public void Forget(long now)
    {
        foreach (var (number, cell) in _cells)
            if (cell.Newest < Slot(now) - _mask) _cells.Remove(number);
    }

    private static long Slot(long time) => (long)Math.Floor(time / (double)SlotMs);

    private static int Row(double latitude) => Math.Clamp((int)(latitude + 90), 0, 179);

    private static int Column(double longitude) => Math.Clamp((int)(longitude + 180), 0, 359);

    private static int Number(int row, int column) => row * 360 + column;
}
