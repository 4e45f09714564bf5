namespace AisDetector.PlacesBuilder;

/// <summary>Which points of a grid lie on land.</summary>
internal sealed class LandSides
{
    private readonly double _first;
    private readonly int _spacing;
    private readonly List<double>[] _crossings;

    /// <summary>Takes the coast's crossings of meridians: the first is at the given unit, the others at the given distances from it.</summary>
    public LandSides(IEnumerable<List<(int X, int Y)>> lines, double first, int spacing, int columns)
    {
        (_first, _spacing) = (first, spacing);
        _crossings = [.. Enumerable.Range(0, columns).Select(_ => new List<double>())];
        foreach (var line in lines)
        {
            for (var i = 1; i < line.Count; i++)
                AddCrossings(line[i - 1], line[i]);
        }
        foreach (var meridian in _crossings)
            meridian.Sort();
    }

    /// <summary>
    /// Down each meridian from the north pole, which is water: every crossing of the coast changes sides. Meridians, not
    /// parallels, because Antarctica's coast goes round the pole and closes nowhere else.
    /// </summary>
    public bool IsLand(int column, double y)
    {
        var below = _crossings[column].BinarySearch(y);
        return (_crossings[column].Count - (below < 0 ? ~below : below)) % 2 != 0;
    }

    private void AddCrossings((int X, int Y) from, (int X, int Y) to)
    {
        double x0 = from.X, x1 = to.X, y0 = from.Y, y1 = to.Y;
        var last = Math.Min((int)Math.Floor((Math.Max(x0, x1) - _first) / _spacing), _crossings.Length - 1);
        for (var column = Math.Max((int)Math.Floor((Math.Min(x0, x1) - _first) / _spacing), 0); column <= last; column++)
        {
            var x = _first + (column * (double)_spacing);
            if (x0 > x != x1 > x)
                _crossings[column].Add(y0 + ((y1 - y0) * (x - x0) / (x1 - x0)));
        }
    }
}
