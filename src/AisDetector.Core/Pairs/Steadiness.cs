namespace AisDetector.Core.Pairs;

/// <summary>
/// How still two ships lie to each other. Ships that are lashed together turn as one: where the other's antenna is, seen along the
/// own keel, stays the same. Ships at anchor each on its own keep their offset on the map while they swing.
/// </summary>
internal partial struct Steadiness
{
    private Scatter _onMap, _alongFirst, _alongSecond, _distance;
    private double _depths, _gaps;
    private int _withDepth;

    /// <summary>Fewer contacts with a known heading show no turning.</summary>
    private const int Enough = 20;

    /// <summary>At most of the contacts a heading was known.</summary>
    public readonly bool IsKeelKnown => AlongKeel.Count >= Enough && 2 * AlongKeel.Count > _onMap.Count;

    /// <summary>Metres by which the second ship's offset scatters about its mean: north up, and along the keel of the ship whose heading was known more often.</summary>
    public readonly double OnMapMeters => _onMap.Meters;
    public readonly double AlongKeelMeters => AlongKeel.Meters;
    public readonly double DistanceMeters => _distance.Meters;

    /// <summary>Mean distance of the antennas.</summary>
    public readonly double MeanMeters => _distance.MeanX;

    /// <summary>Mean distance of the hulls; NaN where they are not known.</summary>
    public readonly double GapMeters => _withDepth == 0 ? double.NaN : _gaps / _withDepth;

    /// <summary>Metres by which the hulls overlap in the mean; 0 where they are not known.</summary>
    public readonly double DepthMeters => _withDepth == 0 ? 0 : _depths / _withDepth;

    public void Add(in Contact c)
    {
        _onMap.Add(c.East, c.North);
        _distance.Add(c.Meters, 0);
        if (!float.IsNaN(c.Depth) && !c.HeadingMayBeStuck) (_depths, _gaps, _withDepth) = (_depths + c.Depth, _gaps + c.HullGap, _withDepth + 1);
        if (c.HeadingMayBeStuck) return;
        if (c.Heading1 >= 0) _alongFirst.AddTurned(c, c.Heading1);
        if (c.Heading2 >= 0) _alongSecond.AddTurned(c, c.Heading2);
    }

    // Never both: ships that lie bow to stern would seem to jump.
    private readonly Scatter AlongKeel => _alongFirst.Count >= _alongSecond.Count ? _alongFirst : _alongSecond;

    /// <summary>Points and their scatter (Welford).</summary>
    private partial struct Scatter
    {
        public int Count;
        private double _x, _y, _squares;

        public readonly double MeanX => Count == 0 ? double.NaN : _x;

        public readonly double Meters => Count < 2 ? 0 : Math.Sqrt(_squares / Count);

        public void Add(double x, double y)
        {
            Count++;
            double dx = x - _x, dy = y - _y;
            _x += dx / Count;
            _y += dy / Count;
            _squares += dx * (x - _x) + dy * (y - _y);
        }

        /// <summary>Takes the second ship's offset in a frame whose north is a heading.</summary>
        public void AddTurned(in Contact c, short heading)
        {
            var (sin, cos) = Math.SinCos(heading * Math.PI / 180);
            Add(c.East * sin + c.North * cos, c.East * cos - c.North * sin);
        }
    }
}
