using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Tracks;

public sealed class PositionWatchTests
{
    private const long Minute = 60_000;

    [Fact]
    public void A_place_is_frozen_after_six_fixes_and_15_minutes_of_it() =>
        Gen.Select(Gen.Int[0, 6], Gen.Frequency((9, Gen.Const(0)), (1, Gen.Int[0, 3]))).Array[1, 40].Sample(
            items =>
            {
                var time = 0L;
                var watch = new PositionWatch();
                var fixes = new List<Report>();
                foreach (var (minutes, place) in items)
                {
                    fixes.Add(Report.Empty with { Time = time += minutes * Minute, Latitude = 10.00005 + (place % 2 * 1e-6), Longitude = 20 + (place / 2 * 1e-6) });
                    var same = fixes.AsEnumerable().Reverse().TakeWhile(f => (f.Latitude, f.Longitude) == (fixes[^1].Latitude, fixes[^1].Longitude)).ToList();
                    Assert.Equal(same.Count >= 6 && same[0].Time - same[^1].Time >= 15 * Minute, watch.Take(fixes[^1]));
                }
            },
            iter: Iterations.Of(20_000));

    [Theory]
    [InlineData(6, 3, true)]
    [InlineData(5, 5, false)] // 20 min, five fixes
    [InlineData(15, 1, false)] // 14 min
    [InlineData(16, 1, true)]
    public void So_many_fixes_in_so_many_minutes(int fixes, int everyMinutes, bool isFrozen)
    {
        var watch = new PositionWatch();
        var frozen = false;
        for (var i = 0; i < fixes; i++) frozen = watch.Take(Report.Empty with { Time = i * everyMinutes * Minute, Latitude = 1.00005, Longitude = 2 });
        Assert.Equal(isFrozen, frozen);
    }

    [Theory]
    [InlineData(10.1234, 20.5678, false)]
    [InlineData(10.12345, 20.5678, true)]
    [InlineData(10.1234, 20.56785, true)]
    public void A_source_that_gives_four_digits_shows_no_scatter(double latitude, double longitude, bool isFrozen)
    {
        var watch = new PositionWatch();
        var frozen = false;
        for (var i = 0; i < 20; i++) frozen = watch.Take(Report.Empty with { Time = i * Minute, Latitude = latitude, Longitude = longitude });
        Assert.Equal(isFrozen, frozen);
    }
}
