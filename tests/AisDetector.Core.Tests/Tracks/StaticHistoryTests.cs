using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Tracks;

public class StaticHistoryTests
{
    private const long Second = 1000, Minute = 60 * Second, Hour = 60 * Minute, Day = 24 * Hour;

    private static readonly StaticData[] Contents =
    [
        new() { Name = "ALPHA" }, new() { Name = "BETA" },
        new() { CallSign = "C1", LengthMeters = 100, ShipType = 80 }, new() { CallSign = "C1", LengthMeters = 120, ShipType = 80 },
        new() { Name = "GAMMA", Imo = 9074729, LengthMeters = 100, DraughtMeters = 9 }, new() { Name = "DELTA", Imo = 9074729, LengthMeters = 100, DraughtMeters = 14 },
        new() { DraughtMeters = 7 }, new(),
    ];

    /// <summary>What the class promises: the whole list's answers to questions that end on the grid, over an hour or more.</summary>
    [Fact]
    public void Answers_equal_those_of_the_plain_list_of_reports_in_whatever_order_they_came() =>
        Gen.Select(
            Gen.Select(Gen.Int[0, 36_000], Gen.Int[0, Contents.Length - 1]).Array[0, 120], Gen.Int[1, 10], Gen.Int[0, 180],
            Gen.Select(Gen.Int[0, 36_000], Gen.Int[3600, 36_000]).Array[1, 10]).Sample(
            (reports, gridMinutes, delay, questions) =>
            {
                var history = new StaticHistory();
                // A report comes up to three hours after its time; nothing older than four can.
                var arrivals = reports.Select((r, i) => (r.Item1, r.Item2, Arrival: r.Item1 + (i * 37 % ((60 * delay) + 1)))).OrderBy(r => r.Arrival).ToArray();
                foreach (var (second, content, arrival) in arrivals)
                    history.Add(second * Second, Contents[content], (arrival * Second) - (4 * Hour), gridMinutes * Minute);
                foreach (var (until, back) in questions)
                {
                    var to = until * Second / (gridMinutes * Minute) * gridMinutes * Minute;
                    var from = to - (back * Second);
                    Assert.Equal(Plain(reports, d => d.LengthMeters, from, to), history.Find(d => d.LengthMeters, from, to));
                    Assert.Equal(Plain(reports, d => d.DraughtMeters, from, to), history.Find(d => d.DraughtMeters, from, to));
                    Assert.Equal(Plain(reports, d => d.CallSign, from, to), history.Find(d => d.CallSign, from, to));
                    // A report of the name alone counts where no other gives one.
                    var name = Plain(reports, d => d.Imo == null ? null : d.Name, from, to) ?? Plain(reports, d => d.Imo == null ? d.Name : null, from, to);
                    Assert.Equal(name, history.Find(d => d.Name, from, to));
                }
            },
            iter: Iterations.Of(5_000));

    private static T? Plain<T>((int Second, int Content)[] reports, Func<StaticData, T?> field, long from, long to) => reports
        .Where(r => r.Second * Second >= from && r.Second * Second <= to && field(Contents[r.Content]) != null)
        .OrderBy(r => r.Second).ThenBy(r => Contents[r.Content], Comparer<StaticData>.Create(ReportOrder.Compare))
        .Select(r => field(Contents[r.Content])).LastOrDefault();

    [Fact]
    public void A_name_from_part_A_and_dimensions_from_part_B_are_put_together()
    {
        var history = new StaticHistory();
        for (var i = 0; i < 40; i++) history.Add(i * 6 * Minute, Contents[i % 2 == 0 ? 0 : 2], (i * 6 * Minute) - (4 * Hour), 2 * Minute);
        Assert.Equal("ALPHA", history.Find(d => d.Name, 0, 10 * Hour));
        Assert.Equal((ushort)100, history.Find(d => d.LengthMeters, 0, 10 * Hour));
    }

    [Theory]
    [InlineData(false, 10, 0, 340)] // one ship: what may still be late, twice, and one run
    [InlineData(true, 10, 0, 340)] // by turns with every row: of each interval the last
    [InlineData(true, 70, 0, 720 * 30)] // now one, now the other is the last of an interval
    [InlineData(true, 10, 175, 340)]
    [InlineData(true, 70, 175, 720 * 30)]
    public void A_month_of_rows_keeps_no_more_than_one_report_an_interval(bool alternating, int seconds, int delayMinutes, int most)
    {
        var history = new StaticHistory();
        for (long time = 0, i = 0; time < 30 * Day; time += seconds * Second, i++)
            history.Add(time, Contents[alternating ? 4 + (i % 2) : 4], time + (delayMinutes * Minute) - (4 * Hour), 2 * Minute);
        Assert.InRange(history.Count, 1, most);
    }

    [Fact]
    public void The_same_row_over_and_over_is_one_report()
    {
        var history = new StaticHistory();
        for (var i = 0; i < 1000; i++) history.Add(Hour, Contents[4], -3 * Hour, Minute);
        Assert.Equal(1, history.Count);
    }

    [Fact]
    public void An_equal_report_is_news_once_it_may_bring_a_value_back_into_memory()
    {
        var history = new StaticHistory();
        bool Add(long time) => history.Add(time, Contents[4], time - (4 * Hour), 2 * Minute) != StaticNews.None;
        Assert.True(Add(0));
        Assert.False(Add(30 * Minute));
        Assert.False(Add(90 * Minute));
        Assert.True(Add((150 * Minute) + 1));
        Assert.True(Add(15 * Day));
    }

    private static readonly StaticData[] Identities =
    [
        new() { Name = "ALPHA" }, new() { Name = "BETA" }, new() { CallSign = "C1", ShipType = 80 }, new() { CallSign = "C2", ShipType = 80 }, new() { ShipType = 70 },
        new() { Name = "ALPHA", Imo = 9074729, LengthMeters = 100 }, new() { Name = "GAMMA", Imo = 9074729, LengthMeters = 120 }, new() { Imo = 9321483, Name = "GAMMA" },
        new() { Destination = "ROTTERDAM" }, new() { DraughtMeters = 7, LengthMeters = 100 },
    ];

    /// <summary>With one report an interval, as every report is kept until it is merged with its like.</summary>
    [Fact]
    public void Identities_alternate_since_the_first_report_that_goes_back_to_a_value_that_another_had_replaced() =>
        Gen.Select(Gen.Select(Gen.Int[1, 90], Gen.Int[0, Identities.Length - 1], Gen.Bool).Array[1, 30], Gen.Int[0, 1500], Gen.Int[0, 170]).Sample(
            (steps, after, delay) =>
            {
                var (minute, content) = (0, 0);
                var reports = new List<(long Time, StaticData Data)>();
                foreach (var (minutes, other, changes) in steps)
                {
                    minute += minutes;
                    if (changes) content = other;
                    reports.Add((minute * Minute, Identities[content]));
                }

                var history = new StaticHistory();
                foreach (var (time, data, arrival) in reports.Select((r, i) => (r.Time, r.Data, Arrival: r.Time + (i * 37 % (delay + 1) * Minute))).OrderBy(r => r.Arrival))
                    history.Add(time, data, arrival - (4 * Hour), Minute);
                Assert.Equal(GoesBack(reports.Where(r => r.Time >= after * Minute)), history.AlternatesSince(after * Minute));
            },
            iter: Iterations.Of(10_000));

    /// <summary>Names that come alone (message 24 part A) are one list, all other reports another; each field is looked at by itself.</summary>
    private static long GoesBack(IEnumerable<(long Time, StaticData Data)> reports)
    {
        Func<StaticData, object?>[] fields = [d => d.Imo, d => d.Name, d => d.CallSign, d => d.ShipType, d => d.LengthMeters];
        return reports.ToLookup(r => r.Data == new StaticData { Name = r.Data.Name })
            .SelectMany(list => fields.Select(field => First([.. list.Select(r => (r.Time, Value: field(r.Data))).Where(r => r.Value != null)])))
            .DefaultIfEmpty(long.MaxValue).Min();

        static long First((long Time, object? Value)[] values)
        {
            for (var i = 2; i < values.Length; i++)
            {
                if (values[i].Value!.Equals(values[i - 1].Value)) continue;
                if (values[..(i - 1)].Any(v => v.Value!.Equals(values[i].Value))) return values[i].Time;
            }

            return long.MaxValue;
        }
    }
}
