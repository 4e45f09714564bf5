using AisDetector.Bench.Fleets;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tracks;

namespace AisDetector.Benchmarks;

/// <summary>The core's moving index, fed with positions.</summary>
internal sealed class MovingGrid
{
    private readonly Track[] _tracks;
    private readonly SpaceTimeGrid _grid = new(cellMeters: 500, contactMeters: 500);
    private readonly List<(Track Other, double Meters)> _met = [];

    public MovingGrid(uint[] mmsi) => _tracks = [.. mmsi.Select(m => new Track(new Vessel(m), 0, Report.Empty, traceCapacity: 16))];

    /// <summary>Puts every ship where it is at that minute, and asks whom it meets; forgets the minute before.</summary>
    public long Pairs(long minute, Position[] positions, Action<uint, uint>? met = null)
    {
        _grid.DropBefore(minute);
        long pairs = 0;
        for (var ship = 0; ship < positions.Length; ship++)
        {
            _met.Clear();
            _grid.Meet(_tracks[ship], new Sample { Step = minute, Latitude = positions[ship].Latitude, Longitude = positions[ship].Longitude, Kind = StepKind.Slow }, _met);
            pairs += _met.Count;
            if (met is null) continue;
            foreach (var (other, _) in _met) met(_tracks[ship].Vessel.Mmsi, other.Vessel.Mmsi);
        }

        return pairs;
    }
}
