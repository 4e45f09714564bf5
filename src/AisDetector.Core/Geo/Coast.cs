using System.Runtime.CompilerServices;
using NetTopologySuite.Geometries;

namespace AisDetector.Core.Geo;

/// <summary>
/// The coast as polylines in degrees, one after another in two arrays. A polyline never crosses the antimeridian: it is
/// cut there. Segment i goes from vertex i to vertex i + 1 of the same polyline.
/// </summary>
internal sealed class Coast(float[] latitudes, float[] longitudes, int[] lineStarts, bool[] isPortShore)
{
    /// <summary>The cells that the box around a segment touches.</summary>
    internal readonly record struct CellBox(int South, int North, int West, int East);

    public static Coast None { get; } = new([], [], [0], []);

    public float[] Latitudes { get; } = latitudes;
    public float[] Longitudes { get; } = longitudes;

    /// <summary>The first vertex of every polyline, and the number of vertices.</summary>
    public int[] LineStarts { get; } = lineStarts;

    /// <summary>Whether the segment that starts at this vertex is close to a port (<see cref="PlaceRules.PortShoreKm"/>).</summary>
    public bool[] IsPortShore { get; } = isPortShore;

    /// <summary>First and last vertex of every polyline.</summary>
    public IEnumerable<(int First, int Last)> Lines
    {
        get
        {
            for (var line = 0; line < LineStarts.Length - 1; line++)
                yield return (LineStarts[line], LineStarts[line + 1] - 1);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CellBox CellsOf(int segment)
    {
        int row = CellGrid.Row(Latitudes[segment]), nextRow = CellGrid.Row(Latitudes[segment + 1]);
        int column = CellGrid.Column(Longitudes[segment]), nextColumn = CellGrid.Column(Longitudes[segment + 1]);
        return new CellBox(Math.Min(row, nextRow), Math.Max(row, nextRow), Math.Min(column, nextColumn), Math.Max(column, nextColumn));
    }

    /// <summary>The runs of segments whose boxes touch the given box, with a turn added to their longitudes.</summary>
    public IEnumerable<Coordinate[]> Inside(Envelope box, double addDegrees)
    {
        foreach (var (first, last) in Lines)
        {
            var start = -1;
            for (var i = first; i < last; i++)
            {
                var touches = Touches(box, i);
                if (touches && start < 0)
                    start = i;
                if (!touches && start >= 0)
                {
                    yield return Run(start, i, addDegrees);
                    start = -1;
                }
            }
            if (start >= 0)
                yield return Run(start, last, addDegrees);
        }
    }

    private bool Touches(Envelope box, int segment) =>
        Math.Max(Latitudes[segment], Latitudes[segment + 1]) >= box.MinY
        && Math.Min(Latitudes[segment], Latitudes[segment + 1]) <= box.MaxY
        && Math.Max(Longitudes[segment], Longitudes[segment + 1]) >= box.MinX
        && Math.Min(Longitudes[segment], Longitudes[segment + 1]) <= box.MaxX;

    private Coordinate[] Run(int first, int last, double addDegrees)
    {
        var run = new Coordinate[last - first + 1];
        for (var i = first; i <= last; i++)
            run[i - first] = new Coordinate(Longitudes[i] + addDegrees, Latitudes[i]);
        return run;
    }

    /// <summary>Whether the straight line between two points of one cell crosses a segment. Half open: a vertex counts for one of its two segments.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Crosses(int segment, double latitude, double longitude, double toLatitude, double toLongitude)
    {
        double ax = Longitudes[segment] - longitude, ay = Latitudes[segment] - latitude;
        double bx = Longitudes[segment + 1] - longitude, by = Latitudes[segment + 1] - latitude;
        double tx = toLongitude - longitude, ty = toLatitude - latitude;
        if (((tx * ay) - (ty * ax) > 0) == ((tx * by) - (ty * bx) > 0))
            return false;
        double dx = bx - ax, dy = by - ay;
        return ((dy * ax) - (dx * ay) > 0) != ((dx * (ty - ay)) - (dy * (tx - ax)) > 0);
    }
}
