using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Text;

namespace AisDetector.Core.Geo;

/// <summary>
/// The format of the shipped places. Four bytes of magic and version, the length of the rest, and the rest compressed by Brotli:
/// <list type="number">
/// <item>the coast's grid (three doubles: degrees of longitude and of latitude per unit, latitude of unit 0; longitude counts from 180 W), then each polyline: its
/// number of vertices and the differences from vertex to vertex in units (the first from the previous polyline's first);</item>
/// <item>a bit a vertex, lowest first: the segment that starts there is a shore near a port;</item>
/// <item>the cells of <see cref="CellGrid"/> by whether their reference point lies on land, as lengths of runs, water first;</item>
/// <item>names, as UTF-8 with lengths;</item>
/// <item>listed points in the order of their cells: kind, name, differences of latitude and longitude in <see cref="PointsPerDegree"/>ths of a degree.</item>
/// </list>
/// Whole numbers are LEB128, differences zigzag.
/// </summary>
internal static class PlacesResource
{
    /// <summary>"ADP" and the version of the format.</summary>
    public const uint Magic = 0x0150_4441;

    /// <summary>A unit is 11 m: a listed point is the middle of a cell of 500 m.</summary>
    public const int PointsPerDegree = 10_000;

    private const int LongestContent = 64 << 20;

    public static (Coast Coast, ListedPoints Points, byte[] LandCells) Read(ReadOnlySpan<byte> resource)
    {
        if (resource.Length < 8 || BinaryPrimitives.ReadUInt32LittleEndian(resource) != Magic)
            throw new InvalidDataException("Not a places resource of this version.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(resource[4..]);
        if (length is < 0 or > LongestContent)
            throw new InvalidDataException("The places resource is damaged.");
        var content = new byte[length];
        if (!BrotliDecoder.TryDecompress(resource[8..], content, out var written) || written != length)
            throw new InvalidDataException("The places resource is damaged or cut short.");
        try
        {
            var reader = new Reader(content);
            var coast = ReadCoast(ref reader);
            var land = ReadLandCells(ref reader);
            return (coast, ReadPoints(ref reader), land);
        }
        catch (Exception e) when (e is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("The places resource is damaged.", e);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Coast ReadCoast(ref Reader reader)
    {
        var grid = new CoastGrid(reader.Double(), reader.Double(), reader.Double());
        var lines = reader.Count();
        var vertices = reader.Count();
        var starts = new int[lines + 1];
        var (latitudes, longitudes) = (new float[vertices], new float[vertices]);
        int next = 0, firstX = 0, firstY = 0;
        for (var line = 0; line < lines; line++)
        {
            starts[line] = next;
            var end = next + reader.Count();
            int x = firstX, y = firstY;
            for (var i = next; i < end; i++)
            {
                x += reader.Difference();
                y += reader.Difference();
                if (i == next)
                    (firstX, firstY) = (x, y);
                longitudes[i] = grid.Longitude(x);
                latitudes[i] = grid.Latitude(y);
            }
            next = end;
        }
        starts[lines] = next;
        var portShore = new bool[vertices];
        for (var i = 0; i < vertices; i += 8)
        {
            int bits = reader.Byte();
            for (var bit = 0; bits != 0; bit++, bits >>= 1)
            {
                if ((bits & 1) != 0)
                    portShore[i + bit] = true;
            }
        }
        return new Coast(latitudes, longitudes, starts, portShore);
    }

    private static byte[] ReadLandCells(ref Reader reader)
    {
        var cells = new byte[CellGrid.Count];
        byte side = 0;
        for (var next = 0; next < cells.Length; side ^= 1)
        {
            var run = reader.Count();
            if (side != 0)
                cells.AsSpan(next, run).Fill(1);
            next += run;
        }
        return cells;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static ListedPoints ReadPoints(ref Reader reader)
    {
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

    /// <summary>Degrees of a listed point's unit.</summary>
    public static float Degrees(int unit) => (float)(unit / (double)PointsPerDegree);

    /// <summary>The source's own quantised grid, kept so that nothing is rounded twice.</summary>
    internal readonly record struct CoastGrid(double LongitudeUnit, double LatitudeUnit, double LatitudeOrigin)
    {
        public float Longitude(int x) => (float)((x * LongitudeUnit) - 180);
        public float Latitude(int y) => (float)((y * LatitudeUnit) + LatitudeOrigin);
    }

    private ref struct Reader(ReadOnlySpan<byte> content)
    {
        private readonly ReadOnlySpan<byte> _content = content;
        private int _next;

        public byte Byte() => _content[_next++];

        public int Count()
        {
            uint value = 0;
            for (var shift = 0; shift < 35; shift += 7)
            {
                var part = _content[_next++];
                value |= (uint)(part & 0x7F) << shift;
                if (part < 0x80)
                    return checked((int)value);
            }
            throw new OverflowException();
        }

        public int Difference()
        {
            var value = Count();
            return (value >>> 1) ^ -(value & 1);
        }

        public double Double()
        {
            var value = BinaryPrimitives.ReadDoubleLittleEndian(_content[_next..]);
            _next += 8;
            return value;
        }

        public string Text()
        {
            var length = Count();
            var text = Encoding.UTF8.GetString(_content.Slice(_next, length));
            _next += length;
            return text;
        }
    }
}
