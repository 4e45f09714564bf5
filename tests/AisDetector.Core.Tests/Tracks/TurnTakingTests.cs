using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Tracks;

public sealed class TurnTakingTests
{
    private const long Second = 1000;

    private static readonly Gen<(long Time, int Track)[]> Fixes =
        Gen.Select(Gen.Int[10, 400], Gen.Select(Gen.Frequency((12, Gen.Const(0)), (2, Gen.Int[1, 6]), (1, Gen.Const(7))), Gen.Int[-14, 14], Gen.Int[0, 9], Gen.Int[0, 500]).Array[2, 60]).Select(
            (rhythm, fixes) =>
            {
                var (time, track) = (1_000_000L, 1);
                var list = new List<(long, int)>();
                foreach (var (what, percent, other, seconds) in fixes)
                {
                    // Mostly in the rhythm, sometimes with fixes lost, sometimes at any time or of another track.
                    var intervals = what is > 0 and < 7 ? what : 1;
                    time += what == 7 ? seconds * Second : (intervals * rhythm * Second) + (percent is < -10 or > 10 ? percent : percent / 5) * rhythm * Second / 100;
                    track = other == 9 ? 3 : intervals % 2 == 0 ? track : track == 1 ? 2 : 1;
                    list.Add((time, track));
                }

                return list.ToArray();
            });

    [Fact]
    public void Spans_of_jumping_are_those_of_the_definition_by_lists() => Gen.Select(Fixes, Gen.Long[-50, 600], Gen.Long[0, 25_000]).Sample(
        (fixes, from, length) =>
        {
            var turns = new TurnTaking();
            foreach (var (time, track) in fixes) turns.Note(time, track);
            long start = 1_000_000 + (from * Second), end = start + (length * Second);
            var expected = Runs(fixes).Sum(run => Math.Max(0, Math.Min(run.To, end) - Math.Max(run.From, start)));
            Assert.Equal(expected, turns.Within(start, end));
        },
        iter: Iterations.Of(20_000));

    [Fact]
    public void Random_fixes_have_runs_and_breaks()
    {
        var (with, without, several) = (0, 0, 0);
        Fixes.Sample(
            fixes =>
            {
                var runs = Runs(fixes).Count();
                Interlocked.Increment(ref runs > 1 ? ref several : ref runs == 1 ? ref with : ref without);
            },
            iter: 2000);
        Assert.True(with > 200 && without > 200 && several > 50, $"{with} with a run, {without} without, {several} with several");
    }

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 300)]
    [InlineData(7, 360)]
    public void Six_fixes_in_turn_are_no_chance(int fixes, long seconds)
    {
        var turns = new TurnTaking();
        for (var i = 0; i < fixes; i++) turns.Note(i * 60 * Second, 1 + (i % 2));
        Assert.Equal(seconds * Second, turns.Within(0, 10_000 * Second));
    }

    [Fact]
    public void Two_ships_of_their_own_rhythms_take_no_turns()
    {
        var turns = new TurnTaking();
        var fixes = Enumerable.Range(0, 60).Select(i => (Time: i * 60 * Second, Track: 1)).Concat(Enumerable.Range(0, 60).Select(i => (Time: (i * 60 + 13) * Second, Track: 2)));
        foreach (var (time, track) in fixes.OrderBy(f => f.Time)) turns.Note(time, track);
        Assert.Equal(0, turns.Within(0, 10_000 * Second));
    }

    [Fact]
    public void Of_very_many_runs_the_newest_are_kept()
    {
        var turns = new TurnTaking();
        var time = 0L;
        for (var run = 0; run < 1030; run++, time += 10_000 * Second)
            for (var i = 0; i < 6; i++) turns.Note(time + (i * 60 * Second), 1 + (i % 2));
        Assert.Equal(0, turns.Within(0, 50_000 * Second));
        Assert.Equal(300 * Second, turns.Within(time - (10_000 * Second), time));
    }

    /// <summary>
    /// The definition: from two fixes of unlike tracks on, the mean distance so far is the interval; the list goes on as long as each fix is a whole
    /// number of intervals (up to six) after the one before, within a quarter of one or 2 s, on the other track when the number is odd
    /// and on the same when it is even. A run reaches to the last fix at which it has six fixes, five turns, enough of the fixes at both places,
    /// and as long ways forth as back.
    /// </summary>
    private static IEnumerable<(long From, long To)> Runs((long Time, int Track)[] fixes)
    {
        for (var start = 0; start + 1 < fixes.Length;)
        {
            if (fixes[start].Track == fixes[start + 1].Track || fixes[start + 1].Time <= fixes[start].Time)
            {
                start++;
                continue;
            }

            List<long> places = [0, 1];
            while (start + places.Count < fixes.Length && Next(fixes, start, places) is { } next) places.Add(next);
            var last = Enumerable.Range(1, places.Count).LastOrDefault(count => IsRun(fixes[start..(start + count)], places[..count]));
            if (last > 0) yield return (fixes[start].Time, fixes[start + last - 1].Time);
            start += places.Count - 1;
        }
    }

    /// <summary>How many intervals after the first fix the one after those comes; null when it is none of the list.</summary>
    private static long? Next((long Time, int Track)[] fixes, int start, List<long> places)
    {
        var (before, fix) = (fixes[start + places.Count - 1], fixes[start + places.Count]);
        var interval = (before.Time - fixes[start].Time) / places[^1];
        for (var n = 1; n <= 6; n++)
        {
            var isNearest = (fix.Time - before.Time + (interval / 2)) / interval == n;
            if (isNearest && Math.Abs(fix.Time - before.Time - (n * interval)) <= Math.Max(2 * Second, interval / 4) && (n % 2 == 1) == (fix.Track != before.Track)) return places[^1] + n;
        }

        return null;
    }

    private static bool IsRun((long Time, int Track)[] fixes, List<long> places)
    {
        var pairs = Enumerable.Range(1, Math.Max(0, fixes.Length - 1)).Where(i => fixes[i].Track != fixes[i - 1].Track).ToArray();
        if (fixes.Length < 6 || pairs.Length < 5 || fixes.Length < 0.7 * (places[^1] + 1)) return false;
        foreach (var odd in new[] { 0, 1 })
            if (places.Count(p => p % 2 == odd) < 0.6 * Enumerable.Range(0, (int)places[^1] + 1).Count(p => p % 2 == odd)) return false;
        double Mean(bool forth) => pairs.Where(i => fixes[i].Track > fixes[i - 1].Track == forth) is var ways ? ways.Sum(i => fixes[i].Time - fixes[i - 1].Time) / (double)ways.Sum(i => places[i] - places[i - 1]) : 0;
        return Math.Abs(Mean(true) - Mean(false)) <= Math.Max(500, 0.1 * (fixes[^1].Time - fixes[0].Time) / places[^1]);
    }
}
