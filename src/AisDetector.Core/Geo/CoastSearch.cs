using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// The distance to the coast, anywhere on the globe, on either side of it. Tiles lie in balls, and the segments of a tile in blocks of neighbours in balls of their own. Balls farther
/// than the best found so far are passed over, and their tiles never read. Chords of the sphere obey the triangle inequality, so nothing is missed at the poles or on the antimeridian.
/// </summary>
internal sealed class CoastSearch(CoastTiles tiles)
{
    private const int BlockLength = 32;

    /// <summary>So many tiles that follow one another share a ball: they lie along a row.</summary>
    private const int RunLength = 12;

    private readonly record struct Ball(UnitVector Centre, double Radius)
    {
        /// <summary>Nothing of the ball is within the chord.</summary>
        public bool IsFarther(in UnitVector here, double chord)
        {
            var within = chord + Radius;
            return here.ChordSquared(Centre) > within * within;
        }
    }

    /// <summary>Segments First to Last of a tile, by their first vertices.</summary>
    private sealed class Block(Ball ball, int first, int last)
    {
        public readonly Ball Ball = ball;
        public readonly int First = first, Last = last;

        /// <summary>The vertices as vectors, once the block was searched: ships lie where ships lay before.</summary>
        public UnitVector[]? Vertices;
    }

    private readonly Ball[] _balls = BallsOf(tiles);
    private readonly Block[]?[] _blocks = new Block[tiles.Count][];

    /// <summary>A near tile for each square degree that was asked about, plus one; 0: not yet.</summary>
    private readonly int[] _seeds = new int[ChartGrid.Tiles];

    private Ball[] Runs => field ??= RunsOf(_balls);

    /// <summary>Kilometres; null where there is no coast at all. Latitude in -90..90, longitude in -180..180.</summary>
    public double? DistanceKm(double latitude, double longitude)
    {
        if (tiles.Count == 0)
            return null;
        var here = UnitVector.At(latitude, longitude);
        var seed = Seed(latitude, longitude, here);
        var best = double.PositiveInfinity;
        Search(seed, here, ref best);
        var chord = Math.Sqrt(best);
        for (var run = 0; run < Runs.Length; run++)
        {
            if (Runs[run].IsFarther(here, chord))
                continue;
            var end = Math.Min((run + 1) * RunLength, _balls.Length);
            for (var number = run * RunLength; number < end; number++)
            {
                if (number == seed || _balls[number].IsFarther(here, chord))
                    continue;
                Search(number, here, ref best);
                chord = Math.Sqrt(best);
            }
        }
        return UnitVector.KilometresOf(best);
    }

    /// <summary>A tile near a position, so that the search begins with a good bound: the nearest one to the first position that was asked about in the same square degree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Seed(double latitude, double longitude, in UnitVector here)
    {
        ref var seed = ref _seeds[((int)Math.Clamp(latitude + 90, 0, 179) * 360) + (int)Math.Clamp(longitude + 180, 0, 359)];
        if (seed == 0)
        {
            var nearest = 0;
            for (var i = 1; i < _balls.Length; i++)
                if (Nearness(here, _balls[i]) < Nearness(here, _balls[nearest]))
                    nearest = i;
            seed = nearest + 1;
        }
        return seed - 1;

        static double Nearness(in UnitVector here, in Ball ball) => Math.Sqrt(here.ChordSquared(ball.Centre)) + ball.Radius;
    }

    private void Search(int number, in UnitVector here, ref double best)
    {
        var chord = Math.Sqrt(best);
        foreach (var block in _blocks[number] ??= BlocksOf(number))
        {
            if (block.Ball.IsFarther(here, chord))
                continue;
            var vertices = block.Vertices ??= VerticesOf(number, block);
            for (var i = 0; i < vertices.Length - 1; i++)
                best = Math.Min(best, here.ChordSquaredToArc(vertices[i], vertices[i + 1]));
            chord = Math.Sqrt(best);
        }
    }

    private UnitVector[] VerticesOf(int number, Block block)
    {
        var (tile, vertices) = (tiles[number], new UnitVector[block.Last - block.First + 2]);
        for (var i = 0; i < vertices.Length; i++)
            vertices[i] = At(number, tile.X[block.First + i], tile.Y[block.First + i]);
        return vertices;
    }

    private UnitVector At(int number, double x, double y) => UnitVector.At(
        ChartGrid.Latitude(y + (tiles.Row(number) * (double)ChartGrid.TileUnits)), ChartGrid.Longitude(x + (tiles.Column(number) * (double)ChartGrid.TileUnits)));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Block[] BlocksOf(int number)
    {
        var tile = tiles[number];
        var blocks = new List<Block>((tile.X.Length / BlockLength) + tile.LineStarts.Length);
        for (var line = 0; line < tile.LineStarts.Length - 1; line++)
        {
            for (var first = tile.LineStarts[line]; first < tile.LineStarts[line + 1] - 1; first += BlockLength)
            {
                var last = Math.Min(first + BlockLength, tile.LineStarts[line + 1] - 1) - 1;
                var (south, north, west, east) = (int.MaxValue, int.MinValue, int.MaxValue, int.MinValue);
                for (var i = first; i <= last + 1; i++)
                {
                    (south, north) = (Math.Min(south, tile.Y[i]), Math.Max(north, tile.Y[i]));
                    (west, east) = (Math.Min(west, tile.X[i]), Math.Max(east, tile.X[i]));
                }
                blocks.Add(new Block(Enclose(tiles.Row(number), tiles.Column(number), south, north, west, east), first, last));
            }
        }
        return [.. blocks];
    }

    /// <summary>The ball round the cells of a tile that may have coast.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Ball BallOf(CoastTiles tiles, int number)
    {
        const int cells = CellGrid.CellsPerDegree, units = ChartGrid.TileUnits / cells;
        int row = tiles.Row(number), column = tiles.Column(number);
        var (south, north, west, east) = (cells, -1, cells, -1);
        for (var y = 0; y < cells; y++)
        {
            for (var x = 0; x < cells; x++)
            {
                if ((tiles.TraitsOf((row * cells) + y, (column * cells) + x) & CellTraits.Coast) == 0)
                    continue;
                (south, north, west, east) = (Math.Min(south, y), y, Math.Min(west, x), Math.Max(east, x));
            }
        }
        return Enclose(row, column, south * units, (north + 1) * units, west * units, (east + 1) * units);
    }

    /// <summary>The ball round a box of a tile. Half the diagonal of the box taken as if it lay on the equator is longer than any chord from its middle.</summary>
    private static Ball Enclose(int row, int column, int south, int north, int west, int east)
    {
        double high = north - south, wide = east - west;
        var radius = Math.Sqrt((high * high) + (wide * wide)) / 2 / ChartGrid.UnitsPerDegree * (Math.PI / 180);
        var centre = UnitVector.At(
            ChartGrid.Latitude((row * (double)ChartGrid.TileUnits) + ((south + north) / 2.0)), ChartGrid.Longitude((column * (double)ChartGrid.TileUnits) + ((west + east) / 2.0)));
        return new Ball(centre, radius + 1e-9);
    }

    private static Ball[] BallsOf(CoastTiles tiles)
    {
        var balls = new Ball[tiles.Count];
        for (var number = 0; number < balls.Length; number++)
            balls[number] = BallOf(tiles, number);
        return balls;
    }

    /// <summary>The ball round a run: its centre is the mean of those in it.</summary>
    private static Ball[] RunsOf(Ball[] balls)
    {
        var runs = new Ball[(balls.Length + RunLength - 1) / RunLength];
        for (var run = 0; run < runs.Length; run++)
        {
            var members = balls.AsSpan(run * RunLength, Math.Min(RunLength, balls.Length - (run * RunLength)));
            double x = 0, y = 0, z = 0;
            foreach (ref readonly var ball in members)
                (x, y, z) = (x + ball.Centre.X, y + ball.Centre.Y, z + ball.Centre.Z);
            var centre = new UnitVector(x / members.Length, y / members.Length, z / members.Length);
            var radius = 0.0;
            foreach (ref readonly var ball in members)
                radius = Math.Max(radius, Math.Sqrt(centre.ChordSquared(ball.Centre)) + ball.Radius);
            runs[run] = new Ball(centre, radius + 1e-9);
        }
        return runs;
    }
}
