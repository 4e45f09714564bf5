using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Tracks;

public sealed class HeadingWatchTests
{
    private const long Minute = 60_000;

    /// <summary>Fixes 1 to 20 min apart, of few headings, so that some repeat; speeds about the 4 kn from which on a course counts.</summary>
    private static readonly Gen<Report[]> Fixes = Gen.Select(Gen.Int[1, 20], Gen.Int[-1, 8], Gen.Int[0, 3], Gen.Int[0, 12]).Array[1, 40].Select(
        items =>
        {
            var time = 0L;
            return items.Select(item => Report.Empty with
            {
                Time = time += item.Item1 * Minute,
                HeadingDegrees = (short)(item.Item2 < 0 ? -1 : ((item.Item2 * item.Item2 * 4) + 350) % 360),
                SpeedKnots = item.Item3 switch { 0 => float.NaN, 1 => 3.9f, 2 => 4, _ => 12 },
                CourseDegrees = item.Item4 == 12 ? float.NaN : item.Item4 * 30,
            }).ToArray();
        });

    [Fact]
    public void It_knows_since_when_a_heading_is_the_same_and_whether_the_course_contradicts_it() => Fixes.Sample(
        fixes =>
        {
            var watch = Of(fixes);
            var known = fixes.Where(f => f.HeadingDegrees >= 0).ToList();
            var now = fixes[^1].Time;
            if (known.Count == 0)
            {
                Assert.Equal((0, 0, false), (watch.StillFor(now), watch.SteadyFor(now), watch.IsContradicted));
                return;
            }

            var same = known.AsEnumerable().Reverse().TakeWhile(f => f.HeadingDegrees == known[^1].HeadingDegrees).ToList();
            Assert.Equal(Math.Min((now - same[^1].Time) / Minute, 255), watch.StillFor(now));
            var contradicting = same.Where(f => f.SpeedKnots >= 4 && !float.IsNaN(f.CourseDegrees)).TakeWhile(f => Turn(f.HeadingDegrees, f.CourseDegrees) > 60).Count();
            Assert.Equal(contradicting >= 3, watch.IsContradicted);
        },
        iter: Iterations.Of(20_000));

    [Fact]
    public void A_ship_has_swung_when_it_turned_by_more_than_20_degrees() => Fixes.Sample(
        fixes =>
        {
            var swung = fixes.FirstOrDefault(f => f.HeadingDegrees >= 0, Report.Empty);
            foreach (var fix in fixes.Where(f => f.HeadingDegrees >= 0))
                if (Turn(fix.HeadingDegrees, swung.HeadingDegrees) > 20) swung = fix;
            var now = fixes[^1].Time;
            Assert.Equal(swung.HeadingDegrees < 0 ? 0 : Math.Min((now - swung.Time) / Minute, 255), Of(fixes).SteadyFor(now));
        },
        iter: Iterations.Of(20_000));

    [Theory]
    [InlineData(350, 10, false)]
    [InlineData(350, 11, true)]
    [InlineData(10, 349, true)]
    public void A_turn_is_taken_the_short_way_round(short from, short to, bool swung)
    {
        var watch = Of([Heading(0, from), Heading(30, to)]);
        Assert.Equal(swung ? 0 : 30, watch.SteadyFor(30 * Minute));
        Assert.Equal(0, watch.StillFor(30 * Minute));
    }

    [Theory]
    [InlineData(60, 20, 51, true)]
    [InlineData(59, 20, 51, false)] // the same for less than an hour
    [InlineData(60, 19, 51, false)] // the other turns as it leaves
    [InlineData(60, 20, 50, false)] // the other turned as it came
    [InlineData(255, 59, 90, true)]
    [InlineData(255, 60, 90, false)]
    [InlineData(61, 60, 500, true)]
    [InlineData(60, 60, 500, false)] // the other did not swing either
    [InlineData(255, 255, 5000, false)]
    public void A_heading_that_stood_while_the_other_ship_swung_may_be_stuck(byte still, byte steady, int together, bool isStuck)
    {
        var a = new Sample { HeadingDegrees = 30, HeadingStillMinutes = still, HeadingSteadyMinutes = 255 };
        var b = new Sample { HeadingDegrees = 90, HeadingStillMinutes = 2, HeadingSteadyMinutes = steady };
        Assert.Equal(isStuck, HeadingWatch.ShowsStuck(a, b, TimeSpan.FromMinutes(together)));
        Assert.Equal(isStuck, HeadingWatch.ShowsStuck(b, a, TimeSpan.FromMinutes(together)));
    }

    [Theory]
    [InlineData(-1, 90)]
    [InlineData(30, -1)]
    public void Without_a_heading_of_both_nothing_is_shown(short a, short b) => Assert.False(HeadingWatch.ShowsStuck(
        new Sample { HeadingDegrees = a, HeadingStillMinutes = 200, HeadingSteadyMinutes = 200 },
        new Sample { HeadingDegrees = b, HeadingStillMinutes = 2, HeadingSteadyMinutes = 30 },
        TimeSpan.FromHours(5)));

    private static Report Heading(int minute, short degrees) => Report.Empty with { Time = minute * Minute, HeadingDegrees = degrees };

    private static HeadingWatch Of(Report[] fixes)
    {
        var watch = new HeadingWatch();
        foreach (var fix in fixes) watch.Take(fix);
        return watch;
    }

    private static double Turn(double a, double b) => Math.Round(Math.Acos(Math.Clamp(Math.Cos((a - b) * Math.PI / 180), -1, 1)) * 180 / Math.PI, 4);
}
