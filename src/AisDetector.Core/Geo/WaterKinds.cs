using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AisDetector.Core.Geo;

/// <summary>
/// The kind of water at a position. One byte for each cell says on which side of the coast the cell lies, and whether anything
/// is near. Only where something is near are the coast and the listed points looked at.
/// </summary>
internal sealed class WaterKinds
{
    private const byte Land = 1;
    private const byte SomethingNear = 2;

    /// <summary>On the mean sphere.</summary>
    private const double KmPerDegree = UnitVector.EarthRadiusKm * Math.PI / 180;

    private readonly byte[] _cells;
    private readonly CellIndex _segments;
    private readonly CellIndex _pointCells;
    private readonly Coast _coast;
    private readonly ListedPoints _points;

    /// <summary>Squared kilometres to the nearest listed point of each kind, where one is in reach.</summary>
    [InlineArray(4)]
    private struct NearestOfKind
    {
        private double _first;
    }

    /// <summary>Squared kilometres to the nearest of each, where it is in reach.</summary>
    private struct Nearest
    {
        private NearestOfKind _points;

        public double Shore = double.PositiveInfinity;
        public double PortShore = double.PositiveInfinity;

        public Nearest() => ((Span<double>)_points).Fill(double.PositiveInfinity);

        public readonly double Berth => _points[(int)PointKind.Berth];
        public readonly double Port => _points[(int)PointKind.Port];
        public readonly double Roads => _points[(int)PointKind.Roads];

        [UnscopedRef]
        public ref double Of(PointKind kind) => ref _points[(int)kind];
    }

    public WaterKinds(Coast coast, ListedPoints points, byte[] landCells)
    {
        _coast = coast;
        _points = points;
        _cells = landCells;
        _segments = CellIndex.OfSegments(coast);
        _pointCells = CellIndex.OfSortedPoints(points.Latitudes, points.Longitudes);
        MarkNeighbours(_segments.Occupied);
        MarkNeighbours(_pointCells.Occupied);
    }

    /// <summary>Latitude in -90..90, longitude in -180..180.</summary>
    public PlaceKind At(double latitude, double longitude)
    {
        var row = CellGrid.Row(latitude);
        var column = CellGrid.Column(longitude);
        var cell = _cells[(row * CellGrid.Columns) + column];
        if ((cell & SomethingNear) == 0)
            return cell == 0 ? PlaceKind.OpenSea : PlaceKind.Inland;

        var nearest = new Nearest();
        Look(latitude, longitude, ref nearest);
        return Judge(nearest, IsOnLand(latitude, longitude, row, column, (cell & Land) != 0));
    }

    private static PlaceKind Judge(in Nearest nearest, bool onLand)
    {
        if (nearest.Berth <= PlaceRules.BerthKm * PlaceRules.BerthKm && nearest.Berth <= nearest.Roads)
            return PlaceKind.Harbour;
        if (onLand)
        {
            var isDeepInland = nearest.Shore > PlaceRules.InlandKm * PlaceRules.InlandKm && nearest.Port > PlaceRules.PortKm * PlaceRules.PortKm;
            return isDeepInland ? PlaceKind.Inland : PlaceKind.Harbour;
        }
        if (nearest.Shore <= PlaceRules.ShoreKm * PlaceRules.ShoreKm)
            return PlaceKind.Harbour;
        if (nearest.Roads <= PlaceRules.RoadsFirstKm * PlaceRules.RoadsFirstKm)
            return PlaceKind.Anchorage;
        if (nearest.PortShore <= PlaceRules.PortShoreWaterKm * PlaceRules.PortShoreWaterKm)
            return PlaceKind.Harbour;
        return nearest.Roads <= PlaceRules.RoadsKm * PlaceRules.RoadsKm ? PlaceKind.Anchorage : PlaceKind.OpenSea;
    }

    /// <summary>Inside the land as the coast draws it. Latitude in -90..90, longitude in -180..180.</summary>
    public bool IsOnLand(double latitude, double longitude)
    {
        var row = CellGrid.Row(latitude);
        var column = CellGrid.Column(longitude);
        return IsOnLand(latitude, longitude, row, column, (_cells[(row * CellGrid.Columns) + column] & Land) != 0);
    }

    /// <summary>A cell's reference point is on the stored side; the line from there changes sides at each segment it crosses.</summary>
    private bool IsOnLand(double latitude, double longitude, int row, int column, bool land)
    {
        if (!_segments.TryGetRange((row * CellGrid.Columns) + column, out var start, out var end))
            return land;
        double toLatitude = CellGrid.ReferenceLatitude(row), toLongitude = CellGrid.ReferenceLongitude(column);
        foreach (var segment in _segments.Items[start..end])
            land ^= _coast.Crosses(segment, latitude, longitude, toLatitude, toLongitude);
        return land;
    }

    private void Look(double latitude, double longitude, ref Nearest nearest)
    {
        const double reach = PlaceRules.ReachKm / KmPerDegree;
        var kmPerDegreeEast = KmPerDegree * Math.Cos(latitude * (Math.PI / 180));
        var reachEast = ReachEast(latitude);
        var firstRow = CellGrid.Row(Math.Max(latitude - reach, -90));
        var lastRow = CellGrid.Row(Math.Min(latitude + reach, 90));
        var firstColumn = (int)Math.Floor((longitude - reachEast + 180) * CellGrid.CellsPerDegree);
        var lastColumn = (int)Math.Floor((longitude + reachEast + 180) * CellGrid.CellsPerDegree);
        for (var row = firstRow; row <= lastRow; row++)
        {
            for (var column = firstColumn; column <= lastColumn; column++)
            {
                // The cell may lie on the other side of the antimeridian: then the position gets the longitude that it has there, beyond 180.
                var wrapped = column < 0 ? column + CellGrid.Columns : column >= CellGrid.Columns ? column - CellGrid.Columns : column;
                var here = longitude + ((wrapped - column) / CellGrid.CellsPerDegree);
                var cell = (row * CellGrid.Columns) + wrapped;
                if (_segments.TryGetRange(cell, out var start, out var end))
                    LookAtSegments(_segments.Items[start..end], latitude, here, kmPerDegreeEast, ref nearest);
                if (_pointCells.TryGetRange(cell, out start, out end))
                    LookAtPoints(start, end, latitude, here, kmPerDegreeEast, ref nearest);
            }
        }
    }

    /// <summary>Degrees of longitude that <see cref="PlaceRules.ReachKm"/> covers at most; half a turn where that is all of it.</summary>
    private static double ReachEast(double latitude)
    {
        const double reach = PlaceRules.ReachKm / KmPerDegree;
        var poleward = Math.Min(Math.Abs(latitude) + reach, 90) * (Math.PI / 180);
        return Math.Min(reach / Math.Max(Math.Cos(poleward), 1e-9), 179.9);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void LookAtSegments(ReadOnlySpan<int> segments, double latitude, double longitude, double kmPerDegreeEast, ref Nearest nearest)
    {
        var latitudes = _coast.Latitudes;
        var longitudes = _coast.Longitudes;
        foreach (var segment in segments)
        {
            double ax = (longitudes[segment] - longitude) * kmPerDegreeEast, ay = (latitudes[segment] - latitude) * KmPerDegree;
            double bx = (longitudes[segment + 1] - longitude) * kmPerDegreeEast, by = (latitudes[segment + 1] - latitude) * KmPerDegree;
            double dx = bx - ax, dy = by - ay;
            var lengthSquared = (dx * dx) + (dy * dy);
            var along = lengthSquared == 0 ? 0 : Math.Clamp(-((ax * dx) + (ay * dy)) / lengthSquared, 0, 1);
            double x = ax + (along * dx), y = ay + (along * dy);
            var distance = (x * x) + (y * y);
            nearest.Shore = Math.Min(nearest.Shore, distance);
            if (distance < nearest.PortShore && _coast.IsPortShore[segment])
                nearest.PortShore = distance;
        }
    }

    private void LookAtPoints(int start, int end, double latitude, double longitude, double kmPerDegreeEast, ref Nearest nearest)
    {
        const double reach = PlaceRules.RoadsKm / KmPerDegree;
        var latitudes = _points.Latitudes;
        start = FirstNorthOf(latitudes, start, end, latitude - reach);
        for (var i = start; i < end && latitudes[i] <= latitude + reach; i++)
        {
            double x = (_points.Longitudes[i] - longitude) * kmPerDegreeEast, y = (latitudes[i] - latitude) * KmPerDegree;
            ref var ofKind = ref nearest.Of(_points.Kinds[i]);
            ofKind = Math.Min(ofKind, (x * x) + (y * y));
        }
    }

    /// <summary>The points of a cell go from south to north; some cells hold hundreds.</summary>
    private static int FirstNorthOf(float[] latitudes, int start, int end, double latitude)
    {
        while (start < end)
        {
            var middle = (start + end) >>> 1;
            if (latitudes[middle] < latitude)
                start = middle + 1;
            else
                end = middle;
        }
        return start;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MarkNeighbours(ReadOnlySpan<ulong> occupied)
    {
        for (var word = 0; word < occupied.Length; word++)
        {
            for (var bits = occupied[word]; bits != 0; bits &= bits - 1)
                MarkAround((word * 64) + BitOperations.TrailingZeroCount(bits));
        }
    }

    private void MarkAround(int cell)
    {
        var (row, column) = Math.DivRem(cell, CellGrid.Columns);
        for (var near = Math.Max(row - 1, 0); near <= Math.Min(row + 1, CellGrid.Rows - 1); near++)
        {
            var reach = ColumnsInReach[near];
            for (var offset = -reach; offset <= reach; offset++)
            {
                var wrapped = column + offset;
                wrapped = wrapped < 0 ? wrapped + CellGrid.Columns : wrapped >= CellGrid.Columns ? wrapped - CellGrid.Columns : wrapped;
                _cells[(near * CellGrid.Columns) + wrapped] |= SomethingNear;
            }
        }
    }

    /// <summary>How many columns to either side a position of this row can look, at most.</summary>
    private static int[] ColumnsInReach { get; } =
        [.. Enumerable.Range(0, CellGrid.Rows).Select(row =>
        {
            var poleward = Math.Max(Math.Abs((row / (double)CellGrid.CellsPerDegree) - 90), Math.Abs(((row + 1) / (double)CellGrid.CellsPerDegree) - 90));
            return Math.Min((int)Math.Ceiling(ReachEast(poleward) * CellGrid.CellsPerDegree), (CellGrid.Columns / 2) - 1);
        })];
}
