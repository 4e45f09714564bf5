using AisDetector.Bench.Fleets;
using AisDetector.Core.Geo;
using BenchmarkDotNet.Attributes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Index;
using NetTopologySuite.Index.HPRtree;
using NetTopologySuite.Index.Strtree;
using Position = AisDetector.Bench.Fleets.Position;

namespace AisDetector.Benchmarks;

/// <summary>
/// Who is within 500 m of whom, of 100,000 vessels that move, half of them in groups: the moving index, beside trees that are built anew each
/// minute and asked for each vessel. Time and allocation are those of one update with its query.
/// </summary>
[MemoryDiagnoser]
public class IndexBenchmarks
{
    private const int Vessels = 100_000, Minutes = 4;
    private const double Meters = 500;

    private MovingFleet _fleet = null!;
    private MovingGrid _grid = null!;
    private long _minute;

    [GlobalSetup]
    public void Setup()
    {
        _fleet = new MovingFleet(new FleetOptions(FleetForm.Coast, Vessels, Minutes, 1));
        _grid = new MovingGrid(_fleet.Mmsi);
        var pairs = Grid();
        if (pairs < Vessels || StrTree() != pairs || HprTree() != pairs) throw new InvalidOperationException("The indexes do not find the same pairs.");
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Vessels * Minutes, Description = "moving index")]
    public long Grid() => _fleet.Minutes.Sum(positions => _grid.Pairs(_minute++, positions));

    [Benchmark(OperationsPerInvoke = Vessels * Minutes, Description = "NetTopologySuite STRtree, built each minute")]
    public long StrTree() => _fleet.Minutes.Sum(positions => Pairs(positions, new STRtree<int>()));

    [Benchmark(OperationsPerInvoke = Vessels * Minutes, Description = "NetTopologySuite HPRtree, built each minute")]
    public long HprTree() => _fleet.Minutes.Sum(positions => Pairs(positions, new HPRtree<int>()));

    private static long Pairs(Position[] positions, ISpatialIndex<int> tree)
    {
        for (var ship = 0; ship < positions.Length; ship++) tree.Insert(new Envelope(positions[ship].Longitude, positions[ship].Longitude, positions[ship].Latitude, positions[ship].Latitude), ship);
        var visitor = new Visitor(positions);
        for (var ship = 0; ship < positions.Length; ship++)
        {
            visitor.Ship = ship;
            var (latitude, longitude) = positions[ship];
            var (north, east) = (1.001 * Meters / Position.MetersPerDegree, 1.001 * Meters / (Position.MetersPerDegree * Math.Cos((Math.Abs(latitude) + 0.01) * Math.PI / 180)));
            tree.Query(new Envelope(longitude - east, longitude + east, latitude - north, latitude + north), visitor);
        }

        return visitor.Pairs;
    }

    /// <summary>Counts each pair once.</summary>
    private sealed class Visitor(Position[] positions) : IItemVisitor<int>
    {
        public int Ship { get; set; }
        public long Pairs { get; private set; }

        public void VisitItem(int other)
        {
            if (other >= Ship) return;
            ref var a = ref positions[Ship];
            ref var b = ref positions[other];
            if (Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude) <= Meters) Pairs++;
        }
    }
}
