using System.Text.Json;
using AisDetector.Core.Geo;

namespace AisDetector.PlacesBuilder;

/// <summary>
/// The rings of a TopoJSON land layer as polylines on the file's own quantised grid. Rings that go round the antimeridian
/// are cut there, and the seams that lie on it are left out: they are no coast.
/// </summary>
internal sealed class TopoJsonLand
{
    private const int HalfTurn = 180;

    private readonly List<List<(int X, int Y)>> _lines = [];

    private TopoJsonLand(PlacesResource.CoastGrid grid, int turn) => (Grid, Turn) = (grid, turn);

    public PlacesResource.CoastGrid Grid { get; }

    /// <summary>Grid units of 360 degrees: X runs from 0 to this.</summary>
    public int Turn { get; }

    public IReadOnlyList<List<(int X, int Y)>> Lines => _lines;

    public static TopoJsonLand Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var transform = root.GetProperty("transform");
        var (scale, translate) = (transform.GetProperty("scale"), transform.GetProperty("translate"));
        if (translate[0].GetDouble() != -HalfTurn)
            throw new InvalidDataException($"{path}: the grid of this TopoJSON file does not start at 180 W.");
        var grid = new PlacesResource.CoastGrid(scale[0].GetDouble(), scale[1].GetDouble(), translate[1].GetDouble());
        var land = new TopoJsonLand(grid, (int)Math.Round(2 * HalfTurn / grid.LongitudeUnit));

        var arcs = root.GetProperty("arcs").EnumerateArray().Select(Arc).ToArray();
        foreach (var geometry in root.GetProperty("objects").GetProperty("land").GetProperty("geometries").EnumerateArray())
        {
            var polygons = geometry.GetProperty("arcs");
            if (geometry.GetProperty("type").GetString() == "MultiPolygon")
            {
                foreach (var polygon in polygons.EnumerateArray())
                    land.AddPolygon(polygon, arcs);
            }
            else
            {
                land.AddPolygon(polygons, arcs);
            }
        }
        return land;
    }

    /// <summary>An arc is stored as differences.</summary>
    private static (int X, int Y)[] Arc(JsonElement positions)
    {
        int x = 0, y = 0;
        return [.. positions.EnumerateArray().Select(p => (x += p[0].GetInt32(), y += p[1].GetInt32()))];
    }

    private void AddPolygon(JsonElement rings, (int X, int Y)[][] arcs)
    {
        foreach (var ring in rings.EnumerateArray())
        {
            var vertices = new List<(int X, int Y)>();
            foreach (var reference in ring.EnumerateArray())
            {
                // A negative index is the arc of its complement, backwards; each arc starts where the last one ended.
                var index = reference.GetInt32();
                IEnumerable<(int, int)> arc = index >= 0 ? arcs[index] : arcs[~index].AsEnumerable().Reverse();
                vertices.AddRange(vertices.Count == 0 ? arc : arc.Skip(1));
            }
            AddRing(vertices);
        }
    }

    private void AddRing(List<(int X, int Y)> ring)
    {
        var line = new List<(int X, int Y)> { ring[0] };
        for (var i = 1; i < ring.Count; i++)
        {
            var (from, to) = (ring[i - 1], ring[i]);
            var isSeam = from.X % Turn == 0 && to.X % Turn == 0;
            if (isSeam || Math.Abs(to.X - from.X) > Turn / 2)
            {
                if (!isSeam)
                    Extend(line, AtAntimeridian(from, to));
                Close(line);
                line = isSeam ? [] : [OppositeSide(AtAntimeridian(from, to))];
            }
            Extend(line, to);
        }
        Close(line);
    }

    private static void Extend(List<(int X, int Y)> line, (int X, int Y) vertex)
    {
        if (line.Count == 0 || line[^1] != vertex)
            line.Add(vertex);
    }

    private void Close(List<(int X, int Y)> line)
    {
        if (line.Count > 1)
            _lines.Add(line);
    }

    /// <summary>Where the short way between two vertices meets the antimeridian, on the side of the first.</summary>
    private (int X, int Y) AtAntimeridian((int X, int Y) from, (int X, int Y) to)
    {
        var edge = from.X > Turn / 2 ? Turn : 0;
        var reach = edge - from.X;
        var whole = (edge == Turn ? to.X + Turn : to.X - Turn) - from.X;
        return (edge, from.Y + (whole == 0 ? 0 : (int)Math.Round((to.Y - from.Y) * (double)reach / whole)));
    }

    private (int X, int Y) OppositeSide((int X, int Y) vertex) => (Turn - vertex.X, vertex.Y);
}
