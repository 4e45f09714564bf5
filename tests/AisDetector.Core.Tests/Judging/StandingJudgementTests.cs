using System.Runtime.InteropServices;
using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Judging;

/// <summary>What is remembered of judgements and crowds changes no revision: the twin judges everything at every tick.</summary>
public sealed class StandingJudgementTests
{
    private static readonly string[] Profiles = ["transfer", "all", "gfw"];

    [Fact]
    public void Fleets_with_ships_that_meet_give_the_revisions_of_a_judge_that_remembers_nothing() =>
        Parallel.For(0, (int)Iterations.Of(60), i =>
        {
            var scenario = RandomFleet.Of(50_000 + i, 1 + i % 6);
            HoldsFor(scenario.Reports(hoursAfter: i % 3 == 0 ? 0 : 20), scenario.Places, i);
        });

    [Fact]
    public void So_do_crowds_whose_ships_come_and_go() =>
        Parallel.For(0, (int)Iterations.Of(60), i => HoldsFor(Crowd(new Random(i)), i % 2 == 0 ? Places.OpenSea : TestPlaces.Harbour(new Point(0.03, 0.05)), i));

    private static void HoldsFor(List<Report> reports, Places places, int number)
    {
        var options = Profiles[number % 3] switch { "gfw" => RendezvousOptions.Gfw, "all" => TestOptions.Transfer with { All = true }, _ => TestOptions.Transfer };
        Assert.Equal(AlertText.Of(Revisions(reports, places, options, always: true)), AlertText.Of(Revisions(reports, places, options, always: false)));
    }

    private static List<Alert> Revisions(List<Report> reports, Places places, RendezvousOptions options, bool always)
    {
        var detector = new RendezvousDetector(options, places, new AlertSource("test", options.Profile, "1")) { JudgesAlways = always };
        var revisions = new List<Alert>();
        detector.Add(CollectionsMarshal.AsSpan(reports), revisions);
        detector.Finish(revisions);
        return revisions;
    }

    /// <summary>Up to 40 craft that lie close to each other for some hours: each comes and leaves when it likes, is heard badly, and says what it is late, twice or never.</summary>
    private static List<Report> Crowd(Random random)
    {
        const long start = 1_750_000_000_000;
        var reports = new List<Report>();
        var ships = random.Next(3, 40);
        var radius = random.Next(40, 400) / 111_195.0;
        for (var ship = 0; ship < ships; ship++)
        {
            double latitude = (random.NextDouble() - 0.5) * 2 * radius, longitude = (random.NextDouble() - 0.5) * 2 * radius;
            long from = random.Next(0, 5) * 3_600_000L, until = from + random.Next(1, 9) * 3_600_000L;
            var noise = random.Next(1, 30) / 111_195.0;
            var pauseFrom = random.Next(3) == 0 ? random.NextInt64(from, until) : long.MaxValue;
            var pause = random.Next(10, 200) * 60_000L;
            var type = (byte)new[] { 0, 30, 36, 37, 52, 70, 80 }[random.Next(7)];
            for (var time = from; time < until; time += random.Next(60, 700) * 1000L)
            {
                if (time > pauseFrom && time < pauseFrom + pause) continue;
                reports.Add(Report.Empty with
                {
                    Time = start + time, Mmsi = (uint)(232_000_001 + ship), Type = 18,
                    Class = random.Next(50) == 0 ? TransceiverClass.A : TransceiverClass.B,
                    Latitude = latitude + (random.NextDouble() - 0.5) * noise, Longitude = longitude + (random.NextDouble() - 0.5) * noise,
                    HeadingDegrees = -1,
                });
                if (random.Next(12) != 0) continue;
                var length = random.Next(3) == 0 ? (ushort?)null : (ushort)random.Next(8, random.Next(2) == 0 ? 28 : 200);
                reports.Add(Report.Empty with
                {
                    Time = start + time + 500, Mmsi = (uint)(232_000_001 + ship), Type = 24,
                    Static = new StaticData { ShipType = type == 0 ? null : type, LengthMeters = length, Name = random.Next(2) == 0 ? $"BOAT {ship}" : null },
                });
            }
        }

        return [.. reports.OrderBy(r => r.Time).ThenBy(r => r.Mmsi)];
    }
}
