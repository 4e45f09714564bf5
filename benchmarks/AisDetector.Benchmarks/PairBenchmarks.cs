using System.Runtime.InteropServices;
using AisDetector.Bench.Fleets;
using BenchmarkDotNet.Attributes;
using DuckDB.NET.Data;

namespace AisDetector.Benchmarks;

/// <summary>
/// Pairs within 500 m in the same minute, and their runs of minutes in a row, of 8 million samples: the moving index with a table of runs on one
/// thread, beside DuckDB on all cores over a table of the same samples. Time is that of one sample.
/// </summary>
[MemoryDiagnoser]
[LongOperations(iterations: 5)]
public class PairBenchmarks
{
    private const int Vessels = 100_000, Minutes = 80;

    /// <summary>Rows of 0.0046 degrees are over 500 m high: a ship's row and the two beside it hold all whom it meets.</summary>
    private const string RunsOfPairs = """
        with cells as (select *, cast(floor(latitude / 0.0046) as integer) as row, 500 / (111194.9 * cos(radians(abs(latitude) + 0.01))) as reach from samples),
        near as (select *, unnest([row - 1, row, row + 1]) as beside from cells),
        pairs as (
            select a.minute, a.ship as first, b.ship as second
            from near a join cells b on a.minute = b.minute and a.beside = b.row and a.ship < b.ship and b.longitude between a.longitude - a.reach and a.longitude + a.reach
            where 2 * 6371008.8 * asin(sqrt(pow(sin(radians(b.latitude - a.latitude) / 2), 2)
                + cos(radians(a.latitude)) * cos(radians(b.latitude)) * pow(sin(radians(b.longitude - a.longitude) / 2), 2))) <= 500),
        islands as (select first, second, minute - row_number() over (partition by first, second order by minute) as island from pairs),
        runs as (select first, second, count(*) as minutes from islands group by first, second, island)
        select count(*), cast(sum(minutes) as bigint) from runs
        """;

    private MovingFleet _fleet = null!;
    private DuckDBConnection _database = null!;
    private readonly Dictionary<ulong, long> _lastMinute = [];
    private long _runs;

    [GlobalSetup]
    public void Setup()
    {
        _fleet = new MovingFleet(new FleetOptions(FleetForm.Coast, Vessels, Minutes, 1));
        _database = new DuckDBConnection("DataSource=:memory:");
        _database.Open();
        Execute("create table samples (minute integer, ship uinteger, latitude double, longitude double)");
        using (var appender = _database.CreateAppender("samples"))
        {
            for (var minute = 0; minute < Minutes; minute++)
                for (var ship = 0; ship < _fleet.Vessels; ship++)
                    appender.CreateRow().AppendValue(minute).AppendValue(_fleet.Mmsi[ship]).AppendValue(_fleet.Minutes[minute][ship].Latitude).AppendValue(_fleet.Minutes[minute][ship].Longitude).EndRow();
        }

        // The query does not look over the antimeridian; we do.
        var (ours, theirs) = (Ours(), DuckDb());
        if (ours.Runs < theirs.Runs || ours.Minutes < theirs.Minutes || ours.Minutes > theirs.Minutes * 1.0001) throw new InvalidOperationException($"The runs differ: {ours} and {theirs}.");
    }

    [GlobalCleanup]
    public void Cleanup() => _database.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Vessels * Minutes, Description = "moving index and runs, one thread")]
    public (long Runs, long Minutes) Ours()
    {
        var grid = new MovingGrid(_fleet.Mmsi);
        _lastMinute.Clear();
        _runs = 0;
        long contacts = 0;
        for (var minute = 0; minute < Minutes; minute++)
        {
            var now = minute;
            contacts += grid.Pairs(now, _fleet.Minutes[now], (a, b) => Meet(a, b, now));
        }

        return (_runs, contacts);
    }

    [Benchmark(OperationsPerInvoke = Vessels * Minutes, Description = "DuckDB, all cores")]
    public (long Runs, long Minutes) DuckDb()
    {
        using var command = _database.CreateCommand();
        command.CommandText = RunsOfPairs;
        using var reader = command.ExecuteReader();
        reader.Read();
        return (reader.GetInt64(0), reader.GetInt64(1));
    }

    private void Meet(uint a, uint b, long minute)
    {
        ref var last = ref CollectionsMarshal.GetValueRefOrAddDefault(_lastMinute, ((ulong)Math.Min(a, b) << 32) | Math.Max(a, b), out var isKnown);
        if (!isKnown || last != minute - 1) _runs++;
        last = minute;
    }

    private void Execute(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
