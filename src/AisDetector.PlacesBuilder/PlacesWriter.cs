using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AisDetector.Core.Geo;

namespace AisDetector.PlacesBuilder;

/// <summary>A listed point as the resource has it; the name may be empty.</summary>
internal readonly record struct ResourcePoint(int Latitude, int Longitude, PointKind Kind, string Name)
{
    public double LatitudeDegrees => PlacesResource.Degrees(Latitude);
    public double LongitudeDegrees => PlacesResource.Degrees(Longitude);
    public int Cell => (CellGrid.Row(LatitudeDegrees) * CellGrid.Columns) + CellGrid.Column(LongitudeDegrees);

    public static ResourcePoint At(double latitude, double longitude, PointKind kind, string name) => new(
        (int)Math.Round(latitude * PlacesResource.PointsPerDegree), (int)Math.Round(longitude * PlacesResource.PointsPerDegree), kind, name);
}

/// <summary>Makes the resource whose format <see cref="PlacesResource"/> describes. The same inputs give the same bytes.</summary>
internal static class PlacesWriter
{
    public static byte[] Write(Sources sources, TextWriter log)
    {
        var points = Classify(sources, Places.Read(Write(sources.Coast, [])));
        var resource = Write(sources.Coast, points);

        log.WriteLine($"coast    {sources.Coast.Count} lines, {sources.Coast.Sum(line => (long)line.Length)} vertices");
        foreach (var kind in Enum.GetValues<PointKind>())
            log.WriteLine($"{kind,-9}{points.Count(p => p.Kind == kind)}");
        var places = Places.Read(resource);
        var roads = sources.Anchorages.Where(a => a.IsLabelledRoads).ToArray();
        var hidden = roads.Count(a => places.KindAt(a.Latitude, a.Longitude) == PlaceKind.Harbour);
        log.WriteLine($"of {roads.Length} points that the anchorage list labels as roads, {hidden} ({100.0 * hidden / roads.Length:0.0} %) lie in what is harbour here");
        log.WriteLine($"resource {resource.Length} bytes");
        return resource;
    }

    /// <param name="coast">Closed polylines, or such that end at the antimeridian or the southern edge, on <see cref="ChartGrid"/>.</param>
    /// <param name="points">In any order.</param>
    public static byte[] Write(IReadOnlyCollection<(int X, int Y)[]> coast, IEnumerable<ResourcePoint> points)
    {
        ResourcePoint[] sorted = [.. points.Distinct()
            .OrderBy(p => p.Cell).ThenBy(p => p.Latitude).ThenBy(p => p.Longitude).ThenBy(p => p.Kind).ThenBy(p => p.Name, StringComparer.Ordinal)];
        var tiles = TileCutter.Cut(coast);
        var lines = tiles.Values.SelectMany(pieces => pieces).ToArray();
        var cells = new CellMap(lines);
        foreach (var point in sorted)
            cells.MarkNear(point.LatitudeDegrees, point.LongitudeDegrees);

        var corners = new LandSides(lines, CoastTile.CornerReference, ChartGrid.TileUnits, ChartGrid.TileColumns);
        var (index, tileBytes) = (new ResourceBuffer(), new ResourceBuffer());
        WriteCells(index, cells);
        index.Count(tiles.Count);
        var last = 0;
        foreach (var (tile, pieces) in tiles)
        {
            var start = tileBytes.Bytes.Length;
            var (row, column) = Math.DivRem(tile, ChartGrid.TileColumns);
            var southWest = (X: column * ChartGrid.TileUnits, Y: row * ChartGrid.TileUnits);
            tileBytes.Byte(corners.IsLand(column, southWest.Y + CoastTile.CornerReference) ? (byte)1 : (byte)0);
            WriteLines(tileBytes, pieces, southWest);
            index.Count(tile - last);
            index.Count(tileBytes.Bytes.Length - start);
            last = tile;
        }
        var (pointBytes, coarse) = (new ResourceBuffer(), new ResourceBuffer());
        WritePoints(pointBytes, sorted);
        WriteLines(coarse, Generalised.Lines(coast), (0, 0));
        return Assemble([index, pointBytes, coarse], tileBytes);
    }

    /// <summary>Each input point with what its distance from land makes of it.</summary>
    private static List<ResourcePoint> Classify(Sources sources, Places land)
    {
        double FromLandKm(double latitude, double longitude) => land.IsOnLand(latitude, longitude) ? 0 : land.DistanceToCoastKm(latitude, longitude)!.Value;

        var points = new List<ResourcePoint>();
        foreach (var p in sources.Ports)
        {
            var isHarbour = !p.IsOpenRoadstead && FromLandKm(p.Latitude, p.Longitude) <= PlaceRules.PortFromLandKm;
            points.Add(ResourcePoint.At(p.Latitude, p.Longitude, isHarbour ? PointKind.Port : PointKind.NamedOnly, p.Name));
        }
        foreach (var a in sources.Anchorages)
        {
            var isBerth = !a.IsLabelledRoads && FromLandKm(a.Latitude, a.Longitude) <= PlaceRules.BerthFromLandKm;
            points.Add(ResourcePoint.At(a.Latitude, a.Longitude, isBerth ? PointKind.Berth : PointKind.Roads, a.Name));
        }
        foreach (var h in sources.MoreHarbours)
            points.Add(ResourcePoint.At(h.Latitude, h.Longitude, FromLandKm(h.Latitude, h.Longitude) <= PlaceRules.ShoreKm ? PointKind.Berth : PointKind.Harbour, h.Name));
        return points;
    }

    private static void WriteCells(ResourceBuffer index, CellMap cells)
    {
        var mixed = new ResourceBuffer();
        foreach (var tile in cells.Tiles())
        {
            var isUniform = tile.AsSpan().IndexOfAnyExcept(tile[0]) < 0;
            index.Byte(isUniform ? tile[0] : (byte)255);
            if (!isUniform)
                mixed.Write(tile);
        }
        index.Write(mixed.Bytes);
    }

    private static void WriteLines(ResourceBuffer content, List<List<(int X, int Y)>> lines, (int X, int Y) origin)
    {
        content.Count(lines.Count);
        content.Count(lines.Sum(line => line.Count));
        var first = origin;
        foreach (var line in lines)
        {
            content.Count(line.Count);
            var last = first;
            foreach (var vertex in line)
            {
                content.Difference(vertex.X - last.X);
                content.Difference(vertex.Y - last.Y);
                last = vertex;
            }
            first = line[0];
        }
    }

    private static void WritePoints(ResourceBuffer content, ResourcePoint[] points)
    {
        var names = points.Select(p => p.Name).Distinct().Order(StringComparer.Ordinal).ToArray();
        var numberOf = names.Index().ToDictionary(n => n.Item, n => n.Index);
        content.Count(names.Length);
        foreach (var name in names)
        {
            var text = Encoding.UTF8.GetBytes(name);
            content.Count(text.Length);
            content.Write(text);
        }
        content.Count(points.Length);
        int latitude = 0, longitude = 0;
        foreach (var p in points)
        {
            content.Byte((byte)p.Kind);
            content.Count(numberOf[p.Name]);
            content.Difference(p.Latitude - latitude);
            content.Difference(p.Longitude - longitude);
            (latitude, longitude) = (p.Latitude, p.Longitude);
        }
    }

    private static byte[] Assemble(ResourceBuffer[] parts, ResourceBuffer tiles)
    {
        var compressed = parts.Select(part => Compress(part.Bytes)).ToArray();
        var resource = new byte[PlacesResource.HeaderLength + compressed.Sum(part => part.Length) + tiles.Bytes.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(resource, PlacesResource.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(resource.AsSpan(4), resource.Length);
        var next = PlacesResource.HeaderLength;
        for (var part = 0; part < parts.Length; part++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(resource.AsSpan(8 + (8 * part)), compressed[part].Length);
            BinaryPrimitives.WriteInt32LittleEndian(resource.AsSpan(12 + (8 * part)), parts[part].Bytes.Length);
            compressed[part].CopyTo(resource, next);
            next += compressed[part].Length;
        }
        tiles.Bytes.CopyTo(resource.AsSpan(next));
        return resource;
    }

    private static byte[] Compress(ReadOnlySpan<byte> content)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        if (!BrotliEncoder.TryCompress(content, compressed, out var length, quality: 11, window: 24))
            throw new InvalidDataException("Brotli did not take the content.");
        return compressed[..length];
    }
}
