using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Time;
using CsCheck;

namespace AisDetector.Core.Tests.Time;

public class ReorderBufferTests
{
    private const long Start = 1_700_000_000_000, Minute = 60_000, Hour = 60 * Minute;

    private sealed class Collected
    {
        public List<(uint Mmsi, long Time, long Due)> Used { get; } = [];

        public void Take(ReorderBuffer buffer)
        {
            while (buffer.TryNext()) Used.Add((buffer.Next.Mmsi, buffer.Next.Time, buffer.Due));
        }

        public void Take(ReorderBuffer buffer, in Report report)
        {
            buffer.Arrive(report);
            Take(buffer);
        }

        public void Finish(ReorderBuffer buffer)
        {
            buffer.Finish();
            Take(buffer);
        }
    }

    private static Report At(uint mmsi, long time) => Report.Empty with { Mmsi = mmsi, Time = time, Latitude = 1, Longitude = 2 };

    private static (Collected, ReportCounts) Run(IEnumerable<Report> arrivals)
    {
        var counts = new ReportCounts();
        var buffer = new ReorderBuffer(TimeSpan.FromMinutes(2), TimeSpan.FromHours(3), counts);
        var used = new Collected();
        foreach (var report in arrivals) used.Take(buffer, report);
        used.Finish(buffer);
        return (used, counts);
    }

    [Fact]
    public void Reports_inside_the_window_are_used_in_the_order_of_time_and_MMSI() =>
        Gen.Select(Gen.Int[0, 119_000].Array[0, 12].Array[1, 30], Gen.Int[1, 5]).Sample(
            (minutes, vessels) =>
            {
                // Each minute's reports come shuffled within less than two minutes.
                var arrivals = minutes.SelectMany((m, i) => m.Select((ms, j) => (Time: Start + i * 2 * Minute + ms, Mmsi: (uint)(200_000_000 + j % vessels))))
                    .Select(r => At(r.Mmsi, r.Time)).ToArray();
                var (used, counts) = Run(InWindow(arrivals));
                return counts.TotalRejected == 0
                    && used.Used.Count == arrivals.Length
                    && used.Used.Zip(used.Used.Skip(1)).All(p => (p.First.Time, p.First.Mmsi).CompareTo((p.Second.Time, p.Second.Mmsi)) <= 0)
                    && used.Used.All(u => u.Due == u.Time);
            });

    /// <summary>Leaves out what a shuffle made older than the window.</summary>
    private static IEnumerable<Report> InWindow(Report[] arrivals)
    {
        var edge = long.MinValue;
        var sorted = arrivals.OrderBy(r => r.Time / (2 * Minute)).ToArray();
        foreach (var report in sorted)
        {
            edge = Math.Max(edge, report.Time);
            Assert.True(report.Time >= edge - 2 * Minute);
            yield return report;
        }
    }

    [Fact]
    public void A_delayed_report_is_used_one_window_after_it_came_and_its_vessels_older_ones_before_it()
    {
        var prompt = Enumerable.Range(0, 100).Select(i => At(200_000_001, Start + i * Minute)).ToList();
        // Heard from orbit 40 min late, two of one vessel, in order, before the prompt report of minute 60.
        prompt.Insert(60, At(200_000_002, Start + 20 * Minute));
        prompt.Insert(61, At(200_000_002, Start + 21 * Minute));
        var (used, counts) = Run(prompt);
        Assert.Equal(0, counts.TotalRejected);
        var late = used.Used.Where(u => u.Mmsi == 200_000_002).ToArray();
        Assert.Equal([Start + 20 * Minute, Start + 21 * Minute], late.Select(u => u.Time));
        Assert.All(late, u => Assert.Equal(Start + 59 * Minute, u.Due));
        Assert.True(used.Used.Zip(used.Used.Skip(1)).All(p => p.First.Due <= p.Second.Due));
    }

    [Fact]
    public void A_report_beyond_the_horizon_is_late()
    {
        var arrivals = Enumerable.Range(0, 300).Select(i => At(200_000_001, Start + i * Minute)).ToList();
        arrivals.Add(At(200_000_002, Start + 299 * Minute - 2 * Minute - (2 * Hour + 58 * Minute)));
        arrivals.Add(At(200_000_003, Start + 299 * Minute - 2 * Minute - (2 * Hour + 58 * Minute) - 1));
        var (used, counts) = Run(arrivals);
        Assert.Contains(used.Used, u => u.Mmsi == 200_000_002);
        Assert.DoesNotContain(used.Used, u => u.Mmsi == 200_000_003);
        Assert.Equal(1, counts.Rejected(RejectReason.Late));
    }

    [Fact]
    public void A_clock_a_day_ahead_moves_nothing()
    {
        var arrivals = Enumerable.Range(0, 200).SelectMany(i =>
        {
            Report[] reports = [At(200_000_001, Start + i * Minute), At(200_000_002, Start + i * Minute + 5), At(200_000_003, Start + i * Minute + 9)];
            return i % 5 == 4 ? [.. reports, At(200_000_009, Start + i * Minute + 25 * Hour)] : reports;
        }).ToArray();
        var (used, counts) = Run(arrivals);
        Assert.Equal(40, counts.Rejected(RejectReason.FromTheFuture));
        Assert.Equal(600, used.Used.Count);
    }

    [Fact]
    public void What_is_rejected_is_handed_on_and_does_not_stretch_the_time_that_is_covered()
    {
        var unused = new List<(RejectReason, Report)>();
        var counts = new ReportCounts { OnUnused = (RejectReason reason, in Report report) => unused.Add((reason, report)) };
        var buffer = new ReorderBuffer(TimeSpan.FromMinutes(2), TimeSpan.FromHours(3), counts);
        var used = new Collected();
        Assert.Equal((Report.NoTime, Report.NoTime), (buffer.FirstEntered, buffer.LastEntered));
        Report[] odd = [At(200_000_003, Start + 30_000 * Hour), At(200_000_003, Start - 30_000 * Hour), At(200_000_003, -1), At(200_000_003, Report.NoTime)];
        foreach (var report in Enumerable.Range(0, 100).Select(i => At(200_000_001, Start + i * Minute)).Concat(odd)) used.Take(buffer, report);
        used.Finish(buffer);
        Assert.Equal((Start, Start + 99 * Minute), (buffer.FirstEntered, buffer.LastEntered));
        Assert.Equal(100, used.Used.Count);
        Assert.Equal(
            [(RejectReason.FromTheFuture, odd[0].Time), (RejectReason.Late, odd[1].Time), (RejectReason.MalformedTime, odd[2].Time), (RejectReason.NoTime, odd[3].Time)],
            unused.Select(u => (u.Item1, u.Item2.Time)));
        Assert.Equal(4, counts.TotalRejected);
    }

    [Fact]
    public void A_feed_that_was_down_for_hours_goes_on_and_loses_nothing()
    {
        var arrivals = Enumerable.Range(0, 60).Concat(Enumerable.Range(500, 60))
            .SelectMany(i => new[] { At(200_000_001, Start + i * Minute), At(200_000_002, Start + i * Minute + 5) }).ToArray();
        var (used, counts) = Run(arrivals);
        Assert.Equal(0, counts.TotalRejected);
        Assert.Equal(arrivals.Length, used.Used.Count);
    }

    [Fact]
    public void A_lone_report_two_hours_ahead_of_its_own_vessel_is_rejected()
    {
        var arrivals = Enumerable.Range(0, 100).Select(i => At(200_000_001, Start + i * Minute + (i == 50 ? 2 * Hour : 0))).ToArray();
        var (used, counts) = Run(arrivals);
        Assert.Equal(1, counts.Rejected(RejectReason.FromTheFuture));
        Assert.Equal(99, used.Used.Count);
    }

    [Fact]
    public void A_station_that_sends_local_time_is_outvoted_and_moves_nothing()
    {
        var arrivals = Enumerable.Range(0, 400).SelectMany(i => new[]
        {
            At(200_000_001, Start + i * Minute), At(200_000_002, Start + i * Minute + 5), At(200_000_003, Start + i * Minute + 9), At(200_000_009, Start + i * Minute + 2 * Hour),
        }).ToArray();
        var (used, counts) = Run(arrivals);
        Assert.True(counts.Rejected(RejectReason.FromTheFuture) > 370);
        Assert.Equal(1200, used.Used.Count(u => u.Mmsi != 200_000_009));
    }

    [Fact]
    public void At_the_end_what_is_held_is_used_up_to_a_day_ahead()
    {
        var (used, counts) = Run([At(200_000_001, Start), At(200_000_001, Start + 20 * Hour), At(200_000_001, Start + 50 * Hour)]);
        Assert.Equal(2, used.Used.Count);
        Assert.Equal(1, counts.Rejected(RejectReason.FromTheFuture));
    }

    [Fact]
    public void The_first_reports_of_a_log_may_come_delayed_and_none_is_rejected()
    {
        // The newer one came first; nothing says yet that the older is not the delayed one.
        var arrivals = new List<Report> { At(200_000_001, Start + (5 * Minute)), At(200_000_001, Start) };
        arrivals.AddRange(Enumerable.Range(0, 60).Select(i => At((uint)(200_000_002 + (i % 3)), Start + (5 * Minute) + (i * 1000))));
        var (used, counts) = Run(arrivals);
        Assert.Equal(0, counts.TotalRejected);
        Assert.Equal(arrivals.Count, used.Used.Count);
    }

    [Theory]
    [InlineData(10, double.NaN)]
    [InlineData(double.NaN, 10)]
    [InlineData(91, 181)]
    [InlineData(-90.001, 10)]
    [InlineData(10, 180.001)]
    [InlineData(double.PositiveInfinity, 10)]
    [InlineData(10, double.NegativeInfinity)]
    public void A_position_that_is_none_is_rejected_at_the_door(double latitude, double longitude)
    {
        var bad = At(200_000_001, Start + 1000) with { Latitude = latitude, Longitude = longitude };
        Assert.False(bad.HasPosition);
        var (used, counts) = Run([At(200_000_001, Start), bad, At(200_000_001, Start + 2000) with { Latitude = double.NaN, Longitude = double.NaN }]);
        Assert.Equal((1, 1), (counts.Rejected(RejectReason.NoPosition), counts.TotalRejected));
        Assert.Equal(2, used.Used.Count);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)] // a bucket's keys tell 4.6 h apart
    public void Delayed_reports_are_used_as_a_plain_list_would_have_it(int horizonHours) =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 600], Gen.Int[0, 20], Gen.Int[0, horizonHours * 60 * 60 * 11 / 10], Gen.Bool).Array[1, 60], Gen.Int[1, 4]).Sample(
            (steps, vessels) =>
            {
                var time = Start;
                var arrivals = Enumerable.Range(0, 25).Select(i => At(200_000_900, Start - 25_000 + (i * 1000))).ToList();
                foreach (var (seconds, step, back, delayed) in steps)
                {
                    time += step * 1000;
                    var mmsi = (uint)(200_000_001 + (seconds % vessels));
                    var at = delayed ? time - (back * 1000L) : time + (seconds % 7 * 100);
                    for (var i = 0; i <= seconds % 3; i++) arrivals.Add(At(mmsi, at - (i % 2 * 1000)) with { SpeedKnots = i * 3 % 2 });
                }

                var horizon = TimeSpan.FromHours(horizonHours);
                var counts = new ReportCounts();
                var buffer = new ReorderBuffer(TimeSpan.FromMinutes(2), horizon, counts);
                var used = new Collected();
                foreach (var report in arrivals) used.Take(buffer, report);
                used.Finish(buffer);
                Assert.Equal(PlainLog(arrivals, (long)horizon.TotalMilliseconds), used.Used);
                Assert.Equal(arrivals.Count, used.Used.Count + counts.Rejected(RejectReason.Late));
            },
            iter: Iterations.Of(1_000));

    /// <summary>The order of use by its definition: all that wait in one list, gone through for every report.</summary>
    private static List<(uint Mmsi, long Time, long Due)> PlainLog(List<Report> arrivals, long horizon)
    {
        const long window = 2 * Minute;
        var used = new List<(uint, long, long)>();
        var waiting = new List<(Report Report, long Due)>();
        // The log's first reports are held until twenty more have come.
        var (edge, watermark) = (long.MinValue, long.MinValue);
        foreach (var report in arrivals)
        {
            var delayed = watermark > report.Time;
            if (delayed && report.Time < watermark - horizon + window) continue;
            if (report.Time > edge)
            {
                edge = report.Time;
                watermark = edge - window;
                Use(watermark / 1000 * 1000);
            }

            waiting.Add((report, delayed ? watermark + window : report.Time));
        }

        Use(long.MaxValue);
        return used;

        void Use(long before)
        {
            while (true)
            {
                var next = waiting.Where(w => w.Due < before)
                    .OrderBy(w => w.Due).ThenBy(w => w.Report, Comparer<Report>.Create((a, b) => ReportOrder.Compare(a, b))).Take(1).ToArray();
                if (next.Length == 0) return;
                var (report, due) = next[0];
                var older = waiting.Where(w => w.Report.Mmsi == report.Mmsi && w.Report.Time < report.Time && w.Due != w.Report.Time)
                    .OrderBy(w => w.Report, Comparer<Report>.Create((a, b) => ReportOrder.Compare(a, b))).Append(next[0]).First();
                waiting.Remove(older);
                used.Add((older.Report.Mmsi, older.Report.Time, due));
            }
        }
    }

    [Fact]
    public void A_dump_of_a_station_that_was_cut_off_is_used_in_order()
    {
        var arrivals = Enumerable.Range(0, 200).Select(i => At(200_000_900, Start + (i * Minute))).ToList();
        // 2 ships, 50,000 reports each, all at once; quadratic work would be 5 billion comparisons.
        arrivals.InsertRange(190, Enumerable.Range(0, 100_000).Select(i => At((uint)(200_000_001 + (i % 2)), Start + (20 * Minute) + (i / 2 * 100))));
        var (used, counts) = Run(arrivals);
        Assert.Equal(0, counts.TotalRejected);
        foreach (var ship in used.Used.GroupBy(u => u.Mmsi)) Assert.True(ship.Zip(ship.Skip(1)).All(p => p.First.Time <= p.Second.Time));
    }
}
