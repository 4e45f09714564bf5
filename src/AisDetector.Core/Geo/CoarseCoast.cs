using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// The coast as polylines in degrees, generalised for maps of large areas. A polyline never crosses the antimeridian: it is cut there.
/// </summary>
internal sealed class CoarseCoast(double[] latitudes, double[] longitudes, int[] lineStarts)
{
    /// <summary>A unit is 110 m, little beside what is generalised.</summary>
    public const int UnitsPerDegree = 1000;

    public static CoarseCoast None { get; } = new([], [], [0]);

    public double[] Latitudes { get; } = latitudes;
    public double[] Longitudes { get; } = longitudes;

    /// <summary>The first vertex of every polyline, and the number of vertices.</summary>
    public int[] LineStarts { get; } = lineStarts;

    /// <summary>The number of polylines and of vertices; each polyline's number of vertices, and the differences from vertex to vertex, its first from the first of the polyline before; units from 180 W and the south pole.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static CoarseCoast Read(byte[] content)
    {
        var reader = new ResourceReader(content);
        var starts = new int[reader.Count() + 1];
        var vertices = reader.Count();
        var (latitudes, longitudes) = (new double[vertices], new double[vertices]);
        int next = 0, firstX = 0, firstY = 0;
        for (var line = 0; line < starts.Length - 1; line++)
        {
            starts[line] = next;
            var end = next + reader.Count();
            var (x, y) = (firstX, firstY);
            for (var i = next; i < end; i++)
            {
                (x, y) = (x + reader.Difference(), y + reader.Difference());
                if (i == next)
                    (firstX, firstY) = (x, y);
                longitudes[i] = (x / (double)UnitsPerDegree) - 180;
                latitudes[i] = (y / (double)UnitsPerDegree) - 90;
            }
            next = end;
        }
        starts[^1] = next;
        return new CoarseCoast(latitudes, longitudes, starts);
    }
}
