using System.Text.Json;
using AisDetector.Core.Geo;

namespace AisDetector.PlacesBuilder;

/// <summary>
/// The rings of a GeoJSON file of land as polylines on <see cref="ChartGrid"/>, which has the decimals of the source. The file is read piece by piece. Rings are cut where
/// they run along the antimeridian or the southern edge of the source: these seams are no coast.
/// <para>The source has lakes and rivers as holes, and some 600,000 holes more that are none: triangles at the corners of the grid along which it was once cut, simplified and put together again. So holes
/// are left out, but for the Caspian Sea. Estuaries are no holes.</para>
/// </summary>
internal static class GeoJsonCoast
{
    private const int HalfTurn = ChartGrid.WorldUnits / 2, Pole = ChartGrid.WorldUnits / 4;

    /// <summary>The source ends where the square map of the web does, near 85.05 south: Antarctica is cut there, and has no coast south of 85.</summary>
    private const int SouthEdge = Pole - (85 * ChartGrid.UnitsPerDegree);

    /// <summary>The Caspian Sea is 10.6 degrees high, Lake Michigan, the next, 4.5.</summary>
    private const int SeaHeight = 9 * ChartGrid.UnitsPerDegree;

    public static List<(int X, int Y)[]> Read(string path)
    {
        var rings = new LandRings();
        using var file = File.OpenRead(path);
        ReadRings(file, (ring, isHole) =>
        {
            if (!isHole || ring.Max(v => v.Y) - ring.Min(v => v.Y) > SeaHeight)
                rings.Add([.. ring], isHole);
        });
        var lines = new List<(int X, int Y)[]>();
        foreach (var ring in rings.OutsideOfEachOther())
            AddRing(ring, lines);
        return lines.Count > 0 ? lines : throw new InvalidDataException($"{path}: no rings of land in this file.");
    }

    /// <summary>Gives each ring, whose first vertex is also its last, and whether it is a hole. The list is used again.</summary>
    private static void ReadRings(Stream stream, Action<List<(int X, int Y)>, bool> ring)
    {
        var buffer = new byte[1 << 20];
        var (length, state) = (0, new JsonReaderState());
        var vertices = new List<(int X, int Y)>();
        var (depth, numbers, x, ringsOfPolygon) = (0, 0, 0, 0);
        var inCoordinates = false;
        while (true)
        {
            var read = stream.Read(buffer, length, buffer.Length - length);
            length += read;
            var reader = new Utf8JsonReader(buffer.AsSpan(0, length), isFinalBlock: read == 0, state);
            while (reader.Read())
                Take(ref reader);
            if (read == 0)
                return;
            state = reader.CurrentState;
            var used = (int)reader.BytesConsumed;
            buffer.AsSpan(used, length - used).CopyTo(buffer);
            length -= used;
        }

        void Take(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    inCoordinates = reader.ValueTextEquals("coordinates"u8);
                    break;
                case JsonTokenType.StartArray when inCoordinates:
                    depth++;
                    numbers = 0;
                    break;
                case JsonTokenType.Number when inCoordinates:
                    var value = (int)Math.Round(reader.GetDouble() * ChartGrid.UnitsPerDegree);
                    if (numbers++ == 0)
                        x = value + HalfTurn;
                    else
                        vertices.Add((x, value + Pole));
                    break;
                case JsonTokenType.EndArray when inCoordinates:
                    depth--;
                    // The end of a position, of the ring whose last position it was, or of the polygon whose last ring that was.
                    if (numbers == 0 && vertices.Count > 0)
                    {
                        ring(vertices, ringsOfPolygon++ > 0);
                        vertices.Clear();
                    }
                    else if (numbers == 0)
                    {
                        ringsOfPolygon = 0;
                    }
                    numbers = 0;
                    inCoordinates = depth > 0;
                    break;
            }
        }
    }

    private static void AddRing((int X, int Y)[] ring, List<(int X, int Y)[]> lines)
    {
        var line = new List<(int X, int Y)>();
        for (var i = 0; i < ring.Length; i++)
        {
            var vertex = ring[i];
            if (line.Count > 0 && IsSeam(line[^1], vertex))
                Close();
            else if (line.Count > 0 && Math.Abs(vertex.X - line[^1].X) > HalfTurn)
                throw new InvalidDataException($"A ring crosses the antimeridian at unit {vertex.Y} without being cut there.");
            if (line.Count == 0 || line[^1] != vertex)
                line.Add(vertex);
        }
        Close();

        void Close()
        {
            if (line.Count > 1)
                lines.Add([.. line]);
            line.Clear();
        }
    }

    private static bool IsSeam((int X, int Y) from, (int X, int Y) to) =>
        (IsAtAntimeridian(from.X) && IsAtAntimeridian(to.X)) || (from.Y <= SouthEdge && to.Y <= SouthEdge);

    /// <summary>One seam of the source is a unit off it.</summary>
    private static bool IsAtAntimeridian(int x) => x is <= 1 or >= ChartGrid.WorldUnits - 1;
}
