using System.Numerics;
using AisDetector.Core.Geo;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>
/// The spatial index that moves with time: slow samples in cells of (step, row, column). A new sample is compared with the samples of
/// its step that are there already, and is then put there. So each pair meets exactly once a step, when the later of its two samples
/// arrives. Nothing is sorted as a whole and no tree is rebuilt. A step that nothing can reach any more is dropped whole.
/// </summary>
internal sealed class SpaceTimeGrid
{
    private const double Radians = Math.PI / 180;

    /// <summary>Rows that touch this polar cap have one cell: columns mean nothing there.</summary>
    private const double PolarCapMeters = 5_000;

    /// <summary>
    /// A ship meets no more others at a step than this. Nobody transfers to the 33rd nearest ship; and without a bound a few hundred
    /// numbers in one place, which one transmitter can make up, would cost as much as the world's fleet.
    /// </summary>
    public const int MostMet = 32;

    private readonly double _contactMeters;
    private readonly double _rowsPerDegree;
    private readonly int _lastRow;
    private readonly int[] _columns;
    private readonly double _sineOfReach;
    private readonly double _contactDegrees;
    private readonly Dictionary<long, StepCells> _steps = [];
    private readonly Stack<StepCells> _spare = [];
    private long _oldest = long.MinValue;

    /// <param name="cellMeters">Height of a row and least width of a column: no less than the contact distance.</param>
    /// <param name="contactMeters">Two samples no further apart than this meet.</param>
    public SpaceTimeGrid(double cellMeters, double contactMeters)
    {
        _contactMeters = contactMeters;
        var metersPerDegree = Geodesy.EarthRadiusMeters * Radians;
        _rowsPerDegree = metersPerDegree / cellMeters;
        _lastRow = (int)(180 * _rowsPerDegree);
        // A hair wider than the limit, so that rounding loses no true pair; the exact test comes after.
        var reach = contactMeters / Geodesy.EarthRadiusMeters * (1 + 1e-9) + 1e-12;
        _sineOfReach = Math.Sin(reach);
        _contactDegrees = reach / Radians;
        _columns = new int[_lastRow + 1];
        for (var row = 0; row <= _lastRow; row++)
        {
            var poleward = Math.Min(90, Math.Max(Math.Abs(row / _rowsPerDegree - 90), Math.Abs((row + 1) / _rowsPerDegree - 90)));
            var toPole = (90 - poleward) * metersPerDegree;
            _columns[row] = toPole <= PolarCapMeters ? 1 : Math.Max(1, (int)(360 * metersPerDegree * Math.Cos(poleward * Radians) / cellMeters));
        }
    }

    /// <summary>Drops every step before <paramref name="step"/>; samples of such steps are not taken any more.</summary>
    public void DropBefore(long step)
    {
        if (_oldest == long.MinValue || step - _oldest > _steps.Count)
        {
            foreach (var (old, cells) in _steps)
                if (old < step) Release(old, cells);
        }
        else
        {
            for (; _oldest < step; _oldest++)
                if (_steps.TryGetValue(_oldest, out var cells)) Release(_oldest, cells);
        }

        _oldest = Math.Max(_oldest, step);
    }

    /// <summary>
    /// Puts a slow sample and appends the tracks of other vessels that it meets, with their distance. Of more than
    /// <see cref="MostMet"/> it meets the nearest.
    /// </summary>
    /// <returns>How many it does not meet because of that.</returns>
    public int Meet(Track track, in Sample sample, List<(Track Other, double Meters)> met)
    {
        if (sample.Step < _oldest) return 0;
        if (!_steps.TryGetValue(sample.Step, out var cells))
        {
            cells = _spare.TryPop(out var spare) ? spare : new StepCells();
            _steps.Add(sample.Step, cells);
        }

        var row = Row(sample.Latitude);
        int first = Math.Max(0, Row(sample.Latitude - _contactDegrees)), last = Math.Min(_lastRow, Row(sample.Latitude + _contactDegrees));
        var cosine = Math.Cos(sample.Latitude * Radians);
        // The largest difference in longitude that a point within reach can have (spherical sine rule); all the way round when the pole is within reach.
        var degrees = cosine <= _sineOfReach ? 180 : Math.Asin(_sineOfReach / cosine) / Radians;
        for (var r = first; r <= last; r++) ProbeRow(cells, r, track, sample, degrees, met);
        cells.Add(Key(row, Column(row, sample.Longitude)), track, sample.Latitude, sample.Longitude);
        if (met.Count <= MostMet) return 0;
        var cut = met.Count - MostMet;
        met.Sort(Nearer);
        met.RemoveRange(MostMet, cut);
        return cut;
    }

    /// <summary>The nearer first; of equals the lower track.</summary>
    private static readonly Comparison<(Track Other, double Meters)> Nearer = (a, b) =>
        a.Meters != b.Meters ? a.Meters.CompareTo(b.Meters) : a.Other.Id.CompareTo(b.Other.Id);

    private void ProbeRow(StepCells cells, int row, Track track, in Sample sample, double degrees, List<(Track, double)> met)
    {
        var columns = _columns[row];
        var west = (long)Math.Floor((sample.Longitude - degrees + 180) / 360 * columns);
        var east = (long)Math.Floor((sample.Longitude + degrees + 180) / 360 * columns);
        if (east - west >= columns) (west, east) = (0, columns - 1);
        for (var column = west; column <= east; column++)
        {
            var wrapped = column < 0 ? column + columns : column >= columns ? column - columns : column;
            for (var i = cells.First(Key(row, (int)wrapped)); i >= 0; i = cells.Entries[i].Next)
            {
                ref var entry = ref cells.Entries[i];
                if (entry.Track.Vessel.Mmsi == track.Vessel.Mmsi) continue;
                var meters = Geodesy.DistanceMeters(sample.Latitude, sample.Longitude, entry.Latitude, entry.Longitude);
                if (meters <= _contactMeters) met.Add((entry.Track, meters));
            }
        }
    }

    private int Row(double latitude) => Math.Clamp((int)Math.Floor((latitude + 90) * _rowsPerDegree), 0, _lastRow);

    private int Column(int row, double longitude) =>
        Math.Min(_columns[row] - 1, (int)Math.Floor((longitude + 180) / 360 * _columns[row]));

    private static long Key(int row, int column) => ((long)row << 32) | (uint)column;

    private void Release(long step, StepCells cells)
    {
        _steps.Remove(step);
        cells.Clear();
        if (_spare.Count < 256) _spare.Push(cells);
    }

    private struct Entry
    {
        public Track Track;
        public double Latitude;
        public double Longitude;
        public int Next;
    }

    /// <summary>The cells of one step: an open-addressing table of chains in one array of entries.</summary>
    private sealed class StepCells
    {
        private long[] _keys = new long[16];
        private int[] _heads = new int[16];
        private int _used;

        public Entry[] Entries = new Entry[8];
        public int Count { get; private set; }

        public int First(long key) => _heads[Slot(key)] - 1;

        public void Add(long key, Track track, double latitude, double longitude)
        {
            if (Count == Entries.Length) Array.Resize(ref Entries, 2 * Count);
            if (2 * _used >= _keys.Length) Grow();
            var slot = Slot(key);
            if (_heads[slot] == 0)
            {
                _keys[slot] = key;
                _used++;
            }

            Entries[Count] = new Entry { Track = track, Latitude = latitude, Longitude = longitude, Next = _heads[slot] - 1 };
            _heads[slot] = ++Count;
        }

        public void Clear()
        {
            Array.Clear(_heads);
            Array.Clear(Entries, 0, Count);
            Count = _used = 0;
        }

        /// <summary>The slot of a key, or the free one where it would go.</summary>
        private int Slot(long key)
        {
            var mask = _keys.Length - 1;
            // Fibonacci hashing: neighbouring cells spread over the table.
            var slot = (int)((ulong)key * 0x9E37_79B9_7F4A_7C15 >> (64 - BitOperations.Log2((uint)_keys.Length)));
            while (_heads[slot] != 0 && _keys[slot] != key) slot = (slot + 1) & mask;
            return slot;
        }

        private void Grow()
        {
            var (keys, heads) = (_keys, _heads);
            _keys = new long[2 * keys.Length];
            _heads = new int[2 * keys.Length];
            for (var i = 0; i < keys.Length; i++)
            {
                if (heads[i] == 0) continue;
                var slot = Slot(keys[i]);
                _keys[slot] = keys[i];
                _heads[slot] = heads[i];
            }
        }
    }
}
