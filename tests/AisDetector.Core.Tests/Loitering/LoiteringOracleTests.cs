using AisDetector.Core.Alerts;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Loitering;

/// <summary>
/// The loitering found against a plain search over whole tracks: ships far from each other, each with legs of random speeds and rests, heard
/// every few minutes, with silences. The search knows nothing of runs, ticks or states.
/// </summary>
public sealed class LoiteringOracleTests
{
    private const long StepMs = 120_000, HourMs = 3_600_000;

    [Fact]
    public void What_is_found_equals_a_search_over_whole_tracks()
    {
        var (ships, loitering) = (0, 0);
        Gen.Int[0, 1_000_000_000].Sample(
            seed =>
            {
                var random = new Random(seed);
                var scenario = new Scenario("2026-03-01T18:00:00Z", random.Next(-70, 70), random.Next(-180, 180), seed);
                var count = random.Next(1, 4);
                for (var i = 0; i < count; i++) Ship(scenario, random, (uint)i);
                var reports = scenario.Reports();
                var found = Detection.Of(reports).Revisions.Where(a => a.Kind == AlertKind.Loitering && a.Phase == AlertPhase.Settled)
                    .Select(a => (a.Vessels[0].Mmsi, a.Start, a.End!.Value, a.DurationMinutes)).Order().ToArray();
                var expected = reports.Where(r => r.HasPosition && r.Mmsi != Scenario.BystanderMmsi).GroupBy(r => r.Mmsi).SelectMany(Search).Order().ToArray();
                Assert.Equal(expected, found);
                Interlocked.Add(ref ships, count);
                Interlocked.Add(ref loitering, found.Length);
            },
            iter: Iterations.Of(1500));
        Assert.True(loitering > ships * 0.5, $"only {loitering} of {ships}");
    }

    private static void Ship(Scenario scenario, Random random, uint number)
    {
        var ship = scenario.Tanker(538000000 + number).StartsAt(scenario.Off(120 * number, 200_000));
        for (var legs = random.Next(2, 9); legs > 0; legs--)
        {
            var knots = random.Next(3) switch { 0 => random.NextDouble() * 14, 1 => 1.6 + random.NextDouble(), _ => random.NextDouble() * 1.9 };
            ship.Sails(random.Next(360), knots, random.Next(3) == 0 ? random.Next(2, 50) : random.Next(50, 500));
        }

        ship.ReportsEvery(random.Next(2) == 0 ? random.Next(60, 400) : random.Next(400, 3000), random.Next(60));
        for (var i = random.Next(3); i > 0; i--)
        {
            var from = random.NextDouble() * ship.Minute;
            ship.Dark(from, from + random.Next(30, 400));
        }
    }

    private readonly record struct Moment(long Step, Point Place, bool Slow, bool AfterSilence);

    /// <summary>Every stretch of at least four hours: joins slow moments as long as nothing between them is a departure.</summary>
    private static IEnumerable<(uint, DateTime, DateTime, int)> Search(IGrouping<uint, Report> ship)
    {
        var moments = Moments([.. ship.OrderBy(r => r.Time)]);
        for (var i = 0; i < moments.Count;)
        {
            if (!moments[i].Slow)
            {
                i++;
                continue;
            }

            // The last slow moment that is reached without a departure.
            var (last, next) = (i, i + 1);
            while (next < moments.Count)
            {
                var here = moments[next];
                if (here.AfterSilence && !here.Slow) break;
                if (here.Slow) last = next;
                else if (Sphere.DistanceMeters(moments[last].Place, here.Place) > 1852 || (here.Step - moments[last].Step) * StepMs > HourMs) break;
                next++;
            }

            // A silence that was bridged at the very start began before the moment that ends it.
            var start = moments[i].AfterSilence ? FirstStepOfSilence(ship, moments[i].Step) : moments[i].Step;
            var minutes = (int)((moments[last].Step - start) * StepMs / 60_000);
            var counted = Enumerable.Range(i, last - i + 1).Sum(m => !moments[m].Slow ? 0 : moments[m].AfterSilence
                ? moments[m].Step - (m == i ? start : moments[LastSlowBefore(moments, m)].Step)
                : m > i && moments[m - 1] is { Slow: true } before && before.Step == moments[m].Step - 1 ? 1 : 0);
            if (counted * StepMs >= 4 * HourMs && Moves(moments, i, last)) yield return (ship.Key, Time(start), Time(moments[last].Step), minutes);
            i = Math.Max(next, i + 1);
        }
    }

    private static int LastSlowBefore(List<Moment> moments, int m)
    {
        for (m--; !moments[m].Slow; m--) { }
        return m;
    }

    private static bool Moves(List<Moment> moments, int first, int last)
    {
        // No leg of these ships stands still for long: a speed of less than 25 m in half of the stretch.
        var half = (moments[last].Step - moments[first].Step) / 2;
        var (place, since) = (moments[first].Place, moments[first].Step);
        var longest = 0L;
        for (var i = first; i <= last; i++)
        {
            if (Sphere.DistanceMeters(place, moments[i].Place) > 25) (place, since) = (moments[i].Place, moments[i].Step);
            longest = Math.Max(longest, moments[i].Step - since);
        }

        return longest < Math.Min(half, 360);
    }

    private static long FirstStepOfSilence(IEnumerable<Report> ship, long step)
    {
        var times = ship.Select(r => r.Time).Order().ToArray();
        var end = Enumerable.Range(1, times.Length - 1).First(i => times[i] / StepMs == step && times[i] - times[i - 1] > HourMs);
        return (times[end - 1] + StepMs - 1) / StepMs;
    }

    /// <summary>Where the ship was at each step between two reports of an hour or less, and at the end of each longer silence.</summary>
    private static List<Moment> Moments(Report[] fixes)
    {
        var moments = new List<Moment>();
        for (var i = 1; i < fixes.Length; i++)
        {
            var (a, b) = (fixes[i - 1], fixes[i]);
            Point from = new(a.Latitude, a.Longitude), to = new(b.Latitude, b.Longitude);
            var knots = Sphere.DistanceMeters(from, to) / 1852 / ((b.Time - a.Time) / (double)HourMs);
            if (b.Time - a.Time > HourMs)
            {
                var bridged = b.Time - a.Time <= 4 * HourMs && knots < 2;
                moments.Add(new Moment(b.Time / StepMs, to, bridged, AfterSilence: true));
                continue;
            }

            for (var step = (a.Time + StepMs - 1) / StepMs; step * StepMs <= b.Time; step++)
            {
                if (moments.Count > 0 && moments[^1] is { AfterSilence: false } before && before.Step >= step) continue;
                var place = Sphere.Interpolate(from, to, (step * StepMs - a.Time) / (double)(b.Time - a.Time));
                var speed = moments.Count > 0 && moments[^1].Step == step - 1 && !moments[^1].AfterSilence ? Sphere.DistanceMeters(moments[^1].Place, place) / 1852 * 30 : knots;
                moments.Add(new Moment(step, place, speed < 2, AfterSilence: false));
            }
        }

        return moments;
    }

    private static DateTime Time(long step) => DateTime.UnixEpoch.AddMilliseconds(step * StepMs);
}
