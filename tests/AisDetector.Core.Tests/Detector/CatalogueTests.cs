using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>
/// The scenes of the specification as a stranger's recording would show them: on any sea and at any hour, with GPS noise,
/// irregular reports, headings and dimensions missing, either class of transponder. The answer stays the same.
/// </summary>
public sealed class CatalogueTests
{
    private const uint A = 538000002, B = 636000001, C = 636000777;

    /// <summary>What is seen, how many transfers there are, and whether its reports are as sparse as the scene says.</summary>
    private sealed record Scene(int Transfers, Action<Scenario> Plays, bool IsSparse = false);

    private static readonly Dictionary<string, Scene> Scenes = new()
    {
        ["drifting"] = new(1, s => Pair(s, 180)),
        ["drifting, 40 min"] = new(1, s => Pair(s, 40)),
        ["drifting, 24 min"] = new(0, s => Pair(s, 24)),
        ["at anchor"] = new(1, s => Beside(s, s.Tanker(A).Swings(480, 220, 745), 360)),
        ["under way at 4.5 kn"] = new(1, s => Beside(s, s.Tanker(A).Sails(90, 4.5, 260), 140, fromBearing: 250)),
        ["under way at 9 kn"] = new(0, s => Beside(s, s.Tanker(A).Sails(90, 9, 260), 140, fromBearing: 250)),
        ["satellite-sparse"] = new(1, s => Sparse(Pair(s, 360), 25 * 60, 7 * 60), IsSparse: true),
        ["one ship dark for 40 min"] = new(1, s => Pair(s, 180).B.Dark(130, 170)),
        ["both dark for 8 h"] = new(1, BothDark),
        ["fixes 55 min apart"] = new(1, s => Sparse(Pair(s, 24 * 60), 55 * 60, 20 * 60), IsSparse: true),
        ["a glitch of 900 m"] = new(1, s => Pair(s, 180).B.Glitches(120, 121, 900)),
        ["leaves and comes back"] = new(2, LeavesAndComesBack),
        ["barge to the harbour and back"] = new(2, BargeToTheHarbour),
        ["mother with two daughters"] = new(2, MotherAndDaughters),
        ["moored in port"] = new(0, s =>
        {
            s.Places = TestPlaces.Harbour(s.Origin);
            Beside(s, s.Tanker(A).Waits(400), 280);
        }),
        ["at anchor 700 m apart"] = new(0, s => Apart(s, 700, ship => ship.Swings(24 * 60, 60, 745))),
        ["at anchor 300 m apart"] = new(0, s => Apart(s, 300, ship => ship.Swings(24 * 60, 60, 745))),
        ["hourly, swinging 950 m apart"] = new(0, s => Sparse(Apart(s, 950, ship => ship.Swings(3 * 24 * 60, 250, 745)), 58 * 60, 600), IsSparse: true),
        ["pair trawling"] = new(0, s => Fishing(s, 3.4, 200)),
        ["pair trawling, close"] = new(0, s => Fishing(s, 3.4, 90)),
        ["towage alongside"] = new(0, s => Beside(s, s.Tanker(A).Sails(90, 4, 300), 150, 21, 250, s.Vessel(B).Hull(30, 10, 52, "TUG GO"))),
        ["towage on a line"] = new(0, Tow),
        ["pilot boarding"] = new(0, s => Beside(s, s.Tanker(A).Sails(90, 6, 200), 12, 20, 250, s.Vessel(B).Hull(16, 5, 50, "PILOT 7"))),
        ["drifting 2 km apart"] = new(0, s => Apart(s, 2000, ship => ship.Drifts(24 * 60))),
        ["crossing"] = new(0, Crossing),
        ["net beacon"] = new(0, NetBeacon),
        ["shared MMSI"] = new(1, s =>
        {
            Pair(s, 180);
            s.Vessel(B).StartsAt(s.Off(90, 300_000)).Sails(0, 11, 300);
        }),
        ["a glitch of one fix an hour before"] = new(1, s => Pair(s, 180).A.Glitches(3, 4, 3000)),
        ["rows from the future"] = new(1, FromTheFuture),
        ["marina"] = new(0, Marina),
        ["sailing in company"] = new(0, s => Beside(s, s.Tanker(A).Sails(90, 12, 300), 200, 100, 250)),
        ["two transponders on one hull"] = new(0, OneHull),
        ["supply boat at a platform"] = new(0, Platform),
    };

    public static TheoryData<string> Names() => [.. Scenes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_answer_is_the_same_in_every_recording(string name)
    {
        for (var seed = 1; seed <= Iterations.Of(25); seed++)
        {
            var scene = Scenes[name];
            var random = new Random(seed);
            var scenario = Sea(random, seed);
            scene.Plays(scenario);
            var heard = scenario.Ships.Select(ship => Heard(ship, random, scene.IsSparse)).ToArray();
            var detection = scenario.Detect();
            Assert.True(
                scene.Transfers == detection.Alerts.Count,
                $"{name}, seed {seed}, {scenario.Origin}: {detection.Alerts.Count} of {scene.Transfers}\n{string.Join('\n', heard)}");
        }
    }

    private static Scenario Sea(Random random, int seed)
    {
        var latitude = random.Next(8) == 0 ? 0.001 : -70 + 140 * random.NextDouble();
        var longitude = random.Next(4) == 0 ? Sphere.WrapLongitude(180 + 0.1 * (random.NextDouble() - 0.5)) : -180 + 360 * random.NextDouble();
        return new Scenario($"2026-0{random.Next(1, 10)}-{random.Next(10, 29)}T{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}Z", latitude, longitude, seed);
    }

    /// <summary>How this ship is heard, in words.</summary>
    private static string Heard(Ship ship, Random random, bool isSparse)
    {
        ship.Noise(10);
        var seconds = random.Next(15, 100);
        if (!isSparse) ship.ReportsEvery(seconds, random.Next(seconds), 0.6 * seconds);
        var (heading, hull, classB) = (random.Next(3) > 0, random.Next(3) > 0, random.Next(4) == 0);
        if (!heading) ship.WithoutHeading();
        if (classB) ship.ClassB();
        if (!hull && ship.Static is { } known)
        {
            var bare = known with { ToBowMeters = null, ToSternMeters = null, ToPortMeters = null, ToStarboardMeters = null };
            ship.Is(random.Next(2) == 0 ? bare : bare with { LengthMeters = null, BeamMeters = null });
        }

        return $"{ship.Mmsi}: every {seconds} s, heading {heading}, hull {hull}, class B {classB}";
    }

    private static (Ship A, Ship B) Pair(Scenario s, double stays)
    {
        var a = s.Tanker(A).Drifts(120 + stays);
        return (a, Beside(s, a, stays));
    }

    private static Ship Beside(Scenario s, Ship host, double stays, double abeam = 40, double fromBearing = 200, Ship? guest = null) =>
        (guest ?? s.Tanker(B)).Approaches(host, 60, abeam, knots: 14, fromBearing: fromBearing).StaysBeside(host, stays, abeam).Sails(fromBearing, 14, 60);

    private static (Ship A, Ship B) Apart(Scenario s, double meters, Action<Ship> does)
    {
        var (a, b) = (s.Tanker(A), s.Tanker(B).StartsAt(s.Off(40, meters)));
        does(a);
        does(b);
        return (a, b);
    }

    private static void Sparse((Ship A, Ship B) pair, double seconds, double offset)
    {
        pair.A.ReportsEvery(seconds, jitterSeconds: 90);
        pair.B.ReportsEvery(seconds + 20, offset, jitterSeconds: 90);
    }

    private static void BothDark(Scenario s)
    {
        const double back = 10 + 8 * 60;
        var a = s.Tanker(A).Drifts(back + 70).Dark(10, back);
        s.Tanker(B).StaysBeside(a, back + 10).Sails(200, 12, 60).Dark(10, back);
    }

    private static void LeavesAndComesBack(Scenario s)
    {
        var a = s.Tanker(A).Drifts(420);
        s.Tanker(B).Approaches(a, 60).StaysBeside(a, 100).Sails(200, 12, 30).ComesAlongside(a, 220).StaysBeside(a, 120).Sails(200, 12, 60);
    }

    private static void BargeToTheHarbour(Scenario s)
    {
        s.Places = TestPlaces.Harbour(s.Off(0, 9300));
        var a = s.Tanker(A).Waits(600);
        s.Vessel(B).Hull(60, 12, 80).Approaches(a, 60, 26).StaysBeside(a, 100, 26).Sails(0, 5, 60).Waits(60)
            .ComesAlongside(a, 340, 26).StaysBeside(a, 120, 26).Sails(200, 12, 60);
    }

    private static void MotherAndDaughters(Scenario s)
    {
        var mother = s.Vessel(A).Hull(330, 60, 80).Drifts(400);
        s.Tanker(B).Approaches(mother, 60, 60).StaysBeside(mother, 180, 60).Sails(200, 12, 60);
        s.Tanker(C).Approaches(mother, 90, -60, fromBearing: 300).StaysBeside(mother, 200, -60).Sails(300, 12, 60);
    }

    private static void Fishing(Scenario s, double knots, double abeam)
    {
        var a = s.Vessel(A).Hull(30, 8, 30, "ALPHA").Sails(90, knots, 400);
        Beside(s, a, 240, abeam, 250, s.Vessel(B).Hull(30, 8, 30, "BRAVO"));
    }

    private static void Tow(Scenario s)
    {
        var tug = s.Vessel(A).Hull(40, 12, 31, "TUG FAR").Sails(90, 5, 420);
        s.Vessel(B).Hull(120, 30).StaysBeside(tug, 420, 0, aheadMeters: -300);
    }

    private static void Crossing(Scenario s)
    {
        s.Tanker(A).StartsAt(s.Off(270, 6 * 1852)).Sails(90, 6, 120);
        s.Tanker(B).StartsAt(s.Off(180, (6 * 1852) + 100)).Sails(0, 6, 120);
    }

    private static void NetBeacon(Scenario s)
    {
        var a = s.Vessel(412300001).Hull(40, 8, 30, "LU RONG 7").Drifts(300);
        s.Vessel(982000111).Is(new StaticData { Name = "LURONG7-88%" }).StaysBeside(a, 240, 50).Drifts(60);
    }

    private static void FromTheFuture(Scenario s)
    {
        var (a, _) = Pair(s, 180);
        foreach (var (minute, time) in new[] { (100.5, s.Milliseconds(1600)), (100.6, s.Milliseconds(1601)), (150.5, 2_147_483_647_000) })
            s.Also(minute, Report.Empty with { Mmsi = A, Time = time, Type = 1, PayloadHash = (ulong)time, Latitude = a.At(minute).Position.Latitude, Longitude = a.At(minute).Position.Longitude });
    }

    private static void Marina(Scenario s)
    {
        var first = s.Vessel(235000001).Hull(12, 4, 37).Drifts(500, knots: 0.05);
        for (uint i = 1; i < 6; i++) s.Vessel(235000001 + i).Hull(12, 4, 37).StaysBeside(first, 500, 6 * i);
    }

    private static void OneHull(Scenario s)
    {
        var hull = new StaticData { Name = "DOUBLE", CallSign = "V7AA1", Imo = 9074729, ShipType = 80, ToBowMeters = 150, ToSternMeters = 30, ToPortMeters = 16, ToStarboardMeters = 16, LengthMeters = 180, BeamMeters = 32 };
        var a = s.Vessel(A).Is(hull).Sails(90, 12, 240).Drifts(180).Sails(90, 12, 240);
        s.Vessel(B).Is(hull).StaysBeside(a, 660, 0, aheadMeters: 60);
    }

    private static void Platform(Scenario s)
    {
        var platform = s.Vessel(A).Hull(90, 60).Waits(20 * 60);
        s.Vessel(B).Hull(80, 18).BeginsAt(14 * 60).Approaches(platform, 15 * 60, 45).StaysBeside(platform, 180, 45).Sails(200, 12, 60);
    }
}
