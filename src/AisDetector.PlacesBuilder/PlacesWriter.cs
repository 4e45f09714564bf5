using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using AisDetector.Core.Geo;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index.Strtree;

namespace AisDetector.PlacesBuilder;

/// <summary>Makes the resource whose format <see cref="PlacesResource"/> describes. The same inputs give the same bytes.</summary>
internal static class PlacesWriter
{
    private readonly record struct Point(int Latitude, int Longitude, PointKind Kind, string Name)
    {
        public double LatitudeDegrees => PlacesResource.Degrees(Latitude);
        public double LongitudeDegrees => PlacesResource.Degrees(Longitude);
        public int Cell => (CellGrid.Row(LatitudeDegrees) * CellGrid.Columns) + CellGrid.Column(LongitudeDegrees);
    }

    public static byte[] Write(Sources sources, TextWriter log)
    {
        var coast = CoastOf(sources.Land);
        var landCells = LandCells.Find(coast);
        var points = Classify(sources, coast, landCells);
        var portShore = PortShores(coast, points);

        var content = new ResourceBuffer();
        WriteCoast(content, sources.Land, portShore);
        WriteRuns(content, landCells);
        WritePoints(content, points);
        var resource = Compress(content.Bytes);

        log.WriteLine($"coast    {coast.LineStarts.Length - 1} lines, {coast.Latitudes.Length} vertices, {portShore.Count(p => p)} segments near a port");
        foreach (var kind in Enum.GetValues<PointKind>())
            log.WriteLine($"{kind,-9}{points.Count(p => p.Kind == kind)}");
        var places = Places.Read(resource);
        var roads = sources.Anchorages.Where(a => a.IsLabelledRoads).ToArray();
        var hidden = roads.Count(a => places.KindAt(a.Latitude, a.Longitude) == PlaceKind.Harbour);
        log.WriteLine($"of {roads.Length} points that the anchorage list labels as roads, {hidden} ({100.0 * hidden / roads.Length:0.0} %) lie in what is harbour here");
        log.WriteLine($"resource {resource.Length} bytes ({content.Bytes.Length} before compression)");
        return resource;
    }

    private static Coast CoastOf(TopoJsonLand land)
    {
        var vertices = land.Lines.SelectMany(line => line).ToArray();
        var starts = new List<int> { 0 };
        foreach (var line in land.Lines)
            starts.Add(starts[^1] + line.Count);
        return new Coast(
            [.. vertices.Select(v => land.Grid.Latitude(v.Y))],
            [.. vertices.Select(v => land.Grid.Longitude(v.X))],
            [.. starts],
            new bool[vertices.Length]);
    }

    /// <summary>Each input point once, with what its distance from land makes of it, in the order of the cells.</summary>
    private static List<Point> Classify(Sources sources, Coast coast, byte[] landCells)
    {
        var water = new WaterKinds(coast, ListedPoints.None, [.. landCells]);
        var nearestCoast = NearestSearch.OfCoast(coast);
        double FromLandKm(double latitude, double longitude)
        {
            nearestCoast.Nearest(latitude, longitude, out var distanceKm);
            return water.IsOnLand(latitude, longitude) ? 0 : distanceKm;
        }

        var points = new List<Point>();
        void Add(double latitude, double longitude, PointKind kind, string name) => points.Add(new Point(
            (int)Math.Round(latitude * PlacesResource.PointsPerDegree), (int)Math.Round(longitude * PlacesResource.PointsPerDegree), kind, name));

        foreach (var p in sources.Ports)
        {
            var isHarbour = !p.IsOpenRoadstead && FromLandKm(p.Latitude, p.Longitude) <= PlaceRules.PortFromLandKm;
            Add(p.Latitude, p.Longitude, isHarbour ? PointKind.Port : PointKind.NamedOnly, p.Name);
        }
        var harbours = points.Where(p => p.Kind == PointKind.Port).ToArray();
        var nearestHarbour = NearestSearch.OfPoints(
            [.. harbours.Select(p => (float)p.LatitudeDegrees)], [.. harbours.Select(p => (float)p.LongitudeDegrees)]);
        foreach (var a in sources.Anchorages)
        {
            nearestHarbour.Nearest(a.Latitude, a.Longitude, out var fromHarbourKm);
            var isBerth = !a.IsLabelledRoads
                && (fromHarbourKm <= PlaceRules.PortKm || FromLandKm(a.Latitude, a.Longitude) <= PlaceRules.BerthFromLandKm);
            Add(a.Latitude, a.Longitude, isBerth ? PointKind.Berth : PointKind.Roads, a.Name);
        }
        foreach (var h in sources.MoreHarbours)
            Add(h.Latitude, h.Longitude, PointKind.Berth, h.Name);
        return [.. points.Distinct()
            .OrderBy(p => p.Cell).ThenBy(p => p.Latitude).ThenBy(p => p.Longitude).ThenBy(p => p.Kind).ThenBy(p => p.Name, StringComparer.Ordinal)];
    }

    /// <summary>The segments that have a port or a listed berth within <see cref="PlaceRules.PortShoreKm"/>.</summary>
    private static bool[] PortShores(Coast coast, List<Point> points)
    {
        var tree = new STRtree<Point>();
        foreach (var p in points.Where(p => p.Kind is PointKind.Berth or PointKind.Port))
        {
            // Again on the other side of the antimeridian for those near it.
            foreach (var turn in (int[])[-360, 0, 360])
            {
                var longitude = p.LongitudeDegrees + turn;
                if (Math.Abs(longitude) < 181)
                    tree.Insert(new Envelope(longitude, longitude, p.LatitudeDegrees, p.LatitudeDegrees), p);
            }
        }

        const double reach = PlaceRules.PortShoreKm / 111;
        var near = new bool[coast.Latitudes.Length];
        foreach (var (first, last) in coast.Lines)
        {
            for (var i = first; i < last; i++)
            {
                var box = new Envelope(coast.Longitudes[i], coast.Longitudes[i + 1], coast.Latitudes[i], coast.Latitudes[i + 1]);
                var poleward = Math.Max(Math.Abs(box.MinY), Math.Abs(box.MaxY)) + reach;
                box.ExpandBy(reach / Math.Cos(poleward * Math.PI / 180), reach);
                var from = UnitVector.At(coast.Latitudes[i], coast.Longitudes[i]);
                var to = UnitVector.At(coast.Latitudes[i + 1], coast.Longitudes[i + 1]);
                near[i] = tree.Query(box).Any(p =>
                    UnitVector.KilometresOf(UnitVector.At(p.LatitudeDegrees, p.LongitudeDegrees).ChordSquaredToArc(from, to)) <= PlaceRules.PortShoreKm);
            }
        }
        return near;
    }

    private static void WriteCoast(ResourceBuffer content, TopoJsonLand land, bool[] portShore)
    {
        content.Double(land.Grid.LongitudeUnit);
        content.Double(land.Grid.LatitudeUnit);
        content.Double(land.Grid.LatitudeOrigin);
        content.Count(land.Lines.Count);
        content.Count(portShore.Length);
        var first = (X: 0, Y: 0);
        foreach (var line in land.Lines)
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
        for (var i = 0; i < portShore.Length; i += 8)
        {
            var bits = 0;
            for (var bit = 0; bit < 8 && i + bit < portShore.Length; bit++)
                bits |= portShore[i + bit] ? 1 << bit : 0;
            content.Byte((byte)bits);
        }
    }

    private static void WriteRuns(ResourceBuffer content, byte[] cells)
    {
        byte side = 0;
        for (var start = 0; start < cells.Length; side ^= 1)
        {
            var end = start;
            while (end < cells.Length && cells[end] == side)
                end++;
            content.Count(end - start);
            start = end;
        }
    }

    private static void WritePoints(ResourceBuffer content, List<Point> points)
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
        content.Count(points.Count);
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

    private static byte[] Compress(ReadOnlySpan<byte> content)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        if (!BrotliEncoder.TryCompress(content, compressed, out var length, quality: 11, window: 24))
            throw new InvalidDataException("Brotli did not take the content.");
        var resource = new byte[8 + length];
        BinaryPrimitives.WriteUInt32LittleEndian(resource, PlacesResource.Magic);
        BinaryPrimitives.WriteInt32LittleEndian(resource.AsSpan(4), content.Length);
        compressed.AsSpan(0, length).CopyTo(resource.AsSpan(8));
        return resource;
    }
}
