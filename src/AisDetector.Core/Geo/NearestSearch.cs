using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// The nearest of many points, anywhere on the globe. They are cut into blocks of neighbours,
/// each in a ball round the block, and runs of blocks in balls round them. Balls farther than the best found so far are passed over.
/// Chords of the sphere obey the triangle inequality, so nothing is missed at the poles or on the antimeridian.
/// </summary>
internal sealed class NearestSearch
{
    private const int BlockLength = 32;

    /// <summary>A block also ends where the next item is farther than this from its first.</summary>
    private const double BlockDegrees = 0.5;

    /// <summary>So many blocks that follow one another share a ball: neighbours on the map are neighbours in the list.</summary>
    private const int RunLength = 32;

    /// <summary>Items First to Last of the list, or blocks of a run, in a ball.</summary>
    private readonly record struct Block(UnitVector Centre, double Radius, int First, int Last)
    {
        /// <summary>No item of the ball is within the chord.</summary>
        public bool IsFarther(in UnitVector here, double chord)
        {
            var within = chord + Radius;
            return here.ChordSquared(Centre) > within * within;
        }
    }

    private readonly float[] _latitudes;
    private readonly float[] _longitudes;
    private readonly Block[] _blocks;
    private readonly Block[] _runs;

    /// <summary>A near block for each square degree that was asked about, plus one; 0: not yet.</summary>
    private readonly int[] _seeds = new int[180 * 360];

    /// <summary>The points of the blocks that were searched, as vectors: ships lie where ships lay before.</summary>
    private readonly UnitVector[]?[] _vectors;

    private NearestSearch(float[] latitudes, float[] longitudes, Block[] blocks)
    {
        _latitudes = latitudes;
        _longitudes = longitudes;
        _blocks = blocks;
        _vectors = new UnitVector[blocks.Length][];
        _runs = new Block[(blocks.Length + RunLength - 1) / RunLength];
        for (var run = 0; run < _runs.Length; run++)
            _runs[run] = Enclose(blocks, run * RunLength, Math.Min(blocks.Length, (run + 1) * RunLength) - 1);
    }

    public static NearestSearch OfPoints(float[] latitudes, float[] longitudes)
    {
        var blocks = new List<Block>((latitudes.Length / 8) + 1);
        AddBlocks(blocks, latitudes, longitudes);
        return new NearestSearch(latitudes, longitudes, [.. blocks]);
    }

    /// <summary>The nearest point, of equals the first; -1 when there is none.</summary>
    public int Nearest(double latitude, double longitude, out double distanceKm)
    {
        var here = UnitVector.At(latitude, longitude);
        var nearest = -1;
        var best = double.PositiveInfinity;
        var seed = Seed(latitude, longitude, here);
        if (seed >= 0)
            Search(seed, here, ref nearest, ref best);
        var bestChord = Math.Sqrt(best);
        foreach (ref readonly var run in _runs.AsSpan())
        {
            if (run.IsFarther(here, bestChord))
                continue;
            for (var i = run.First; i <= run.Last; i++)
            {
                if (i == seed || _blocks[i].IsFarther(here, bestChord))
                    continue;
                Search(i, here, ref nearest, ref best);
                bestChord = Math.Sqrt(best);
            }
        }
        distanceKm = UnitVector.KilometresOf(best);
        return nearest;
    }

    /// <summary>A block near a position, so that the search begins with a good bound: the nearest one to the first position that was asked about in the same square degree.</summary>
    private int Seed(double latitude, double longitude, in UnitVector here)
    {
        if (_blocks.Length == 0)
            return -1;
        ref var seed = ref _seeds[((int)Math.Clamp(latitude + 90, 0, 179) * 360) + (int)Math.Clamp(longitude + 180, 0, 359)];
        if (seed == 0)
            seed = NearestCentre(here) + 1;
        return seed - 1;
    }

    private int NearestCentre(in UnitVector here)
    {
        var nearest = 0;
        for (var i = 1; i < _blocks.Length; i++)
            if (here.ChordSquared(_blocks[i].Centre) < here.ChordSquared(_blocks[nearest].Centre))
                nearest = i;
        return nearest;
    }

    private void Search(int number, in UnitVector here, ref int nearest, ref double best)
    {
        var first = _blocks[number].First;
        var vectors = _vectors[number] ??= VectorsOf(_blocks[number]);
        for (var i = 0; i < vectors.Length; i++)
        {
            var distance = here.ChordSquared(vectors[i]);
            if (distance < best || (distance == best && first + i < nearest))
                (best, nearest) = (distance, first + i);
        }
    }

    private UnitVector[] VectorsOf(in Block block)
    {
        var vectors = new UnitVector[block.Last - block.First + 1];
        for (var i = 0; i < vectors.Length; i++)
            vectors[i] = UnitVector.At(_latitudes[block.First + i], _longitudes[block.First + i]);
        return vectors;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddBlocks(List<Block> blocks, float[] latitudes, float[] longitudes)
    {
        for (var start = 0; start < latitudes.Length;)
        {
            var end = start;
            while (end < latitudes.Length - 1 && end - start < BlockLength - 1
                && Math.Abs(latitudes[end + 1] - latitudes[start]) <= BlockDegrees
                && Math.Abs(longitudes[end + 1] - longitudes[start]) <= BlockDegrees)
            {
                end++;
            }
            blocks.Add(Enclose(latitudes, longitudes, start, end));
            start = end + 1;
        }
    }

    private static Block Enclose(float[] latitudes, float[] longitudes, int start, int end)
    {
        float south = latitudes[start], north = south, west = longitudes[start], east = west;
        for (var i = start + 1; i <= end; i++)
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
