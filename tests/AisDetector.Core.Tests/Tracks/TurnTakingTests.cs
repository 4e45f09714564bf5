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
    /// The definition: from two fixes of unlike tracks, their distance is the interval; the list goes on as long as each fix is a whole
    /// number of intervals (up to six) after the one before, within a tenth of one or 2 s, on the other track when the number is odd
    /// and on the same when it is even. With six fixes and five turns it is a run.
    /// </summary>
    private static IEnumerable<(long From, long To)> Runs((long Time, int Track)[] fixes)
    {
        for (var start = 0; start + 1 < fixes.Length;)
        {
            var interval = fixes[start + 1].Time - fixes[start].Time;
            if (fixes[start].Track == fixes[start + 1].Track || interval <= 0)
            {
                start++;
                continue;
            }

            var end = start + 1;
            while (end + 1 < fixes.Length && Follows(fixes[end], fixes[end + 1], interval)) end++;
            var turns = Enumerable.Range(start, end - start).Count(i => fixes[i].Track != fixes[i + 1].Track);
            if (end - start + 1 >= 6 && turns >= 5) yield return (fixes[start].Time, fixes[end].Time);
            start = end;
        }
    }

    private static bool Follows((long Time, int Track) before, (long Time, int Track) fix, long interval) => Enumerable.Range(1, 6).Any(
        n => Math.Abs(fix.Time - before.Time - (n * interval)) <= Math.Max(2 * Second, interval / 10) && (n % 2 == 1) == (fix.Track != before.Track));
}
