using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace AisDetector.Benchmarks.Live;

/// <summary>
/// A detector with a fleet loaded and records coming at a fixed rate: how long from the produce of the record that makes a
/// tick's alerts due until the last of them is visible to a read_committed consumer; and after a SIGKILL, how long until it
/// detects again.
/// </summary>
internal sealed class LoadedRun(LiveArguments arguments, TextWriter report) : IDisposable
{
    private const int WarmUpMinutes = 120, MinutesAfterKill = 60, LinesPerWarmUpRecord = 200;

    /// <summary>What a snapshot holds up: its serialization, on the detector's own thread, and what has gathered meanwhile.</summary>
    private const double SnapshotShadowSeconds = 1;

    private readonly LiveLog _log = new(arguments.Server);
    private readonly ConcurrentDictionary<string, long> _seenAt = new();
    private readonly AlertPlan _plan = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly int _interval = (int)Math.Round(arguments.Vessels * arguments.Speed / arguments.Rate);
    private long[] _writtenAt = [];
    private long _written;
    private long _warm;

    public void Run()
    {
        // Alerts begin half an hour after the ships have met: the first quarter of the warm-up is silent.
        var measured = arguments.Ticks * 2;
        var fleet = new LiveFleet(arguments.Vessels, _interval, WarmUpMinutes + measured + MinutesAfterKill);
        Say($"fleet: {arguments.Vessels:N0} vessels, each every {_interval} s; {arguments.Rate:N0} records/s of one sentence, event time at {arguments.Speed}x; broker, writer and detector on this machine, {Environment.ProcessorCount} cores");
        Warm(fleet);
        _plan.Save();
        var (megabytes, seconds) = _plan.Save();
        Say($"its state: {megabytes:0.0} MB, serialized in {seconds:0.000} s, for which the detector waits");
        var records = Enumerable.Range(WarmUpMinutes * 60, (measured + MinutesAfterKill) * 60).SelectMany(s => fleet.Second(s));
        foreach (var record in records) _plan.Add(record);
        _log.Flush();

        using var first = new DetectorProcess(_log.Run("--snapshot-every", arguments.SnapshotEvery));
        first.When("active: reading", TimeSpan.FromSeconds(60));
        while (_log.Lag() > 0) Thread.Sleep(200);
        Say($"loaded: {_warm * LinesPerWarmUpRecord:N0} reports, {first.Usage().ResidentMb:0} MB resident");

        _writtenAt = new long[(long)(measured + MinutesAfterKill) * 60 * arguments.Vessels / _interval + arguments.Vessels];
        var watching = Task.Factory.StartNew(Watch, TaskCreationOptions.LongRunning);
        var writing = Task.Factory.StartNew(() => Write(records), TaskCreationOptions.LongRunning);
        var untilKill = (long)measured * 60 * arguments.Vessels / _interval;
        while (Interlocked.Read(ref _written) < untilKill) Thread.Sleep(50);

        var used = first.Usage();
        first.Kill();
        var killed = (At: Stopwatch.GetTimestamp(), Offset: _warm + Interlocked.Read(ref _written));
        using var second = new DetectorProcess(_log.Run("--snapshot-every", arguments.SnapshotEvery));
        Latencies(first, killed.Offset, used.CpuSeconds);
        Restart(second, killed);
        _stop.Cancel();
        Task.WaitAll(watching, writing);
    }

    public void Dispose()
    {
        _stop.Dispose();
        _log.Dispose();
    }

    private void Warm(LiveFleet fleet)
    {
        foreach (var lines in Enumerable.Range(0, WarmUpMinutes * 60).SelectMany(s => fleet.Second(s)).Chunk(LinesPerWarmUpRecord))
        {
            var record = lines.SelectMany(l => (byte[])[.. l, (byte)'\n']).ToArray();
            _log.Write(record);
            _plan.Add(record);
            _warm++;
        }

        _log.Flush();
    }

    private void Write(IEnumerable<byte[]> records)
    {
        var begun = Stopwatch.GetTimestamp();
        foreach (var record in records)
        {
            var number = _written;
            while (Stopwatch.GetElapsedTime(begun).TotalSeconds * arguments.Rate < number) Thread.Sleep(1);
            if (_stop.IsCancellationRequested) return;
            _writtenAt[number] = _log.Write(record);
            Interlocked.Increment(ref _written);
        }
    }

    private void Watch()
    {
        using var reader = _log.Reader(_log.Alerts);
        while (!_stop.IsCancellationRequested)
        {
            if (reader.Consume(TimeSpan.FromMilliseconds(100)) is not { IsPartitionEOF: false } result) continue;
            if (!_seenAt.TryAdd(Encoding.UTF8.GetString(result.Message.Headers.GetLastBytes("ce_id")), Stopwatch.GetTimestamp()))
                throw new InvalidOperationException("A revision was published twice.");
        }

        reader.Close();
    }

    /// <summary>Milliseconds of each tick, by the offset of the record that made it due: until the last of its alerts was seen.</summary>
    private SortedDictionary<long, double> Ticks(long from, long until)
    {
        var ticks = new SortedDictionary<long, double>();
        foreach (var (revision, offset) in _plan.DueAt)
        {
            if (offset < Math.Max(from, _warm) || offset >= until || !_seenAt.TryGetValue(revision, out var seen)) continue;
            var milliseconds = Stopwatch.GetElapsedTime(_writtenAt[offset - _warm], seen).TotalMilliseconds;
            ticks[offset] = Math.Max(ticks.GetValueOrDefault(offset), milliseconds);
        }

        return ticks;
    }

    private void Latencies(DetectorProcess detector, long until, double cpuSeconds)
    {
        // The last tick may have been killed away.
        var ticks = Ticks(0, until - (long)arguments.Rate);
        var snapshots = detector.Snapshots().Where(s => s.Offset > _warm).ToList();
        bool IsOfSnapshot(long due) => snapshots.Exists(s => due >= s.Offset - (arguments.Rate * 0.1) && due <= s.Offset + ((s.Seconds + SnapshotShadowSeconds) * arguments.Rate));
        var plain = ticks.Where(t => !IsOfSnapshot(t.Key)).Select(t => t.Value).ToList();
        var burdened = ticks.Where(t => IsOfSnapshot(t.Key)).Select(t => t.Value).ToList();
        Say("");
        Say("latency, produce of the record that makes a tick's alerts due to the last of them visible, ms");
        Say("ticks                    count      p50      p99      max");
        Row("all", [.. ticks.Values]);
        Row("without a snapshot", plain);
        Row("with a snapshot", burdened);
        if (snapshots.Count > 0) Say($"snapshots: {snapshots.Count}, every {arguments.SnapshotEvery}; last {snapshots[^1].Megabytes:0.0} MB; written in {snapshots.Average(s => s.Seconds):0.00} s on average, {snapshots.Max(s => s.Seconds):0.00} s at most, beside the detector");
        var slowest = ticks.OrderByDescending(t => t.Value).Take(5).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Value:0} ms at second {(t.Key - _warm) / arguments.Rate:0}"));
        Say($"slowest: {string.Join(", ", slowest)}; snapshots at seconds {string.Join(", ", snapshots.Select(s => ((s.Offset - _warm) / arguments.Rate).ToString("0", CultureInfo.InvariantCulture)))}");
        Say($"detector: {cpuSeconds:0} s of CPU, {detector.Said.Count} lines said");
    }

    private void Row(string name, List<double> values)
    {
        values.Sort();
        double At(double share) => values.Count == 0 ? double.NaN : values[Math.Min(values.Count - 1, (int)Math.Ceiling(share * values.Count) - 1)];
        Say($"{name,-22} {values.Count,7} {At(0.5),8:0} {At(0.99),8:0} {(values.Count == 0 ? double.NaN : values[^1]),8:0}");
    }

    private void Restart(DetectorProcess detector, (long At, long Offset) killed)
    {
        var within = TimeSpan.FromMinutes(2);
        double After(long at) => Stopwatch.GetElapsedTime(killed.At, at).TotalSeconds;
        var assigned = After(detector.When("is assigned", within));
        var active = After(detector.When("active: reading", within));
        var again = After(detector.When("records again", within));
        var patience = Stopwatch.StartNew();

        // Caught up: a tick that fell due after the kill is seen within a second of its record.
        while (!Ticks(killed.Offset, long.MaxValue).Values.Any(ms => ms < 1000) && patience.Elapsed < within) Thread.Sleep(20);
        var after = Ticks(killed.Offset, long.MaxValue);
        Say("");
        Say("restart after SIGKILL at that load, session timeout 8 s; seconds after the kill");
        Say($"partition assigned (the dead one's session has ended)   {assigned,6:0.0}");
        Say($"state restored, reading                                 {active,6:0.0}");
        Say($"read again up to what was published, detecting          {again,6:0.0}");
        Say($"first tick of after the kill visible after its record   {after.Values.FirstOrDefault() / 1000,6:0.0}");
        Say($"   {detector.Said.First(s => s.Line.Contains("records again", StringComparison.Ordinal)).Line[25..]}");
        Say($"   {after.Count} ticks seen since, the last {after.Values.LastOrDefault():0} ms after its record");
    }

    private void Say(FormattableString text) => Say(text.ToString(CultureInfo.InvariantCulture));

    private void Say(string text)
    {
        report.WriteLine(text);
        report.Flush();
    }
}
