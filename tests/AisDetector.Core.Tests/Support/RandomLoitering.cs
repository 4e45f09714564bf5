using AisDetector.Core.Reports;

namespace AisDetector.Core.Tests.Support;

/// <summary>
/// Small random scenes of ships that drift or lie alone for hours: with partners that switch off and come back, or do not, with others
/// that wait there too, with visible partners, heard well, sparsely or by satellite. The same seed gives the same scene.
/// </summary>
internal static class RandomLoitering
{
    public static Scenario Of(int seed)
    {
        var random = new Random(seed);
        var latitude = random.Next(5) == 0 ? Uniform(random, -80, 80) : Uniform(random, -60, 60);
        var longitude = random.Next(4) == 0 ? Sphere.WrapLongitude(180 + Uniform(random, -0.2, 0.2)) : Uniform(random, -180, 180);
        var scenario = new Scenario("2026-03-01T18:00:00Z", latitude, longitude, seed);
        var loiterers = random.Next(1, 3);
        for (var i = 0u; i < loiterers; i++) Loiterer(scenario, random, i);
        var waiting = random.Next(3) == 0 ? random.Next(1, 5) : 0;
        for (var i = 0u; i < waiting; i++)
        {
            var ship = scenario.Vessel(219000000 + i).Hull(120, 20, 70).StartsAt(scenario.Off(random.Next(360), random.Next(1000, 9000))).BeginsAt(random.Next(0, 200));
            Heard(ship.Swings(random.Next(300, 1200), random.Next(20, 200), 745, random.Next(360)), random, often: true);
        }

        return scenario;
    }

    private static void Loiterer(Scenario scenario, Random random, uint number)
    {
        var ship = scenario.Vessel(538000000 + number).StartsAt(scenario.Off(random.Next(360), 30_000 * number));
        Dimensions(ship, random);
        var before = random.Next(20, 180);
        ship.Sails(random.Next(360), Uniform(random, 6, 14), before);
        var slow = random.Next(3) switch { 0 => random.Next(180, 300), _ => random.Next(240, 1100) };
        if (random.Next(3) == 0) ship.Swings(slow, random.Next(20, 400), 745, random.Next(360));
        else ship.Drifts(slow / 2, Uniform(random, 0, 2.2), random.Next(360)).Drifts(slow / 2.0, Uniform(random, 0, 2.6), random.Next(360));
        if (random.Next(3) > 0) ship.Sails(random.Next(360), Uniform(random, 3, 14), random.Next(5, 120));
        if (random.Next(4) == 0) ship.Drifts(random.Next(60, 500), Uniform(random, 0, 2.2), random.Next(360));
        Heard(ship, random, often: random.Next(3) > 0);
        if (random.Next(4) == 0) ship.Announces(random.Next(10, 600), ship.Static ?? new StaticData { ShipType = 80 });
        if (random.Next(2) == 0) DarkPartner(scenario, random, ship, 312000000 + number, before, slow);
        if (random.Next(3) == 0) DarkPartner(scenario, random, ship, 313000000 + number, before, slow);
        if (random.Next(4) > 0) return;
        var visible = scenario.Vessel(314000000 + number);
        Dimensions(visible, random);
        var arrives = before + random.Next(10, slow);
        visible.Approaches(ship, arrives, 40, Uniform(random, 6, 13), random.Next(360)).StaysBeside(ship, random.Next(20, 500), 40).Sails(random.Next(360), 10, 60);
        Heard(visible, random, often: true);

        // Now and then it goes dark alongside.
        if (random.Next(2) == 0) visible.Dark(arrives + random.Next(5, 60), arrives + random.Next(100, 1000));
    }

    /// <summary>It comes, lies alongside and goes, and is not heard around that time; now and then it is not heard again, or another ship has its number.</summary>
    private static void DarkPartner(Scenario scenario, Random random, Ship ship, uint mmsi, double before, double slow)
    {
        var arrives = before + random.Next(0, (int)slow);
        var stays = random.Next(40, 400);
        var partner = scenario.Vessel(mmsi);
        Dimensions(partner, random);
        partner.StartsAt(scenario.Off(random.Next(360), random.Next(5_000, 150_000))).Sails(random.Next(360), 11, Math.Max(30, arrives * Uniform(random, 0.3, 0.9)));
        var off = partner.Minute - random.Next(0, 10);
        if (partner.Minute < arrives) partner.ComesAlongside(ship, arrives, 40);
        partner.StaysBeside(ship, stays, 40).Sails(random.Next(360), 12, random.Next(60, 300));
        var on = partner.Minute - random.Next(20, 55);
        Heard(partner, random, often: random.Next(4) > 0);
        partner.Dark(off, on);
        if (random.Next(4) == 0) partner.HeardUntil(off + 1);
        if (random.Next(5) == 0) scenario.Vessel(mmsi).Bare().StartsAt(scenario.Off(random.Next(360), 700_000)).BeginsAt(off).Sails(40, 9, random.Next(100, 600)).ReportsEvery(300);
    }

    private static void Dimensions(Ship ship, Random random)
    {
        byte?[] types = [80, 80, 84, 70, 79, null, null, 30, 52, 60];
        if (random.Next(8) > 0) ship.Hull((ushort)random.Next(25, 330), (ushort)random.Next(8, 50), types[random.Next(types.Length)], $"SHIP {ship.Mmsi % 1000}", random.Next(40, 140) / 10f);
        else ship.Bare();
    }

    private static void Heard(Ship ship, Random random, bool often)
    {
        var seconds = often ? random.Next(120, 700) : random.Next(1500, 9000);
        ship.ReportsEvery(seconds, random.Next(seconds), jitterSeconds: random.Next(2) * seconds * 0.8);
        if (random.Next(2) == 0) ship.Noise(random.Next(2, 40));
        for (var i = random.Next(3); i > 0; i--)
        {
            var from = Uniform(random, 0, ship.Minute);
            ship.Dark(from, from + (random.Next(2) == 0 ? Uniform(random, 60, 330) : Uniform(random, 10, 900)));
        }

        if (random.Next(5) > 0) return;
        var at = Uniform(random, 0, ship.Minute);
        ship.Glitches(at, at + random.Next(1, 12), random.Next(300, 90_000), random.Next(360));
    }

    private static double Uniform(Random random, double low, double high) => low + (random.NextDouble() * (high - low));
}
