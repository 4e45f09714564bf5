using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>What is known of a cell of <see cref="CellGrid"/> without reading a tile.</summary>
[Flags]
internal enum CellTraits : byte
{
    None = 0,
    /// <summary>Its reference point lies on land.</summary>
    Land = 1,
    /// <summary>A coast or a listed point lies so near that it may matter (<see cref="PlaceRules"/>).</summary>
    Near = 2,
    /// <summary>A coast may touch it.</summary>
    Coast = 4,
}

/// <summary>
/// The coast of the world in tiles. Each tile is read when it is first asked for, and kept. Two threads may read the same tile
/// at once; it does not matter whose is kept.
/// </summary>
internal sealed class CoastTiles
{
    private const int CellsAlong = CellGrid.CellsPerDegree, CellsPerTile = CellsAlong * CellsAlong;

    /// <summary>For each tile the traits of its cells, where they are all the same; otherwise this plus the number of the tile's block in <see cref="_mixed"/>.</summary>
    private const int Mixed = 8;

    private readonly int[] _traits;
    private readonly byte[] _mixed;

    /// <summary>For each tile one more than the number among those with coast; 0: none.</summary>
    private readonly int[] _numbers = new int[ChartGrid.Tiles];
    private readonly int[] _tileOf;
    private readonly int[] _offsets;
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly CoastTile?[] _read;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private CoastTiles(int[] traits, byte[] mixed, int[] tileOf, int[] offsets, ReadOnlyMemory<byte> bytes)
    {
        (_traits, _mixed, _tileOf, _offsets, _bytes) = (traits, mixed, tileOf, offsets, bytes);
        _read = new CoastTile[tileOf.Length];
        for (var number = 0; number < tileOf.Length; number++)
            _numbers[tileOf[number]] = number + 1;
    }

    /// <summary>A world without coast, whose cells have these traits.</summary>
    public static CoastTiles Without(CellTraits traits)
    {
        var all = new int[ChartGrid.Tiles];
        all.AsSpan().Fill((int)traits);
        return new CoastTiles(all, [], [], [0], default);
    }

    /// <summary>How many tiles have a coast; they are numbered from 0.</summary>
    public int Count => _tileOf.Length;

    /// <summary>
    /// The index: for each tile the traits of its cells or, where they differ, 255; the traits of the cells of those, row by row; the number of tiles with coast;
    /// for each of them the difference of its place from the one before, and the length of its bytes.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CoastTiles Read(byte[] index, ReadOnlyMemory<byte> tiles)
    {
        var reader = new ResourceReader(index);
        var (traits, blocks) = (new int[ChartGrid.Tiles], 0);
        for (var tile = 0; tile < traits.Length; tile++)
            traits[tile] = reader.Byte() is not 255 and var all ? all : Mixed + blocks++;
        var mixed = reader.Bytes(blocks * CellsPerTile).ToArray();
        var tileOf = new int[reader.Count()];
        var offsets = new int[tileOf.Length + 1];
        for (var (number, tile) = (0, 0); number < tileOf.Length; number++)
        {
            tileOf[number] = tile += reader.Count();
            offsets[number + 1] = offsets[number] + reader.Count();
        }
        if (offsets[^1] != tiles.Length)
            throw new InvalidDataException("The places resource is damaged.");
        return new CoastTiles(traits, mixed, tileOf, offsets, tiles);
    }

    public int Row(int number) => _tileOf[number] / ChartGrid.TileColumns;

    public int Column(int number) => _tileOf[number] % ChartGrid.TileColumns;

    public CellTraits TraitsOf(int cellRow, int cellColumn)
    {
        var traits = _traits[(cellRow / CellsAlong * ChartGrid.TileColumns) + (cellColumn / CellsAlong)];
        return (CellTraits)(traits < Mixed ? traits : _mixed[((traits - Mixed) * CellsPerTile) + (cellRow % CellsAlong * CellsAlong) + (cellColumn % CellsAlong)]);
    }

    /// <summary>Null where there is no coast.</summary>
    public CoastTile? At(int tileRow, int tileColumn)
    {
        var number = _numbers[(tileRow * ChartGrid.TileColumns) + tileColumn] - 1;
        return number < 0 ? null : this[number];
    }

    public CoastTile this[int number] => _read[number] ??= CoastTile.Read(_bytes.Span[_offsets[number].._offsets[number + 1]]);

    /// <summary>Inside the land as the coast draws it. Latitude in -90..90, longitude in -180..180.</summary>
    public bool IsLand(double latitude, double longitude)
    {
        var traits = TraitsOf(CellGrid.Row(latitude), CellGrid.Column(longitude));
        if ((traits & CellTraits.Coast) == 0)
            return (traits & CellTraits.Land) != 0;
        var (row, column) = (Math.Min((int)(latitude + 90), ChartGrid.TileRows - 1), Math.Min((int)(longitude + 180), ChartGrid.TileColumns - 1));
        return At(row, column) is { } tile
            ? tile.IsLand(ChartGrid.X(longitude) - (column * ChartGrid.TileUnits), ChartGrid.Y(latitude) - (row * ChartGrid.TileUnits))
            : (traits & CellTraits.Land) != 0;
    }
}
