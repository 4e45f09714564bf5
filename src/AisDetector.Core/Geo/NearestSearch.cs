using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// The nearest of many points, or segments of polylines, anywhere on the globe. They are cut into blocks of neighbours,
/// each in a ball round the block, and runs of blocks in balls round them. Balls farther than the best found so far are passed over.
/// Chords of the sphere obey the triangle inequality, so nothing is missed at the poles or on the antimeridian.
/// </summary>
internal sealed class NearestSearch
{
    private const int BlockLength = 32;

    /// <summary>A block also ends where the next item is farther than this from its first.</summary>
    private const double BlockDegrees = 0.5;

    /// <summary>So many blocks that follow one another share a ball: neighbours on the coast are neighbours in the list.</summary>
    private const int RunLength = 32;

    /// <summary>Items First to Last of the list, or blocks of a run, in a ball.</summary>
    private readonly record struct Block(UnitVector Centre, double Radius, int First, int Last)
    {
        /// <summary>No item of the ball is nearer than this chord.</summary>
        public double NearestChord(in UnitVector here) => Math.Sqrt(here.ChordSquared(Centre)) - Radius;
    }

    private readonly float[] _latitudes;
    private readonly float[] _longitudes;
    private readonly bool _segments;
    private readonly Block[] _blocks;
    private readonly Block[] _runs;

    private NearestSearch(float[] latitudes, float[] longitudes, bool segments, Block[] blocks)
    {
        _latitudes = latitudes;
        _longitudes = longitudes;
        _segments = segments;
        _blocks = blocks;
        _runs = new Block[(blocks.Length + RunLength - 1) / RunLength];
        for (var run = 0; run < _runs.Length; run++)
            _runs[run] = Enclose(blocks, run * RunLength, Math.Min(blocks.Length, (run + 1) * RunLength) - 1);
    }

    public static NearestSearch OfPoints(float[] latitudes, float[] longitudes)
    {
        var blocks = new List<Block>((latitudes.Length / 8) + 1);
        AddBlocks(blocks, latitudes, longitudes, 0, latitudes.Length - 1, segments: false);
        return new NearestSearch(latitudes, longitudes, segments: false, [.. blocks]);
    }

    public static NearestSearch OfCoast(Coast coast)
    {
        var blocks = new List<Block>((coast.Latitudes.Length / 8) + 1);
        foreach (var (first, last) in coast.Lines)
            AddBlocks(blocks, coast.Latitudes, coast.Longitudes, first, last, segments: true);
        return new NearestSearch(coast.Latitudes, coast.Longitudes, segments: true, [.. blocks]);
    }

    /// <summary>The nearest item (a segment by its first vertex), or -1 when there is none.</summary>
    public int Nearest(double latitude, double longitude, out double distanceKm)
    {
        var here = UnitVector.At(latitude, longitude);
        var nearest = -1;
        var best = double.PositiveInfinity;
        var seed = NearestBall(here);
        if (seed >= 0)
            Search(_blocks[seed], here, ref nearest, ref best);
        var bestChord = Math.Sqrt(best);
        foreach (ref readonly var run in _runs.AsSpan())
        {
            if (run.NearestChord(here) > bestChord)
                continue;
            for (var i = run.First; i <= run.Last; i++)
            {
                if (i == seed || _blocks[i].NearestChord(here) > bestChord)
                    continue;
                Search(_blocks[i], here, ref nearest, ref best);
                bestChord = Math.Sqrt(best);
            }
        }
        distanceKm = UnitVector.KilometresOf(best);
        return nearest;
    }

    /// <summary>The block whose centre is nearest.</summary>
    private int NearestBall(in UnitVector here)
    {
        var nearest = -1;
        var best = double.PositiveInfinity;
        foreach (ref readonly var run in _runs.AsSpan())
        {
            if (run.NearestChord(here) > best)
                continue;
            for (var i = run.First; i <= run.Last; i++)
            {
                var distance = Math.Sqrt(here.ChordSquared(_blocks[i].Centre));
                if (distance >= best)
                    continue;
                (best, nearest) = (distance, i);
            }
        }
        return nearest;
    }

    private void Search(in Block block, in UnitVector here, ref int nearest, ref double best)
    {
        var previous = UnitVector.At(_latitudes[block.First], _longitudes[block.First]);
        for (var i = block.First; i <= block.Last; i++)
        {
            double distance;
            if (_segments)
            {
                var next = UnitVector.At(_latitudes[i + 1], _longitudes[i + 1]);
                distance = here.ChordSquaredToArc(previous, next);
                previous = next;
            }
            else
            {
                distance = here.ChordSquared(UnitVector.At(_latitudes[i], _longitudes[i]));
            }
            if (distance < best)
            {
                best = distance;
                nearest = i;
            }
        }
    }

    /// <summary>First and last are vertices; with segments, a block's last vertex is the next one's first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlocks(List<Block> blocks, float[] latitudes, float[] longitudes, int first, int last, bool segments)
    {
        var lastItem = segments ? last - 1 : last;
        var start = first;
        while (start <= lastItem)
        {
            var end = start;
            while (end < lastItem && end - start < BlockLength - 1
                && Math.Abs(latitudes[end + 1] - latitudes[start]) <= BlockDegrees
                && Math.Abs(longitudes[end + 1] - longitudes[start]) <= BlockDegrees)
            {
                end++;
            }
            blocks.Add(Enclose(latitudes, longitudes, start, segments ? end + 1 : end, end));
            start = end + 1;
        }
    }

    private static Block Enclose(float[] latitudes, float[] longitudes, int start, int lastVertex, int end)
    {
        float south = latitudes[start], north = south, west = longitudes[start], east = west;
        for (var i = start + 1; i <= lastVertex; i++)
        {
            south = Math.Min(south, latitudes[i]);
            north = Math.Max(north, latitudes[i]);
            west = Math.Min(west, longitudes[i]);
            east = Math.Max(east, longitudes[i]);
        }
        // Half the diagonal of the box taken as if it lay on the equator: longer than any chord from its middle.
        var radius = Math.Sqrt(((north - south) * (double)(north - south)) + ((east - west) * (double)(east - west))) / 2 * (Math.PI / 180);
        var centre = UnitVector.At(((double)south + north) / 2, ((double)west + east) / 2);
        return new Block(centre, radius + 1e-9, start, end);
    }

    /// <summary>The ball round a run of blocks: its centre is the mean of theirs.</summary>
    private static Block Enclose(Block[] blocks, int first, int last)
    {
        double x = 0, y = 0, z = 0;
        for (var i = first; i <= last; i++)
            (x, y, z) = (x + blocks[i].Centre.X, y + blocks[i].Centre.Y, z + blocks[i].Centre.Z);
        var count = last - first + 1;
        var centre = new UnitVector(x / count, y / count, z / count);
        var radius = 0.0;
        for (var i = first; i <= last; i++)
            radius = Math.Max(radius, Math.Sqrt(centre.ChordSquared(blocks[i].Centre)) + blocks[i].Radius);
        return new Block(centre, radius + 1e-9, first, last);
    }
}
