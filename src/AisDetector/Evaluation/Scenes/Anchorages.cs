using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Look-alikes: ships that lie near each other, or side by side, and transfer nothing.</summary>
internal static class Anchorages
{
    /// <summary>A cluster of ships at anchor, nearest neighbours 150 to 500 m apart, each with her own time of coming and going.</summary>
    public static void AnchoredNeighbours(Scene scene)
    {
        var dice = scene.Dice;
        var ships = dice.Whole(3, 7);
        var at = default(Vector);
        var along = dice.Bearing();
        for (var i = 0; i < ships; i++)
        {
            var ship = scene.KeepsClear(() => Come(scene, CraftKind.Merchant(dice), at + Vector.Towards(along + dice.Between(-60, 60), i == 0 ? 0 : dice.Between(180, 700))), 60, 450);
            if (ship is not null) at = ship.Motion.At((ship.Motion.Start + ship.Motion.End) / 2).At;
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Small ships whose circles overlap: each swings by its own lag, hulls never nearer than 30 m, half of the time within 120 m, at times nearly parallel.</summary>
    public static void AnchoredClose(Scene scene)
    {
        var dice = scene.Dice;
        var ships = dice.Whole(2, 4);
        var at = default(Vector);
        for (var i = 0; i < ships; i++)
        {
            var ship = scene.KeepsClear(() => Come(scene, dice.Pick(CraftKind.Coaster, CraftKind.FishingVessel, CraftKind.Coaster, CraftKind.Cargo), at + Vector.Towards(dice.Bearing(), i == 0 ? 0 : dice.Between(70, 240)), dice.Between(25, 70)), 30, 120);
            if (ship is not null) at = ship.Motion.At((ship.Motion.Start + ship.Motion.End) / 2).At;
        }

        scene.Nothing();
        scene.OnShore();
    }

    private static Vessel Come(Scene scene, CraftKind kind, Vector anchor, double? scope = null)
    {
        var dice = scene.Dice;
        var ship = scene.Add(kind);
        if (dice.Chance(0.5))
        {
            scene.AtAnchor(ship, anchor, dice.Between(0, Scene.Hours(4)), Scene.Length - dice.Between(0, Scene.Hours(10)), scope);
            return ship;
        }

        var arrive = dice.Between(Scene.Hours(3), Scene.Hours(24));
        var laid = new Motion(scene.Weather, ship.Craft, arrive).LiesAtAnchor(anchor, arrive + Scene.Hours(dice.Between(5, 20)), scope ?? scene.Scope(ship.Craft));
        // She comes up to the place at which she will lie.
        var motion = scene.Arrives(ship, laid.At(arrive).At, arrive, endKnots: 0.5);
        motion.Keeps(laid, _ => default, laid.End);
        if (motion.End < Scene.Length - Scene.Hours(3)) scene.Leaves(ship, 1.5);
        return ship;
    }

    /// <summary>Boats lashed side by side at one anchor in a bay, for a night or for all the time.</summary>
    public static void RaftedBoats(Scene scene)
    {
        var dice = scene.Dice;
        var middle = scene.Add(CraftKind.Yacht);
        var (from, until) = dice.Chance(0.5) ? (0.0, Scene.Length) : (Scene.Hours(dice.Between(4, 18)), Scene.Hours(dice.Between(30, 44)));
        scene.AtAnchor(middle, default, from, until, dice.Between(25, 45));
        var boats = dice.Whole(1, 6);
        double[] out_ = [middle.Craft.Beam / 2.0, middle.Craft.Beam / 2.0];
        for (var i = 0; i < boats; i++)
        {
            var boat = scene.Add(dice.Pick(CraftKind.Yacht, CraftKind.Yacht, CraftKind.FishingBoat));
            var side = i % 2;
            var berth = new Berth(dice.Between(-2, 2), (side == 0 ? -1 : 1) * (out_[side] + 0.6 + (boat.Craft.Beam / 2.0)), 0);
            out_[side] += boat.Craft.Beam + 0.6;
            var begin = from + (from > 0 ? Scene.Hours(dice.Between(0, 3)) : 0);
            boat.Does(new Motion(scene.Weather, boat.Craft, begin).BeginsOn(middle.Motion, berth).Lies(middle.Motion, berth, until - (from > 0 ? Scene.Hours(dice.Between(0, 3)) : 0), give: 0.15));
            if (from > 0 && dice.Chance(0.5)) scene.Leaves(boat, 1);
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Two or three ships side by side for weeks: the whole recording, moored fore and aft or swinging as one.</summary>
    public static void LaidUp(Scene scene)
    {
        var dice = scene.Dice;
        var kind = dice.Pick(CraftKind.Tanker, CraftKind.Bulker, CraftKind.Cargo, CraftKind.Supply, CraftKind.SmallTanker);
        var first = scene.Add(kind);
        if (dice.Chance(0.5)) scene.AtAnchor(first, default, 0, Scene.Length);
        else scene.Begins(first, default, 0, status: Pose.AtAnchor).Stays(Scene.Length, Pose.AtAnchor, 1);
        var outer = first.Craft.Beam / 2.0;
        for (var i = 0; i < dice.Whole(1, 2); i++)
        {
            var next = scene.Add(kind);
            var berth = new Berth(dice.Between(-15, 15), outer + 2 + (next.Craft.Beam / 2.0), dice.Chance(0.2) ? 180 : 0);
            outer += next.Craft.Beam + 2;
            next.Does(new Motion(scene.Weather, next.Craft, 0).BeginsOn(first.Motion, berth).Lies(first.Motion, berth, Scene.Length));
        }

        scene.Nothing();
        scene.OnShore();
        scene.Others(1, 1, 2500);
    }

    /// <summary>Double-banked in a real harbour for hours.</summary>
    public static void AtBerth(Scene scene)
    {
        var dice = scene.Dice;
        var quay = dice.Bearing();
        var inner = scene.Add(dice.Pick(CraftKind.Cargo, CraftKind.Tanker, CraftKind.Container));
        scene.Begins(inner, default, 0, quay, Pose.Moored).Stays(Scene.Length);
        var outer = scene.Add(dice.Pick(CraftKind.BunkerTanker, CraftKind.Tug, CraftKind.Coaster, CraftKind.Barge));
        var berth = Berth.Alongside(inner.Craft, outer.Craft, dice.Side(), dice.Between(-30, 30), 1.5);
        var begin = scene.Within(8);
        outer.Does(new Motion(scene.Weather, outer.Craft, begin).BeginsOn(inner.Motion, berth, Pose.Moored).Lies(inner.Motion, berth, begin + Scene.Hours(dice.Between(1.5, 8)), Pose.Moored));
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Ferries that call in turn at the two sides of a pier.</summary>
    public static void FerriesAtOnePier(Scene scene)
    {
        var dice = scene.Dice;
        var pier = dice.Bearing();
        for (var i = 0; i < 2; i++)
        {
            var ferry = scene.Add(CraftKind.Ferry);
            var berth = Vector.InFrame(pier, 0, (i == 0 ? -1 : 1) * ((ferry.Craft.Beam / 2.0) + dice.Between(6, 14)));
            var time = Scene.Hours(dice.Between(1, 5));
            var motion = scene.Begins(ferry, berth, time, pier, Pose.Moored);
            for (var call = 0; call < 7; call++)
            {
                motion.Stays(motion.End + Scene.Minutes(dice.Between(10, 25)));
                var far = berth + Vector.Towards(scene.FromSea(), 9000);
                motion.SailsTo(far, motion.End + 1800).SailsTo(berth, motion.End + 3600, heading: pier);
            }
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Ships that wait in line for a canal or a lock and move up one by one.</summary>
    public static void WaitingQueue(Scene scene)
    {
        var dice = scene.Dice;
        var ships = dice.Whole(5, 9);
        var gap = dice.Between(550, 900);
        var line = scene.FromSea();
        var every = Scene.Hours(dice.Between(0.8, 1.6));
        var first = Scene.Hours(dice.Between(14, 20));
        for (var i = 0; i < ships; i++)
        {
            var ship = scene.Add(CraftKind.Merchant(dice));
            Vector Place(int place) => Vector.Towards(line, place * gap);
            var motion = scene.Arrives(ship, Place(i), first - Scene.Hours(11.5) + (i * Scene.Hours(dice.Between(0.7, 0.9))), line, endKnots: 0.5);
            for (var place = i; place > 0; place--)
            {
                var moves = first + ((i - place) * every);
                motion.Keeps(motion.Copy(), At(motion), Math.Max(motion.End + Motion.Step, moves));
                motion.SailsTo(Place(place - 1), motion.End + 900);
            }

            motion.Keeps(motion.Copy(), At(motion), Math.Max(motion.End + Motion.Step, first + (i * every)));
            motion.Leaves(line + 180, 0.5, knots: 7);
        }

        scene.Nothing();
        scene.OnShore();

        // She holds her place with short touches of the engine: some metres to and fro.
        Func<double, Berth> At(Motion motion)
        {
            double sway = dice.Between(10, 40), period = dice.Between(900, 2400), began = motion.End;
            return time => new Berth(sway * Math.Sin((time - began) * (Math.Tau / period)), sway * 0.4 * Math.Sin((time - began) * (Math.Tau / period / 1.7)), 8 * Math.Sin((time - began) * (Math.Tau / period)));
        }
    }
}
