using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Bunkerings and transshipments: transfers with a category of their own.</summary>
internal static class Supplies
{
    /// <summary>A bunker tanker goes from ship to ship in the roads.</summary>
    public static void BunkeringRounds(Scene scene)
    {
        var dice = scene.Dice;
        var bunker = scene.Add(CraftKind.BunkerTanker);
        var visits = dice.Whole(2, 4);
        var time = dice.Between(Scene.Hours(3), Scene.Hours(16));
        var plan = new VisitPlan { ApproachMinutes = 18, FromMeters = 500, FenderMeters = 2, PartMinutes = 8, PartMeters = 180, EndKnots = 2, Hours = 0.7 };
        for (var i = 0; i < visits; i++)
        {
            var ship = scene.Add(dice.Pick(CraftKind.Bulker, CraftKind.Container, CraftKind.Cargo, CraftKind.Tanker));
            var anchor = new Vector(dice.Between(-400, 400), i * dice.Between(1600, 2300));
            var hours = dice.Between(1.5, 5);
            if (bunker.Motions.Count > 0) time = bunker.Motion.End + bunker.Motion.SecondsTo(anchor, 6);
            // She waits for fuel for hours, before and after.
            scene.AtAnchor(ship, anchor, Math.Max(0, time - Scene.Hours(dice.Between(1, 12))), Math.Min(Scene.Length, time + Scene.Hours(hours + dice.Between(1.5, 10))));
            var hold = scene.Visits(ship, bunker, time, hours, plan with { AheadShare = dice.Between(-0.2, 0.1) });
            scene.Happened("bunkering", ship, bunker, hold);
            if (ship.Motion.End < Scene.Length - Scene.Hours(3) && dice.Chance(0.7)) scene.Leaves(ship, 1.5);
            if (dice.Chance(0.3)) bunker.Motion.SailsTo(new Vector(-2500, i * 1900), bunker.Motion.End + 1500).Anchors(bunker.Motion.End + Scene.Hours(dice.Between(0.5, 2)), 80);
        }

        scene.Leaves(bunker, 1);
        scene.OnShore();
        scene.Others(2, dice.Whole(0, 4), 5500);
    }

    /// <summary>A ship on passage stops off the coast, takes fuel for some hours and goes on.</summary>
    public static void BunkeringAdrift(Scene scene)
    {
        var dice = scene.Dice;
        Vessel ship = scene.Add(dice.Pick(CraftKind.Bulker, CraftKind.Container, CraftKind.Cargo)), bunker = scene.Add(CraftKind.BunkerTanker);
        var hours = dice.Between(1.8, 5);
        var begin = scene.Within(hours + 4);
        scene.Arrives(ship, default, begin).Drifts(begin + Scene.Hours(hours + 2));
        // From the coast, and back to it.
        var home = scene.Water.Seaward + 180 + dice.Between(-30, 30);
        var hold = scene.Visits(ship, bunker, begin + Scene.Minutes(dice.Between(15, 70)), hours, new VisitPlan { ApproachMinutes = 20, FromMeters = 600, FenderMeters = 2, PartMinutes = 8, PartMeters = 200, EndKnots = 2, Hours = 0.7, Bearing = home });
        scene.Leaves(bunker, 0.7, home);
        scene.Leaves(ship);
        scene.Happened("bunkering", ship, bunker, hold);
        scene.OnShore();
        scene.Others();
    }

    /// <summary>A reefer takes the catch of two or three fishing vessels in a row, far out.</summary>
    public static void Transshipment(Scene scene)
    {
        var dice = scene.Dice;
        var reefer = scene.Add(CraftKind.Reefer);
        var visits = dice.Whole(1, 3);
        double[] hours = [.. Enumerable.Range(0, visits).Select(_ => dice.Between(4, 9))];
        var begin = scene.Within(hours.Sum() + (1.5 * visits) + 4);
        var time = begin + Scene.Minutes(dice.Between(30, 100));
        scene.Arrives(reefer, default, begin).Drifts(time + Scene.Hours(hours.Sum() + (1.7 * visits) + 1));
        foreach (var h in hours)
        {
            var fisher = scene.Add(CraftKind.FishingVessel);
            if (fisher.IsClassB) fisher.Compass = Compass.None;
            var hold = scene.Visits(reefer, fisher, time, h, new VisitPlan { ApproachMinutes = 22, FromMeters = 800, FenderMeters = 2.5, PartMinutes = 8, PartMeters = 250, AheadShare = dice.Between(-0.2, 0.2), EndKnots = 2 });
            // She goes back to her ground.
            fisher.Motion.Leaves(scene.FromSea(), 1).Wanders(dice, fisher.Motion.End + Scene.Hours(3), 3.5, 4000, Pose.Fishing);
            scene.Happened("transshipment", reefer, fisher, hold);
            time = hold.End + Scene.Minutes(dice.Between(20, 60));
        }

        scene.Leaves(reefer);
        Hear(scene);
        // Others of the fleet, some miles off.
        for (var i = 0; i < dice.Whole(1, 4); i++)
        {
            var other = scene.Add(CraftKind.FishingVessel);
            scene.Begins(other, Vector.Towards(dice.Bearing(), dice.Between(9000, 20_000)), begin, status: Pose.Fishing).Wanders(dice, begin + Scene.Hours(14), 3, 2500, Pose.Fishing);
        }
    }

    /// <summary>Far out satellites hear; off a coast a station does.</summary>
    public static void Hear(Scene scene)
    {
        if (scene.Water.ReachKm >= 150) scene.FromOrbit(12, 40);
        else scene.OnShore();
    }
}
