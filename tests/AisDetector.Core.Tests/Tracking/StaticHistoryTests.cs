using AisDetector.Core.Ais;
using AisDetector.Core.Tracking;
using CsCheck;

namespace AisDetector.Core.Tests.Tracking;

public class StaticHistoryTests
{
    private const long Minute = 60_000, Hour = 60 * Minute;

    private static readonly StaticData[] Contents =
    [
        new() { Name = "ALPHA" }, new() { Name = "BETA" },
        new() { CallSign = "C1", LengthMeters = 100, ShipType = 80 }, new() { CallSign = "C1", LengthMeters = 120, ShipType = 80 },
        new() { Name = "ALPHA", Imo = 9074729, LengthMeters = 100, DraughtMeters = 9 }, new() { Name = "ALPHA", Imo = 9074729, LengthMeters = 100, DraughtMeters = 14 },
    ];

    [Fact]
    public void Answers_equal_those_of_the_plain_list_of_reports_in_whatever_order_they_came() =>
        Gen.Select(Gen.Select(Gen.Int[0, 600], Gen.Int[0, Contents.Length - 1]).Array[0, 60], Gen.Int[0, 600], Gen.Int[60, 600], Gen.Int[0, 180]).Sample(
            (reports, until, back, delay) =>
            {
                var history = new StaticHistory();
                // A report comes up to three hours after its time; nothing older than four can.
                var arrivals = reports.Select((r, i) => (r.Item1, r.Item2, Arrival: r.Item1 + i * 37 % (delay + 1))).OrderBy(r => r.Arrival).ToArray();
                foreach (var (minute, content, arrival) in arrivals)
                    history.Add(minute * Minute, Contents[content], arrival * Minute - 4 * Hour);
                long to = until * Minute, from = to - back * Minute;
                return Plain(reports, d => d.LengthMeters, from, to) == history.Find(d => d.LengthMeters, from, to)
                    && Plain(reports, d => d.DraughtMeters, from, to) == history.Find(d => d.DraughtMeters, from, to);
            },
            iter: 5_000);

    private static T? Plain<T>((int Minute, int Content)[] reports, Func<StaticData, T?> field, long from, long to) => reports
        .Where(r => r.Minute * Minute >= from && r.Minute * Minute <= to && field(Contents[r.Content]) != null)
        .OrderBy(r => r.Minute).ThenBy(r => Contents[r.Content], Comparer<StaticData>.Create(ReportOrder.Compare))
        .Select(r => field(Contents[r.Content])).LastOrDefault();

    [Fact]
    public void A_name_from_part_A_and_dimensions_from_part_B_are_put_together()
    {
        var history = new StaticHistory();
        for (var i = 0; i < 40; i++) history.Add(i * 6 * Minute, Contents[i % 2 == 0 ? 0 : 2], i * 6 * Minute - 4 * Hour);
        Assert.Equal("ALPHA", history.Find(d => d.Name, 0, 10 * Hour));
        Assert.Equal((ushort)100, history.Find(d => d.LengthMeters, 0, 10 * Hour));
    }
}
