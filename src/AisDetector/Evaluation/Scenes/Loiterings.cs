using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;
using AisDetector.Evaluation.Truths;

namespace AisDetector.Evaluation.Scenes;

/// <summary>A ship that stops at sea for a partner that AIS does not show; and ships that stop for other reasons.</summary>
internal static class Loiterings
{
    private static readonly CraftKind[] s_loiterers = [CraftKind.LargeTanker, CraftKind.Tanker, CraftKind.Vlcc, CraftKind.Reefer];

    /// <summary>Both ships come and go; the partner is silent from before the meeting until after it.</summary>
    private static (Vessel Ship, Vessel Partner, Hold Hold, double Begin) DarkMeeting(Scene scene, double hours)
    {
        var dice = scene.Dice;
        Vessel ship = scene.Add(dice.Pick<CraftKind>(s_loiterers)), partner = scene.Add(dice.Pick(CraftKind.Tanker, CraftKind.LargeTanker));
        var begin = scene.Within(hours + 7);
        var come = begin + Scene.Minutes(dice.Between(20, 90));
        scene.Arrives(ship, default, begin).Drifts(come + Scene.Hours(hours + 2));
        var hold = scene.Visits(ship, partner, come, hours, new VisitPlan { Hours = 3 });
        scene.Leaves(partner, 3);
        scene.Leaves(ship, 2);
        return (ship, partner, hold, begin);
    }

    public static void DarkPartner(Scene scene)
    {
        var dice = scene.Dice;
        var (ship, partner, hold, begin) = DarkMeeting(scene, dice.Between(4.5, 10));
        // She is silent from an hour or so out until an hour or so away: 8 to 20 miles.
        var from = hold.Start - Scene.Minutes(45 + dice.Between(25, 90));
        partner.IsSilent(from, hold.End + Scene.Minutes(20 + dice.Between(25, 90)));
        scene.Loitered(ship, new Hold(Math.Min(begin, hold.Start), ship.Motion.End - Scene.Hours(2)), partner);
        Hear(scene);
        // Two that fell silent as well, too far off to have been there in time; ships that are heard all the while.
        for (var i = 0; i < 2; i++)
        {
            var decoy = scene.Add(CraftKind.Merchant(dice));
            var at = Vector.Towards(scene.Water.Seaward + dice.Between(-60, 60), dice.Between(120_000, 180_000));
            scene.Begins(decoy, at, hold.Start - Scene.Hours(2.5)).Leaves(dice.Bearing(), 7, knots: 10);
            decoy.IsSilent(hold.Start + Scene.Hours(0.2), hold.Start + Scene.Hours(2.2));
        }

        scene.Others(3, nearestMeters: 14_000);
    }

    /// <summary>No transponder at all.</summary>
    public static void UnknownPartner(Scene scene)
    {
        var (ship, partner, hold, begin) = DarkMeeting(scene, scene.Dice.Between(5, 10));
        scene.Vessels.Remove(partner);
        scene.Loitered(ship, new Hold(begin, ship.Motion.End - Scene.Hours(2)));
        Hear(scene);
        scene.Others(3, nearestMeters: 14_000);
    }

    /// <summary>The partner says all the while that she is 15 to 40 km off: stuck, on a circle, or on too straight a line.</summary>
    public static void PartnerElsewhere(Scene scene)
    {
        var dice = scene.Dice;
        var (ship, partner, hold, begin) = DarkMeeting(scene, dice.Between(5, 9));
        double from = hold.Start - Scene.Hours(1.5), to = hold.End + Scene.Hours(1.2);
        var there = partner.Motion.At(from).At + Vector.Towards(scene.FromSea(), dice.Between(6000, 15_000));
        var form = dice.Whole(0, 2);
        var course = dice.Bearing();
        partner.IsFaultless = time => time >= from && time <= to;
        partner.Reports = (time, pose) => time < from || time > to ? pose : form switch
        {
            0 => pose with { At = there, Heading = 90 },
            1 => pose with { At = there + Vector.Towards((time - from) * 0.12, 900), Heading = Angle.Normal(((time - from) * 0.12) + 90) },
            _ => pose with { At = there + Vector.Towards(course, (time - from) * 0.6), Heading = Angle.Normal(course) },
        };
        scene.Loitered(ship, new Hold(begin, ship.Motion.End - Scene.Hours(2)), partner);
        Hear(scene);
        scene.Others(2, nearestMeters: 14_000);
    }

    /// <summary>A lone ship that waits or mends an engine: from AIS alone the same as one with an unknown partner.</summary>
    public static void AloneForHours(Scene scene)
    {
        var dice = scene.Dice;
        var ship = scene.Add(dice.Pick(CraftKind.Bulker, CraftKind.Tanker, CraftKind.Cargo, CraftKind.Container));
        var hours = dice.Between(5, 16);
        var begin = scene.Within(hours + 3);
        scene.Arrives(ship, default, begin).Drifts(begin + Scene.Hours(hours), Pose.NotUnderCommand);
        scene.Leaves(ship);
        scene.Loitered(ship, new Hold(begin, begin + Scene.Hours(hours)), label: TruthLabel.Optional);
        Hear(scene);
        scene.Others(2);
    }

    /// <summary>Before a port, with others that do the same.</summary>
    public static void WaitingAtRoads(Scene scene)
    {
        var dice = scene.Dice;
        var ships = dice.Whole(3, 7);
        for (var i = 0; i < ships; i++)
        {
            var bearing = 360.0 / ships * i;
            scene.KeepsClear(() =>
            {
                var ship = scene.Add(CraftKind.Merchant(dice));
                var begin = dice.Between(Scene.Hours(3), Scene.Hours(26));
                var until = begin + Scene.Hours(dice.Between(6, 18));
                var motion = scene.Arrives(ship, Vector.Towards(bearing, dice.Between(1500, 4500)), begin);
                _ = dice.Chance(0.4) ? motion.Drifts(until) : motion.Anchors(until, scene.Scope(ship.Craft));
                scene.Leaves(ship, 1.5);
                return ship;
            }, 200);
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Over 20 nautical miles out, miles apart, all adrift for orders.</summary>
    public static void WaitingForOrders(Scene scene)
    {
        var dice = scene.Dice;
        var ships = dice.Whole(5, 9);
        for (var i = 0; i < ships; i++)
        {
            var bearing = 360.0 / ships * i;
            scene.KeepsClear(() =>
            {
                var ship = scene.Add(dice.Pick(CraftKind.Tanker, CraftKind.LargeTanker, CraftKind.Bulker));
                var begin = dice.Between(Scene.Hours(3), Scene.Hours(14));
                scene.Arrives(ship, Vector.Towards(bearing, dice.Between(2500, 8000)), begin).Drifts(begin + Scene.Hours(dice.Between(10, 24)));
                scene.Leaves(ship, 1.5);
                return ship;
            }, 600);
        }

        scene.Nothing();
        Hear(scene);
    }

    public static void FishingAdrift(Scene scene)
    {
        var dice = scene.Dice;
        for (var i = 0; i < dice.Whole(1, 4); i++)
        {
            var boat = scene.Add(CraftKind.FishingVessel);
            var begin = scene.Within(20);
            scene.Arrives(boat, Vector.Towards(dice.Bearing(), dice.Between(3000, 9000)), begin).Wanders(dice, begin + Scene.Hours(3), 3, 3000, Pose.Fishing)
                .Drifts(begin + Scene.Hours(3 + dice.Between(5, 9)), Pose.Fishing).Wanders(dice, begin + Scene.Hours(15), 3.2, 3000, Pose.Fishing);
            scene.Leaves(boat);
        }

        scene.Nothing();
        Hear(scene);
    }

    /// <summary>A survey or standby ship that goes up and down slowly, or holds its place.</summary>
    public static void StandingBy(Scene scene)
    {
        var dice = scene.Dice;
        var ship = scene.Add(dice.Pick(CraftKind.Research, CraftKind.Supply));
        var begin = scene.Within(26);
        var motion = scene.Arrives(ship, default, begin);
        for (var leg = 0; leg < 5; leg++)
        {
            motion.Stays(motion.End + Scene.Hours(dice.Between(1.5, 3.4)), Pose.Restricted, 2);
            motion.Wanders(dice, motion.End + Scene.Hours(dice.Between(0.3, 1)), 4, 2500, Pose.Restricted);
        }

        scene.Leaves(ship);
        scene.Nothing();
        Hear(scene);
        scene.Others(1);
    }

    /// <summary>Under four hours, far out.</summary>
    public static void ShortStop(Scene scene)
    {
        var dice = scene.Dice;
        var ship = scene.Add(dice.Pick(CraftKind.Tanker, CraftKind.Bulker, CraftKind.Reefer));
        var begin = scene.Within(6);
        scene.Arrives(ship, default, begin, hours: 2.5).Drifts(begin + Scene.Hours(dice.Between(1.5, 3.2)));
        scene.Leaves(ship, 2.5);
        scene.Nothing();
        Hear(scene);
        scene.Others(2);
    }

    /// <summary>Slow, and the receivers fail: the silence of all is no evidence.</summary>
    public static void SlowInAnOutage(Scene scene)
    {
        var dice = scene.Dice;
        var begin = scene.Within(12);
        for (var i = 0; i < 5; i++)
        {
            var ship = scene.Add(CraftKind.Merchant(dice));
            var course = dice.Bearing();
            scene.Begins(ship, Vector.Towards(72 * i, dice.Between(4000, 9000)), begin, course).Leaves(course, 3.5, knots: dice.Between(8, 13)).Leaves(course, 8, knots: dice.Between(8, 13));
        }

        scene.Nothing();
        Hear(scene);
        foreach (var reception in scene.Receptions) reception.Outages.Add((begin + Scene.Hours(2), begin + Scene.Hours(dice.Between(6, 9))));
    }

    /// <summary>Far out satellites hear; within 75 miles of a coast a station on a hill does, and satellites too.</summary>
    private static void Hear(Scene scene)
    {
        if (scene.Water.ReachKm >= 150)
        {
            scene.FromOrbit(10, 30);
            return;
        }

        scene.OnShore();
        scene.FromOrbit(20, 60);
    }
}
