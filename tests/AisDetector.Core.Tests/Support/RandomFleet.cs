using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Support;

/// <summary>
/// Small random scenes with encounters in them: pairs and trios that meet, part, fall silent and come back, heard well or
/// sparsely, with and without dimensions, on any sea; with the lies that AIS tells. The same seed gives the same scene.
/// </summary>
internal static class RandomFleet
{
    /// <summary>With <paramref name="honest"/>, every number is one ship whose hull and headings are known and whose fixes are true.</summary>
    public static Scenario Of(int seed, int meetings, bool honest = false)
    {
        var random = new Random(seed);
        var latitude = random.Next(4) == 0 ? Uniform(random, -84, 84) : Uniform(random, -60, 60);
        var longitude = random.Next(4) == 0 ? Sphere.WrapLongitude(180 + Uniform(random, -0.05, 0.05)) : Uniform(random, -180, 180);
        var scenario = new Scenario("2026-03-01T18:00:00Z", latitude, longitude, seed);
        for (var i = 0; i < meetings; i++) Meeting(scenario, random, (uint)i, honest);

        // Now and then the first meeting is in an anchorage, or ships of it pass through a harbour.
        if (!honest)
        {
            if (random.Next(12) == 0) scenario.Places = TestPlaces.Anchorage(scenario.Off(random.Next(360), random.Next(4000)));
            else if (random.Next(12) == 0) scenario.Places = TestPlaces.Harbour(scenario.Off(random.Next(360), random.Next(300, 6000)));
        }

        return scenario;
    }

    private static void Meeting(Scenario scenario, Random random, uint number, bool honest)
    {
        var host = Named(scenario, random, 311000000 + number, honest);

        // Two meetings at one place now and then: crowds, and encounters that share a ship.
        host.StartsAt(scenario.Off(random.Next(360), random.Next(3) == 0 ? 300 : 20_000 * number));
        var arrives = 2.0 * random.Next(10, 30);
        var stays = 2.0 * random.Next(5, random.Next(3) == 0 ? 150 : 70);

        // Some last long enough for their contacts to be folded into totals before they end (horizon and maximum gap, 4 h).
        var isLong = random.Next(7) == 0;
        if (isLong) stays *= random.Next(4, 14);
        var ends = arrives + stays + 100;
        if (random.Next(5) == 0) host.Sails(random.Next(360), Uniform(random, 2, 9), ends);
        else if (random.Next(4) == 0) host.Swings(ends, random.Next(30, 250), 745, random.Next(360));
        else host.Drifts(ends, Uniform(random, 0, 2.2), random.Next(360));
        Heard(host, random, honest, isLong);
        var guests = random.Next(4) == 0 ? 2 : 1;
        for (var i = 0; i < guests; i++)
        {
            var abeam = random.Next(4) switch { 0 => Uniform(random, 60, 600), _ => Uniform(random, 20, 70) };
            var guest = Named(scenario, random, 636000000 + (10 * number) + (uint)i, honest);
            guest.Approaches(host, arrives, i == 0 ? abeam : -abeam, Uniform(random, 5, 14), random.Next(360));
            guest.StaysBeside(host, stays, i == 0 ? abeam : -abeam, turnedDegrees: random.Next(3) switch { 0 => 180, 1 => random.Next(-40, 40), _ => 0 });
            if (random.Next(4) == 0 && stays > 60) Returns(guest, host, random, abeam);
            else if (random.Next(8) > 0) guest.Sails(random.Next(360), Uniform(random, 3, 14), 80);
            Heard(guest, random, honest, isLong);
        }

        if (!honest && random.Next(5) == 0) OtherHull(scenario, random, host.Mmsi);
        if (!honest && random.Next(8) == 0) Jam(scenario, random, number);
        if (!honest && random.Next(10) == 0) Jumper(scenario, random, host, number);
    }

    // Leaves and comes back to where the host will be by the end of its legs.
    private static void Returns(Ship guest, Ship host, Random random, double abeam)
    {
        guest.Sails(random.Next(360), Uniform(random, 2, 12), 2 * random.Next(1, 15));
        guest.ComesAlongside(host, guest.Minute + (2 * random.Next(2, 20)), abeam).StaysBeside(host, 2 * random.Next(5, 40), abeam);
    }

    private static Ship Named(Scenario scenario, Random random, uint mmsi, bool honest)
    {
        var ship = scenario.Vessel(mmsi);
        byte[] types = [80, 80, 80, 70, 30, 52, 50, 0];
        var type = types[random.Next(types.Length)];
        switch (honest ? 2 + random.Next(2) : random.Next(5))
        {
            case 0:
                return ship.Bare();
            case 1:
                return ship.Bare().Is(new StaticData { LengthMeters = (ushort)random.Next(20, 330), BeamMeters = (ushort)random.Next(5, 50), ShipType = type == 0 ? null : type });
            case 2:
                return ship.ClassB().Hull((ushort)random.Next(12, 60), (ushort)random.Next(4, 14), type == 0 ? null : type);
            default:
                ship.Hull((ushort)random.Next(80, 330), (ushort)random.Next(14, 40), type == 0 ? null : type, $"SHIP {mmsi % 1000}", random.Next(2) == 0 ? null : random.Next(40, 140) / 10f);
                if (random.Next(3) == 0) ship.Announces(random.Next(10, 400), ship.Static! with { DraughtMeters = random.Next(40, 140) / 10f });
                if (!honest && random.Next(4) == 0) ship.Announces(random.Next(10, 400), ship.Static! with { ToBowMeters = 150, ToSternMeters = 40, LengthMeters = 190 });
                return ship;
        }
    }

    private static void Heard(Ship ship, Random random, bool honest, bool isLong)
    {
        var seconds = random.Next(6) switch { 0 => 60, 1 => random.Next(900, 3500), _ => random.Next(90, 600) };
        if (isLong) seconds = Math.Max(seconds, random.Next(400, 1500));
        ship.ReportsEvery(seconds, random.Next(seconds), jitterSeconds: random.Next(2) * seconds * 0.8);
        if (random.Next(2) == 0) ship.Noise(random.Next(2, 30));
        if (random.Next(3) == 0)
        {
            var from = Uniform(random, 0, ship.Minute);
            ship.Dark(from, from + (random.Next(3) == 0 ? Uniform(random, 60, 300) : Uniform(random, 10, 60)));
        }

        if (!honest && random.Next(4) == 0)
        {
            var at = Uniform(random, 0, ship.Minute);
            ship.Glitches(at, at + random.Next(1, 12), random.Next(300, 30_000), random.Next(360));
        }
    }

    // Some of the ships of a meeting claim to be at one false place for a while, among their true fixes or instead of them.
    private static void Jam(Scenario scenario, Random random, uint number)
    {
        var falsePlace = scenario.Off(random.Next(360), random.Next(10_000, 200_000));
        var from = random.Next(0, 200);
        var minutes = random.Next(2, 100);
        var hides = random.Next(2) == 0;
        foreach (var mmsi in new[] { 311000000 + number, 636000000 + (10 * number) })
        {
            if (random.Next(4) == 0) continue;
            if (hides) scenario.Ships.First(ship => ship.Mmsi == mmsi).Dark(from, from + minutes);
            var claimed = Sphere.Destination(falsePlace, random.Next(360), random.Next(60));
            scenario.Vessel(mmsi).Bare().StartsAt(claimed).BeginsAt(from).Waits(minutes).ReportsEvery(random.Next(60, 300), random.Next(60));
        }
    }

    private static void OtherHull(Scenario scenario, Random random, uint mmsi)
    {
        var other = scenario.Vessel(mmsi).StartsAt(scenario.Off(random.Next(360), random.Next(20_000, 400_000)));
        other.Sails(random.Next(360), Uniform(random, 0, 15), 200).ReportsEvery(random.Next(60, 900), random.Next(60));
        if (random.Next(2) == 0) return;
        var data = new StaticData { Name = "OTHER HULL", CallSign = "OTHER", ShipType = 70, LengthMeters = 120, BeamMeters = 20 };
        for (var minute = random.Next(1, 40); minute < 200; minute += random.Next(6, 60)) other.Announces(minute, data);
    }

    // One transponder that claims by turns to be beside the host and far away.
    private static void Jumper(Scenario scenario, Random random, Ship host, uint number)
    {
        var mmsi = 412000000 + number;
        var seconds = random.Next(20, 900);
        var far = scenario.Off(random.Next(360), random.Next(50_000, 900_000));
        for (var (second, i) = (0, 0); second < 60 * host.Minute; second += seconds, i++)
        {
            var at = i % 2 == 0 ? Sphere.Destination(host.At(second / 60.0).Position, 90, 40) : far;
            scenario.Also(second / 60.0, Report.Empty with { Mmsi = mmsi, Time = scenario.Milliseconds(second / 60.0), Type = 1, Class = TransceiverClass.A, PayloadHash = (ulong)i + 1, Latitude = at.Latitude, Longitude = at.Longitude });
        }
    }

    private static double Uniform(Random random, double low, double high) => low + (random.NextDouble() * (high - low));
}
