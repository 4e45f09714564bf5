using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// The format of the shipped places. Four bytes of magic and version; then, little-endian, the length of the whole, and for each of the first three parts its length as compressed
/// by Brotli and its length as read; then the parts:
/// <list type="number">
/// <item>the index of the coast (<see cref="CoastTiles.Read"/>), which is read at once;</item>
/// <item>the listed points: names, as UTF-8 with lengths, and the points in the order of their cells, each with kind, name, and differences of latitude and longitude in <see cref="PointsPerDegree"/>ths of a degree;</item>
/// <item>the coast as it is drawn on maps of large areas (<see cref="CoarseCoast.Read"/>);</item>
/// <item>the tiles of the coast (<see cref="CoastTile.Read"/>), not compressed, each read when it is first asked for.</item>
/// </list>
/// Whole numbers are LEB128, differences zigzag.
/// </summary>
internal sealed class PlacesResource
{
    /// <summary>"ADP" and the version of the format.</summary>
    public const uint Magic = 0x0250_4441;

    /// <summary>Magic, length, and two lengths for each of three parts.</summary>
    public const int HeaderLength = 4 * 8;

    /// <summary>A unit is 11 m: a listed point is the middle of a cell of 500 m.</summary>
    public const int PointsPerDegree = 10_000;

    private const int LongestPart = 64 << 20;

    private readonly ReadOnlyMemory<byte>[] _parts = new ReadOnlyMemory<byte>[3];
    private readonly int[] _lengths = new int[3];
    private readonly ReadOnlyMemory<byte> _tiles;

    /// <exception cref="InvalidDataException">The bytes are not such a resource, or are cut short.</exception>
    public PlacesResource(ReadOnlyMemory<byte> resource)
    {
        var bytes = resource.Span;
        if (bytes.Length < HeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic)
            throw new InvalidDataException("Not a places resource of this version.");
        if (Number(bytes, 1) != bytes.Length)
            throw new InvalidDataException("The places resource is damaged or cut short.");
        var next = HeaderLength;
        for (var part = 0; part < _parts.Length; part++)
        {
            var length = Number(bytes, 2 + (2 * part));
            _lengths[part] = Number(bytes, 3 + (2 * part));
            if (length < 0 || length > bytes.Length - next || _lengths[part] is < 0 or > LongestPart)
                throw new InvalidDataException("The places resource is damaged.");
            _parts[part] = resource.Slice(next, length);
            next += length;
        }
        _tiles = resource[next..];
    }

    /// <exception cref="InvalidDataException">The part is damaged.</exception>
    public CoastTiles ReadCoast() => Read(0, content => CoastTiles.Read(content, _tiles));

    /// <exception cref="InvalidDataException">The part is damaged.</exception>
    public ListedPoints ReadPoints() => Read(1, ReadPoints);

    /// <exception cref="InvalidDataException">The part is damaged.</exception>
    public CoarseCoast ReadCoarseCoast() => Read(2, CoarseCoast.Read);

    /// <summary>Degrees of a listed point's unit.</summary>
    public static float Degrees(int unit) => (float)(unit / (double)PointsPerDegree);

    private static int Number(ReadOnlySpan<byte> bytes, int number) => BinaryPrimitives.ReadInt32LittleEndian(bytes[(4 * number)..]);

    private T Read<T>(int part, Func<byte[], T> read)
    {
        var content = new byte[_lengths[part]];
        if (!BrotliDecoder.TryDecompress(_parts[part].Span, content, out var written) || written != content.Length)
            throw new InvalidDataException("The places resource is damaged.");
        try
        {
            return read(content);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("The places resource is damaged.", e);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ListedPoints ReadPoints(byte[] content)
    {
        var reader = new ResourceReader(content);
        var names = new string[reader.Count()];
        for (var i = 0; i < names.Length; i++)
            names[i] = reader.Text();
        var count = reader.Count();
        var (latitudes, longitudes) = (new float[count], new float[count]);
        var kinds = new PointKind[count];
        var nameOf = new ushort[count];
        int latitude = 0, longitude = 0;
        for (var i = 0; i < count; i++)
        {
            kinds[i] = (PointKind)reader.Byte();
            nameOf[i] = checked((ushort)reader.Count());
            latitudes[i] = Degrees(latitude += reader.Difference());
            longitudes[i] = Degrees(longitude += reader.Difference());
        }
        return new ListedPoints(latitudes, longitudes, kinds, nameOf, names);
    }
}
