using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;
using AisDetector.Evaluation.Truths;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Transfers of cargo between two ships of size.</summary>
internal static partial class Transfers
{
    private const string Transfer = "transfer";

    /// <summary>A tanker that stops, and another that comes alongside while both drift.</summary>
    private static (Vessel First, Vessel Second, Hold Hold) Adrift(Scene scene, double hours, CraftKind? first = null, CraftKind? second = null, VisitPlan? plan = null, Vessel? one = null, Vessel? other = null)
    {
        var dice = scene.Dice;
        one ??= scene.Add(first ?? CraftKind.LargeTanker);
        other ??= scene.Add(second ?? CraftKind.Tanker);
        var begin = scene.Within(hours + 4);
        var come = begin + Scene.Minutes(dice.Between(40, 130));
        scene.Arrives(one, default, begin).Drifts(come + Scene.Hours(hours + 2.2));
        var hold = scene.Visits(one, other, come, hours, plan);
        scene.Leaves(other);
        scene.Leaves(one);
        return (one, other, hold);
    }

    /// <summary>The same at anchor.</summary>
    private static (Vessel First, Vessel Second, Hold Hold) AtAnchor(Scene scene, double hours, CraftKind first, CraftKind second)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(first), other = scene.Add(second);
        var begin = scene.Within(hours + 5);
        var come = begin + Scene.Minutes(dice.Between(50, 140));
        scene.Arrives(one, default, begin).Anchors(come + Scene.Hours(hours + 2.2), scene.Scope(one.Craft));
        var hold = scene.Visits(one, other, come, hours);
        scene.Leaves(other);
        scene.Leaves(one);
        return (one, other, hold);
    }

    public static void TankersAdrift(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(3, 14));
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others();
    }

    public static void TankersAtAnchor(Scene scene)
    {
        var (one, other, hold) = AtAnchor(scene, scene.Dice.Between(5, 18), CraftKind.LargeTanker, CraftKind.Tanker);
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others(1, scene.Dice.Whole(0, 3), 1500);
    }

    public static void UnderWay(Scene scene)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(CraftKind.LargeTanker), other = scene.Add(CraftKind.Tanker);
        var hours = dice.Between(1.5, 4);
        var begin = scene.Within(hours + 5);
        var knots = dice.Between(3, 5.8);
        var course = scene.FromSea();
        scene.Arrives(one, default, begin, course + 180 + dice.Between(-40, 40), 1, knots).Leaves(course, hours + 3.2, dogleg: dice.Between(-30, 30), knots: knots);
        var come = begin + Scene.Minutes(dice.Between(40, 70));
        var astern = one.Motion.At(come).Heading + 180;
        var side = dice.Side();
        var hold = scene.Visits(one, other, come, hours, new VisitPlan { Bearing = astern + (side * dice.Between(10, 35)), EndKnots = knots + 1, Hours = 1, ApproachMinutes = 50 });
        scene.Leaves(other, bearing: course + (side * 40));
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others(1);
    }

    /// <summary>A shuttle tanker on a hawser astern of a storage ship or of a tanker at anchor.</summary>
    public static void Tandem(Scene scene)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(CraftKind.LargeTanker), other = scene.Add(CraftKind.Tanker);
        var hours = dice.Between(6, 16);
        var begin = scene.Within(hours + 5);
        var come = begin + Scene.Minutes(dice.Between(60, 130));
        scene.Arrives(one, default, begin).Anchors(come + Scene.Hours(hours + 2.5), scene.Scope(one.Craft));
        var berth = Berth.Astern(one.Craft, other.Craft, dice.Between(55, 90));
        var on = one.Motion.At(come);
        var plan = new VisitPlan { ApproachMinutes = 55, PartMeters = 500 };
        scene.Arrives(other, (berth with { Ahead = berth.Ahead - 900 }).On(on), come, on.Heading + 180, 1, 2);
        var hold = scene.LiesAlongside(one, other, berth, hours, plan);
        scene.Leaves(other, 1.5);
        scene.Leaves(one);
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
    }

    /// <summary>A mother ship and her daughters, one after the other.</summary>
    public static void Lightering(Scene scene)
    {
        var dice = scene.Dice;
        var mother = scene.Add(CraftKind.Vlcc);
        var daughters = dice.Whole(2, 3);
        double[] hours = [.. Enumerable.Range(0, daughters).Select(_ => dice.Between(4, 8))];
        var begin = scene.Within(hours.Sum() + (3 * daughters) + 3);
        var come = begin + Scene.Minutes(dice.Between(60, 120));
        var motion = scene.Arrives(mother, default, begin);
        var until = come + Scene.Hours(hours.Sum() + (2.6 * daughters) + 1);
        _ = dice.Chance(0.5) ? motion.Drifts(until) : motion.Anchors(until, scene.Scope(mother.Craft));
        foreach (var h in hours)
        {
            var daughter = scene.Add(CraftKind.Tanker);
            var hold = scene.Visits(mother, daughter, come, h);
            scene.Leaves(daughter);
            scene.Happened(Transfer, mother, daughter, hold);
            come = hold.End + Scene.Minutes(dice.Between(25, 80));
        }

        scene.Leaves(mother);
        scene.OnShore();
        scene.Others(1);
    }

    /// <summary>The bow of one at the stern of the other, or antennas at opposite ends: 250 to 400 m apart.</summary>
    public static void LargeShips(Scene scene)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(CraftKind.Vlcc, CraftKind.Vlcc.Draw(dice)), other = scene.Add(CraftKind.Vlcc, CraftKind.Vlcc.Draw(dice));
        // The one's antenna is on its bow; the other lies some way astern of abeam, its antenna aft.
        one = Swap(scene, one, one.Craft with { ToBow = 15, ToStern = one.Craft.Length - 15 });
        (one, other, var hold) = Adrift(scene, dice.Between(8, 18), plan: new VisitPlan { AheadShare = -dice.Between(0.05, 0.35), FenderMeters = 4, ApproachMinutes = 60 }, one: one, other: other);
        one.Said = Registry.With(one.Said, one.Craft);
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others(1);
    }

    private static Vessel Swap(Scene scene, Vessel vessel, Craft craft)
    {
        scene.Vessels.Remove(vessel);
        return scene.Add(vessel.Kind, craft, vessel.Mmsi);
    }

    public static void SamePairTwice(Scene scene)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(CraftKind.LargeTanker), other = scene.Add(CraftKind.Tanker);
        double first = dice.Between(4, 6), second = dice.Between(4, 6);
        var begin = dice.Between(Scene.Hours(3), Scene.Hours(4.5));
        scene.Arrives(one, default, begin).Drifts(begin + Scene.Hours(first + 3));
        var hold = scene.Visits(one, other, begin + Scene.Minutes(60), first);
        scene.Happened(Transfer, one, other, hold);
        // A day on passage, apart, and back.
        scene.Clears(other);
        Vector far = Vector.Towards(scene.FromSea(), 30_000), near = Vector.Towards(scene.Water.Seaward, 6000);
        var again = hold.End + Scene.Hours(dice.Between(21, 24));
        one.Motion.SailsTo(far, again - Scene.Hours(11)).SailsTo(near, again - Scene.Hours(1)).Drifts(again + Scene.Hours(second + 2.2));
        other.Motion.SailsTo(far * -0.2 + Vector.Towards(scene.Water.Seaward + 60, 24_000), again - Scene.Hours(9));
        hold = scene.Visits(one, other, again, second);
        scene.Leaves(other, 1.5);
        scene.Leaves(one, 1.5);
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
    }

    public static void OverMidnight(Scene scene)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(CraftKind.LargeTanker), other = scene.Add(CraftKind.Tanker);
        var come = Scene.Hours(24) - Scene.Minutes(dice.Between(110, 170));
        scene.Arrives(one, default, come - Scene.Minutes(70)).Drifts(come + Scene.Hours(6));
        var hold = scene.Visits(one, other, come, dice.Between(2, 3.2));
        scene.Leaves(other);
        scene.Leaves(one);
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
    }

    /// <summary>Bulk carriers: grain or ore, with cranes.</summary>
    public static void DryCargo(Scene scene)
    {
        var (one, other, hold) = AtAnchor(scene, scene.Dice.Between(10, 22), CraftKind.Bulker, scene.Dice.Pick(CraftKind.Cargo, CraftKind.Bulker));
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others(1, 2, 1300);
    }

    /// <summary>In the middle of ships at anchor 400 to 900 m off.</summary>
    public static void InACrowd(Scene scene)
    {
        var (one, other, hold) = AtAnchor(scene, scene.Dice.Between(5, 14), CraftKind.Tanker, CraftKind.SmallTanker);
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        var around = scene.Dice.Whole(6, 11);
        for (var i = 0; i < around; i++)
        {
            var bearing = 360.0 / around * i;
            scene.KeepsClear(() =>
            {
                var vessel = scene.Add(CraftKind.Merchant(scene.Dice));
                scene.AtAnchor(vessel, one.Motion.At(hold.Start).At + Vector.Towards(bearing + scene.Dice.Between(-8, 8), scene.Dice.Between(600, 1200)), scene.Dice.Between(0, Scene.Hours(3)), Scene.Length - scene.Dice.Between(0, Scene.Hours(3)));
                return vessel;
            }, 120);
        }
    }

    /// <summary>Three abreast: a daughter on each side of the mother at the same time. The outer two do not touch.</summary>
    public static void ThreeAbreast(Scene scene)
    {
        var dice = scene.Dice;
        Vessel mother = scene.Add(CraftKind.LargeTanker), port = scene.Add(CraftKind.SmallTanker), starboard = scene.Add(CraftKind.SmallTanker);
        var hours = dice.Between(4, 9);
        var begin = scene.Within(hours + 6);
        var motion = scene.Arrives(mother, default, begin);
        var until = begin + Scene.Hours(hours + 4.5);
        _ = dice.Chance(0.5) ? motion.Drifts(until) : motion.Anchors(until, scene.Scope(mother.Craft));
        var come = begin + Scene.Minutes(60);
        foreach (var (daughter, side) in new[] { (port, -1), (starboard, 1) })
        {
            var on = mother.Motion.At(come);
            var hold = scene.Visits(mother, daughter, come, hours - dice.Between(0, 1.5), new VisitPlan { Bearing = on.Heading + (side * dice.Between(60, 120)), FenderMeters = 3, AheadShare = dice.Between(-0.1, 0.1) });
            scene.Happened(Transfer, mother, daughter, hold);
            scene.Leaves(daughter);
            come += Scene.Minutes(dice.Between(30, 70));
        }

        scene.NotThese("outerOfThree", port, starboard);
        scene.OnShore();
    }

    /// <summary>Fenders part for some minutes, a swell goes through, and they lie together again.</summary>
    public static void Interrupted(Scene scene)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(CraftKind.LargeTanker), other = scene.Add(CraftKind.Tanker);
        var begin = scene.Within(12);
        var come = begin + Scene.Minutes(60);
        scene.Arrives(one, default, begin).Drifts(come + Scene.Hours(9));
        var plan = new VisitPlan { PartMinutes = 12, PartMeters = dice.Between(180, 350) };
        var first = scene.Visits(one, other, come, dice.Between(1.5, 3), plan);
        var on = one.Motion.At(other.Motion.End);
        var (ahead, starboard) = (other.Motion.Last.At - on.At).From(on.Heading);
        var waiting = new Berth(ahead, starboard, Angle.Turn(on.Heading, other.Motion.Last.Heading));
        other.Motion.Keeps(one.Motion, _ => waiting, other.Motion.End + Scene.Minutes(8));
        var second = scene.LiesAlongside(one, other, Berth.Alongside(one.Craft, other.Craft, starboard < 0 ? -1 : 1, 0), dice.Between(1.5, 3), plan with { ApproachMinutes = 15, PartMinutes = 20 });
        scene.Leaves(other);
        scene.Leaves(one);
        scene.Happened(Transfer, one, other, new Hold(first.Start, second.End));
        scene.OnShore();
    }

    /// <summary>Bow to stern, as small tankers lie.</summary>
    public static void Opposed(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(2, 6), CraftKind.Tanker, CraftKind.SmallTanker, new VisitPlan { IsOpposed = true, AheadShare = scene.Dice.Between(-0.2, 0.2), FenderMeters = 2.5 });
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
    }

    /// <summary>With tugs that make the second ship fast and let her go.</summary>
    public static void WithTugs(Scene scene)
    {
        var dice = scene.Dice;
        var (one, other, hold) = Adrift(scene, dice.Between(6, 12), CraftKind.Vlcc, CraftKind.LargeTanker);
        foreach (var side in (int[])[-1, 1])
        {
            var tug = scene.Add(CraftKind.Tug);
            var host = other.Motion;
            double from = hold.Start - Scene.Minutes(20), until = hold.Start + Scene.Minutes(dice.Between(5, 20));
            var berth = Berth.Alongside(other.Craft, tug.Craft, SideAway(one, other, hold.Start), side * other.Craft.Length * 0.3, 1);
            tug.Does(Motion.Inbound(scene.Weather, tug.Craft, from - 900, host.At(from - 900).At + Vector.Towards(scene.FromSea(), 500), scene.FromSea(), scene.Room(tug.Craft, 1), 3)
                .ComesTo(host, berth, 15, 30).Lies(host, berth, until).Parts(host, berth, 6, 250).Leaves(scene.FromSea(), 1.2));
        }

        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
    }

    private static int SideAway(Vessel one, Vessel other, double time)
    {
        var on = other.Motion.At(time);
        return (one.Motion.At(time).At - on.At).From(on.Heading).Starboard < 0 ? 1 : -1;
    }

    public static void SmallBoatFuel(Scene scene)
    {
        var dice = scene.Dice;
        var hours = dice.Between(0.9, 2);
        Vessel one = scene.Add(dice.Pick(CraftKind.SmallTanker, CraftKind.FishingVessel)), other = scene.Add(CraftKind.FishingBoat);
        other.Said = other.Said with { ShipType = null };
        var begin = scene.Within(hours + 4);
        scene.Arrives(one, default, begin).Drifts(begin + Scene.Hours(hours + 2));
        var hold = scene.Visits(one, other, begin + Scene.Minutes(dice.Between(20, 60)), hours, VisitPlan.Small);
        scene.Leaves(other);
        scene.Leaves(one);
        scene.Happened(Transfer, one, other, hold, TruthLabel.Optional);
        scene.OnShore();
    }
}
