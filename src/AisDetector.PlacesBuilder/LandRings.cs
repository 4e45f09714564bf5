using AisDetector.Core.Geo;

namespace AisDetector.PlacesBuilder;

/// <summary>Outlines of land, and the holes in it that are kept. The outline of an island in a lake that is not kept lies inside another: it is no coast, and is left out.</summary>
internal sealed class LandRings
{
    private const int ColumnUnits = ChartGrid.UnitsPerDegree / 20;

    private readonly List<((int X, int Y)[] Vertices, bool IsHole)> _rings = [];

    /// <summary>The first vertex is also the last.</summary>
    public void Add((int X, int Y)[] ring, bool isHole) => _rings.Add((ring, isHole));

    public IEnumerable<(int X, int Y)[]> OutsideOfEachOther()
    {
        var columns = Columns();
        for (var number = 0; number < _rings.Count; number++)
        {
            var (vertices, isHole) = _rings[number];
            // Land that touches other land has vertices on its outline; not all three will be taken for inside.
            int[] probes = [0, vertices.Length / 3, 2 * vertices.Length / 3];
            if (isHole || !probes.All(i => IsInsideLand(number, vertices[i], columns)))
                yield return vertices;
        }
    }

    /// <summary>For each strip of longitude the segments in it: ring, and first vertex.</summary>
    private List<(int Ring, int First)>[] Columns()
    {
        List<(int, int)>[] columns = [.. Enumerable.Range(0, (ChartGrid.WorldUnits / ColumnUnits) + 1).Select(_ => new List<(int, int)>())];
        for (var ring = 0; ring < _rings.Count; ring++)
        {
            var vertices = _rings[ring].Vertices;
            for (var i = 0; i < vertices.Length - 1; i++)
            {
                var last = Math.Max(vertices[i].X, vertices[i + 1].X) / ColumnUnits;
                for (var column = Math.Min(vertices[i].X, vertices[i + 1].X) / ColumnUnits; column <= last; column++)
                    columns[column].Add((ring, i));
            }
        }
        return columns;
    }

    /// <summary>Inside more outlines than holes, its own ring aside: inside of those that the way north crosses an odd number of times.</summary>
    private bool IsInsideLand(int own, (int X, int Y) vertex, List<(int Ring, int First)>[] columns)
    {
        var inside = new HashSet<int>();
        foreach (var (ring, first) in columns[vertex.X / ColumnUnits])
        {
            var (from, to) = (_rings[ring].Vertices[first], _rings[ring].Vertices[first + 1]);
            if (ring == own || from.X > vertex.X == to.X > vertex.X)
                continue;
            var y = from.Y + ((to.Y - from.Y) * (double)(vertex.X - from.X) / (to.X - from.X));
            if (y > vertex.Y && !inside.Add(ring))
                inside.Remove(ring);
        }
        return inside.Count(ring => !_rings[ring].IsHole) > inside.Count(ring => _rings[ring].IsHole);
    }
}
