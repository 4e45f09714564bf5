using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Look-alikes: craft that serve others, with their type and without.</summary>
internal static class HarbourCraft
{
    /// <summary>A tug with another vessel on the line: under way, and for an hour nearly stopped while the line is shortened.</summary>
    public static void Tow(Scene scene)
    {
        var dice = scene.Dice;
        Vessel tug = scene.Add(CraftKind.Tug), tow = scene.Add(dice.Pick(CraftKind.Barge, CraftKind.Cargo, CraftKind.Rig, CraftKind.FishingVessel));
        tow.Said = tow.Said with { ShipType = null };
        var begin = scene.Within(11);
        var course = scene.FromSea();
        double line = dice.Between(120, 450), shortLine = dice.Between(40, 70), both = (tug.Craft.Length + tow.Craft.Length) / 2.0;
        var motion = scene.Begins(tug, Vector.Towards(course + 180, 22_000), begin, course).Leaves(course, 4, knots: dice.Between(3.5, 6));
        double slow = motion.End, faster = slow + Scene.Hours(dice.Between(0.7, 1.5));
        motion.Leaves(course + 30, (faster - slow) / 3600, knots: 0.8).Leaves(course, 3, knots: 4);
        Berth Station(double time) => new(-(both + (time < slow ? line : time < faster ? Math.Max(shortLine, line - ((time - slow) * 0.3)) : Math.Min(line, shortLine + ((time - faster) * 0.3)))),
            15 * Math.Sin(time / 400), 4 * Math.Sin(time / 300));
        tow.Does(new Motion(scene.Weather, tow.Craft, begin).BeginsOn(tug.Motion, Station(begin)).Keeps(tug.Motion, Station, motion.End));
        scene.Nothing();
        scene.OnShore();
        scene.Others(1);
    }

    /// <summary>One or two tugs fast alongside a ship that comes into the roads, turns, and anchors or goes on.</summary>
    public static void TugAssist(Scene scene) => Assist(scene, hasType: true);

    public static void TugWithoutType(Scene scene)
    {
        if (scene.Dice.Chance(0.5)) Assist(scene, hasType: false);
        else HoldingUp(scene);
    }

    private static void Assist(Scene scene, bool hasType)
    {
        var dice = scene.Dice;
        var ship = scene.Add(dice.Pick(CraftKind.Tanker, CraftKind.Bulker, CraftKind.LargeTanker, CraftKind.Container));
        var begin = scene.Within(6);
        var slow = Scene.Hours(dice.Between(0.6, 1.3));
        var host = scene.Arrives(ship, default, begin, endKnots: 3).Leaves(dice.Bearing(), slow / 3600, knots: dice.Between(0.6, 2.5));
        host.Anchors(host.End + Scene.Hours(3), scene.Scope(ship.Craft));
        var tugs = dice.Whole(1, 2);
        for (var i = 0; i < tugs; i++)
        {
            var tug = scene.Add(CraftKind.Tug);
            tug.Said = tug.Said with { ShipType = hasType ? dice.Pick<byte>(52, 52, 31) : null };
            var berth = Berth.Alongside(ship.Craft, tug.Craft, i == 0 ? 1 : -1, dice.Between(-0.35, 0.35) * ship.Craft.Length, 1, dice.Chance(0.2));
            var fast = begin + Scene.Minutes(dice.Between(-10, 15));
            tug.Does(Motion.Inbound(scene.Weather, tug.Craft, fast - 600, host.At(fast - 600).At + Vector.InFrame(host.At(fast - 600).Heading, 300, Math.Sign(berth.Starboard) * 300), host.At(fast - 600).Heading + (Math.Sign(berth.Starboard) * 80), 0.5, 3)
                .ComesTo(host, berth, 10, 30).Lies(host, berth, begin + slow + Scene.Minutes(dice.Between(-15, 10))).Parts(host, berth, 5, 150));
            scene.Leaves(tug, 0.8, scene.Water.Seaward + 180 + dice.Between(-30, 30));
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>A tug holds a ship that has no engine, pushing at her side and backing off, for an hour or two.</summary>
    private static void HoldingUp(Scene scene)
    {
        var dice = scene.Dice;
        Vessel ship = scene.Add(dice.Pick(CraftKind.Cargo, CraftKind.Bulker, CraftKind.Tanker)), tug = scene.Add(CraftKind.Tug);
        tug.Said = tug.Said with { ShipType = null };
        var begin = scene.Within(6);
        scene.Arrives(ship, default, begin, endKnots: 2).Drifts(begin + Scene.Hours(4), Pose.NotUnderCommand);
        scene.Leaves(ship, 1, scene.FromSea());
        var come = begin + Scene.Minutes(25);
        var until = come + Scene.Hours(dice.Between(0.8, 2));
        var side = dice.Side();
        double period = dice.Between(500, 1100), reach = dice.Between(15, 60);
        // Her bow against the ship's side: at right angles, to and fro.
        Berth Station(double time) => new(dice_(time), side * ((ship.Craft.Beam / 2.0) + (tug.Craft.Length / 2.0) + (reach * (0.5 - (0.5 * Math.Cos((time - come) * (Math.Tau / period)))))), side * -90);
        double dice_(double time) => ship.Craft.Length * 0.25 * Math.Sin((time - come) / 1300);
        tug.Does(new Motion(scene.Weather, tug.Craft, come).BeginsOn(ship.Motion, Station(come), Pose.UnderWay).Keeps(ship.Motion, Station, until, Pose.UnderWay));
        scene.Leaves(tug, 0.8);
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>A pusher made fast at the stern of a barge: hours under way, hours at rest.</summary>
    public static void PusherAndBarge(Scene scene)
    {
        var dice = scene.Dice;
        Vessel pusher = scene.Add(CraftKind.Tug), barge = scene.Add(CraftKind.Barge);
        if (dice.Chance(0.5)) pusher.Said = pusher.Said with { ShipType = null };
        var begin = scene.Within(14);
        var course = scene.FromSea();
        var motion = scene.Begins(barge, Vector.Towards(course, -9000), begin, course).Leaves(course, 2, dice.Between(-40, 40), dice.Between(4, 7));
        motion.Anchors(motion.End + Scene.Hours(dice.Between(2, 6)), 60);
        motion.Leaves(course, 2, dice.Between(-40, 40), dice.Between(4, 7));
        // In a notch of the stern, or beside it.
        var berth = dice.Chance(0.6) ? new Berth(-((barge.Craft.Length + pusher.Craft.Length) / 2.0) + dice.Between(0, 8), dice.Between(-2, 2), 0) : Berth.Alongside(barge.Craft, pusher.Craft, dice.Side(), -barge.Craft.Length * 0.3, 0.5);
        pusher.Does(new Motion(scene.Weather, pusher.Craft, begin).BeginsOn(barge.Motion, berth).Lies(barge.Motion, berth, motion.End, give: 0.1));
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>A pilot boat meets ship after ship, under way at 5 to 9 knots or stopped, some minutes each.</summary>
    public static void Pilots(Scene scene)
    {
        var dice = scene.Dice;
        var pilot = scene.Add(CraftKind.PilotBoat);
        if (dice.Chance(0.4)) pilot.Said = pilot.Said with { ShipType = null };
        var station = Vector.Towards(scene.Water.Seaward + 180, 2500);
        var time = scene.Within(14);
        var motion = scene.Begins(pilot, station, time - 1800);
        for (var i = 0; i < dice.Whole(3, 6); i++)
        {
            var ship = scene.Add(CraftKind.Merchant(dice));
            var place = scene.Somewhere(1500);
            var knots = dice.Chance(0.25) ? 0.8 : dice.Between(4, 8);
            var host = scene.Arrives(ship, place, time, endKnots: knots).Leaves(scene.Water.Seaward + 180, 0.5, knots: knots);
            motion.Keeps(motion.Copy(), _ => default, Math.Max(motion.End + Motion.Step, time - 700));
            var on = host.At(time);
            motion.SailsTo(on.At + Vector.InFrame(on.Heading, -150, 120), time);
            var berth = Berth.Alongside(ship.Craft, pilot.Craft, 1, 0, 0.5);
            motion.ComesTo(host, berth, 4, 25).Lies(host, berth, motion.End + Scene.Minutes(dice.Between(2, knots < 1 ? 20 : 6))).Parts(host, berth, 2, 100);
            motion.SailsTo(station, motion.End + 900);
            time += Scene.Hours(dice.Between(1, 2.5));
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Launches take stores, crew and agents to ships at anchor: 5 to 45 minutes each, several ships a day.</summary>
    public static void Launches(Scene scene)
    {
        var dice = scene.Dice;
        var launch = scene.Add(dice.Pick(CraftKind.Launch, CraftKind.CrewBoat, CraftKind.Launch));
        if (dice.Chance(0.5)) launch.Said = launch.Said with { ShipType = null };
        var time = dice.Between(Scene.Hours(5), Scene.Hours(24));
        for (var i = 0; i < dice.Whole(3, 6); i++)
        {
            var ship = scene.Add(CraftKind.Merchant(dice));
            scene.AtAnchor(ship, new Vector(dice.Between(-500, 500), i * dice.Between(1000, 1500)), dice.Between(0, Scene.Hours(2)), Scene.Length - Scene.Hours(dice.Between(0, 3)));
            if (launch.Motions.Count > 0) time = launch.Motion.End + Scene.Minutes(dice.Between(10, 20));
            scene.Visits(ship, launch, time, dice.Between(0.1, 0.75), VisitPlan.Small with { AheadShare = dice.Between(-0.35, 0.1), Bearing = scene.Water.Seaward + 180, Hours = 0.4, IsOpposed = dice.Chance(0.3) });
        }

        scene.Leaves(launch, 0.5, scene.Water.Seaward + 180);
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>A warship, coast guard or rescue ship sends her boat: both ships stopped 60 to 250 m apart for a quarter of an hour to 40 min.</summary>
    public static void Boarding(Scene scene)
    {
        var dice = scene.Dice;
        Vessel ship = scene.Add(dice.Pick(CraftKind.Cargo, CraftKind.FishingVessel, CraftKind.Tanker, CraftKind.Coaster)), state = scene.Add(CraftKind.Patrol);
        if (dice.Chance(0.5)) state.Said = state.Said with { ShipType = null };
        var begin = scene.Within(5);
        scene.Arrives(ship, default, begin).Drifts(begin + Scene.Hours(2));
        scene.Leaves(ship);
        var come = begin + Scene.Minutes(dice.Between(5, 20));
        var on = ship.Motion.At(come);
        var side = dice.Side();
        var berth = new Berth(dice.Between(-40, 40), side * ((ship.Craft.Beam / 2.0) + (state.Craft.Beam / 2.0) + dice.Between(60, 250)), 0);
        scene.Arrives(state, on.At + Vector.InFrame(on.Heading, -500, side * 600), come, on.Heading + (side * dice.Between(60, 130)), endKnots: 3).ComesTo(ship.Motion, berth, 8, 60);
        state.Motion.Keeps(ship.Motion, time => berth with { Ahead = berth.Ahead + (20 * Math.Sin(time / 300)) }, state.Motion.End + Scene.Minutes(dice.Between(15, 40)), Pose.UnderWay);
        scene.Leaves(state);
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>A hopper barge comes alongside the dredger, is filled, goes to dump and comes again.</summary>
    public static void DredgerAndBarge(Scene scene)
    {
        var dice = scene.Dice;
        Vessel dredger = scene.Add(CraftKind.Dredger), barge = scene.Add(CraftKind.Barge);
        var begin = scene.Within(20);
        // She works along a line of some hundred metres, held by her anchors.
        var motion = scene.Begins(dredger, default, begin - Scene.Hours(2), status: Pose.Restricted);
        motion.Keeps(motion.Copy(), time => new Berth(120 * Math.Sin((time - begin) / 7000), 0, 0), begin + Scene.Hours(18), Pose.Restricted);
        var dump = Vector.Towards(scene.FromSea(), 8000);
        for (var trip = 0; trip < dice.Whole(3, 5); trip++)
        {
            var at = trip == 0 ? begin : barge.Motion.End + Scene.Minutes(5);
            if (trip > 0) barge.Motion.SailsTo(dump, barge.Motion.End + barge.Motion.SecondsTo(dump, 7)).SailsTo(default(Vector) + Vector.Towards(scene.FromSea(), 900), barge.Motion.End + barge.Motion.SecondsTo(default, 7));
            at = Math.Max(at, trip == 0 ? begin : barge.Motion.End + 300);
            scene.Visits(dredger, barge, at, dice.Between(0.6, 1.2), VisitPlan.Small with { FromMeters = 500, ApproachMinutes = 12, FenderMeters = 1.5, Hours = 1 });
        }

        scene.Leaves(barge, 1);
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>An icebreaker leads a ship, stops for her, tows her in the notch and breaks her out.</summary>
    public static void Icebreaking(Scene scene)
    {
        var dice = scene.Dice;
        Vessel breaker = scene.Add(CraftKind.Icebreaker), ship = scene.Add(dice.Pick(CraftKind.Cargo, CraftKind.Tanker, CraftKind.Bulker));
        if (dice.Chance(0.5)) breaker.Said = breaker.Said with { ShipType = null };
        var begin = scene.Within(12);
        var course = scene.FromSea();
        var motion = scene.Begins(ship, Vector.Towards(course, -18_000), begin, course);
        double both = (breaker.Craft.Length + ship.Craft.Length) / 2.0;
        var stops = new List<(double From, double To)>();
        for (var leg = 0; leg < 4; leg++)
        {
            motion.Leaves(course, dice.Between(1, 1.8), knots: dice.Between(4, 8));
            var from = motion.End;
            motion.Leaves(course, dice.Between(0.4, 1.1), knots: 0.15);
            stops.Add((from + 300, motion.End - 300));
        }

        double ahead = dice.Between(150, 400), close = dice.Between(10, 60);
        bool inNotch = dice.Chance(0.4);
        Berth Station(double time)
        {
            foreach (var (from, to) in stops)
            {
                if (time < from || time > to) continue;
                // Once round her, and back ahead.
                var share = (time - from) / (to - from);
                var round = Vector.Towards((inNotch ? 0 : 1) * share * 360, both + close + ((ahead - close) * Math.Max(0, 1 - (4 * Math.Min(share, 1 - share)))));
                return inNotch ? new Berth(both - 5 + ((ahead + 5) * Math.Max(0, 1 - (4 * Math.Min(share, 1 - share)))), 0, 0) : new Berth(round.North, round.East * 0.5, (share * 360) + (share is > 0.02 and < 0.98 ? 90 : 0));
            }

            return new Berth(both + ahead, 0, 0);
        }

        breaker.Does(new Motion(scene.Weather, breaker.Craft, begin).BeginsOn(motion, Station(begin)).Keeps(motion, Station, motion.End, Pose.UnderWay));
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>A yacht or patrol ship with her own boat: towed astern, alongside for hours at anchor, out and back.</summary>
    public static void MotherAndBoat(Scene scene)
    {
        var dice = scene.Dice;
        Vessel mother = scene.Add(dice.Pick(CraftKind.SuperYacht, CraftKind.Patrol, CraftKind.SuperYacht)), boat = scene.Add(CraftKind.Launch);
        boat.IsClassB = true;
        var begin = scene.Within(14);
        var motion = scene.Arrives(mother, default, begin, hours: 1.5, endKnots: 1).Anchors(begin + Scene.Hours(9), 100);
        scene.Leaves(mother, 1.5);
        Berth astern = Berth.Astern(mother.Craft, boat.Craft, 25), beside = Berth.Alongside(mother.Craft, boat.Craft, dice.Side(), -mother.Craft.Length * 0.3, 0.5);
        double start = motion.Start, alongside = begin + Scene.Hours(0.3);
        var own = new Motion(scene.Weather, boat.Craft, start).BeginsOn(motion, astern).Lies(motion, astern, alongside);
        own.ComesTo(motion, beside, 5, 20).Lies(motion, beside, alongside + Scene.Hours(dice.Between(0.8, 3)));
        own.SailsTo(motion.At(own.End).At + Vector.Towards(scene.FromSea(), 1500), own.End + 900).SailsTo(motion.At(own.End + 900).At + Vector.Towards(scene.FromSea(), 100), own.End + 900);
        own.ComesTo(motion, beside, 4, 20).Lies(motion, beside, begin + Scene.Hours(8.5)).ComesTo(motion, astern, 6, 15).Lies(motion, astern, motion.End);
        boat.Does(own);
        scene.Nothing();
        scene.OnShore();
    }
}
