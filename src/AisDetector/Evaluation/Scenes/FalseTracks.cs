using AisDetector.Core.Reports;
using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Look-alikes: positions and identities that are not what they say.</summary>
internal static class FalseTracks
{
    /// <summary>
    /// Two transponders on one hull: bow and stern, ship and bridge tablet, old number and new. Under way with turns first, then at anchor
    /// or adrift for hours, then under way again.
    /// </summary>
    public static void TwoTransponders(Scene scene)
    {
        var dice = scene.Dice;
        var ship = scene.Add(CraftKind.Merchant(dice));
        var begin = scene.Within(16);
        var motion = scene.Arrives(ship, default, begin, hours: 2.8);
        var until = begin + Scene.Hours(dice.Between(4, 10));
        _ = dice.Chance(0.5) ? motion.Anchors(until, scene.Scope(ship.Craft)) : motion.Drifts(until);
        motion.Leaves(scene.FromSea(), scene.Room(ship.Craft, 2.5), 60, Math.Max(9, ship.Craft.CruisingKnots));
        var form = dice.Whole(0, 3);
        // The second antenna is somewhere else on the same hull.
        int bow = dice.Whole(3, ship.Craft.Length - 3), port = dice.Whole(1, Math.Max(1, ship.Craft.Beam - 1));
        var craft = ship.Craft with { ToBow = bow, ToStern = ship.Craft.Length - bow, ToPort = port, ToStarboard = Math.Max(0, ship.Craft.Beam - port) };
        var second = scene.Add(ship.Kind, craft);
        second.Said = form switch
        {
            0 => ship.Said,
            1 => second.Said with { Imo = ship.Said.Imo },
            2 => new StaticData { Name = scene.Registry.Name(dice) },
            _ => second.Said with { Imo = null },
        };
        if (form == 2) (second.IsClassB, second.Compass) = (true, Compass.None);
        second.Does(new Motion(scene.Weather, craft, motion.Start).BeginsOn(motion, default).Keeps(motion, _ => default, motion.End));
        scene.Nothing();
        scene.OnShore();
        scene.Others(1);
    }

    /// <summary>Test and borrowed numbers and beacons of aids to navigation beside a ship at rest, for hours.</summary>
    public static void TestNumbers(Scene scene)
    {
        var dice = scene.Dice;
        var ship = scene.Add(CraftKind.Merchant(dice));
        var begin = scene.Within(14);
        var motion = scene.Arrives(ship, default, begin);
        var until = begin + Scene.Hours(dice.Between(3, 10));
        _ = dice.Chance(0.5) ? motion.Anchors(until, scene.Scope(ship.Craft)) : motion.Drifts(until);
        scene.Leaves(ship);
        var number = scene.Registry.BorrowedMmsi(dice, 123456789, 987654321, 999999999);
        var test = new Vessel(number, CraftKind.Launch, CraftKind.Launch.Draw(dice), dice.Chance(0.5) ? new StaticData() : new StaticData { Name = "TEST" }, new Dice(dice.Next())) { IsClassB = dice.Chance(0.5) };
        if (test.IsClassB || dice.Chance(0.5)) test.Compass = Compass.None;
        scene.Vessels.Add(test);
        var berth = new Berth(dice.Between(-0.4, 0.4) * ship.Craft.Length, dice.Between(-1.2, 1.2) * ship.Craft.Beam, 0);
        // A set on the bench is switched on for a while; an aid to navigation that a buoy tender carries comes along.
        var (from, to) = dice.Chance(0.5) ? (begin + 1200, until - 1200) : (begin - Scene.Hours(1), until + Scene.Hours(1));
        test.Does(new Motion(scene.Weather, test.Craft, from).BeginsOn(motion, berth).Keeps(motion, _ => berth, to));
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>
    /// One number, two or three ships: one at anchor here near a third ship, the others on passage elsewhere. Or fixes of a ship that is far
    /// off fall on a ship here, some in a row.
    /// </summary>
    public static void SharedNumber(Scene scene)
    {
        var dice = scene.Dice;
        Vessel here = scene.Add(CraftKind.Cargo), shared = scene.Add(CraftKind.Coaster);
        var begin = scene.Within(16);
        var host = scene.AtAnchor(here, default, begin, begin + Scene.Hours(14));
        var course = dice.Bearing();
        var passing = scene.Begins(shared, Vector.Towards(course, -30_000), begin, course).Leaves(course, 4, knots: 8);
        if (dice.Chance(0.5))
        {
            var away = Vector.Towards(dice.Bearing(), dice.Between(40_000, 90_000));
            shared.Does(new Motion(scene.Weather, shared.Craft, begin).Begins(away, course).Leaves(course + 90, 10, knots: 9));
            // And a third under that number at anchor near by, not alongside.
            shared.Does(new Motion(scene.Weather, shared.Craft, begin + 600).LiesAtAnchor(new Vector(380, 260), begin + Scene.Hours(9), 60));
        }
        else
        {
            double first = begin + Scene.Hours(1), every = dice.Between(400, 1300);
            shared.Reports = (time, pose) => time > first && time < first + Scene.Hours(2.5) && (time - first) % every < 130 ? pose with { At = host.At(time).At + new Vector(25, 10) } : pose;
            passing.Leaves(course, 3, knots: 8);
        }

        scene.Nothing();
        scene.OnShore(30);
    }

    /// <summary>Jamming: for an hour or three all ships in some miles go round one circle, or stand on one spot, wherever they are.</summary>
    public static void Jamming(Scene scene)
    {
        var dice = scene.Dice;
        var from = scene.Within(8);
        var to = from + Scene.Hours(dice.Between(1, 3));
        Vector middle = Vector.Towards(scene.Water.Seaward, dice.Between(3000, 12_000));
        double radius = dice.Between(60, 900), turn = dice.Between(0.05, 0.25) * dice.Side();
        for (var i = 0; i < dice.Whole(7, 12); i++)
        {
            var ship = scene.Add(CraftKind.Merchant(dice));
            if (dice.Chance(0.6)) scene.AtAnchor(ship, Vector.Towards(dice.Bearing(), dice.Between(1500, 9000)), from - Scene.Hours(3), to + Scene.Hours(3));
            else scene.Begins(ship, Vector.Towards(dice.Bearing(), dice.Between(2000, 9000)), from - Scene.Hours(1.5)).Leaves(scene.FromSea(), 6, knots: dice.Between(1, 10));
            double late = dice.Between(0, 900), phase = dice.Between(0, 20);
            ship.Reports = (time, pose) => time < from + late || time > to - late ? pose : pose with { At = middle + Vector.Towards((time * turn) + phase, radius) };
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Several ships say that they lie on one spot (an airport, a port office), to the metre, for hours.</summary>
    public static void Stacked(Scene scene)
    {
        var dice = scene.Dice;
        var from = scene.Within(12);
        var spot = scene.Somewhere(2000);
        for (var i = 0; i < dice.Whole(4, 9); i++)
        {
            var ship = scene.Add(CraftKind.Merchant(dice));
            scene.Begins(ship, Vector.Towards(dice.Bearing(), dice.Between(3000, 15_000)), from - Scene.Hours(2)).Leaves(scene.FromSea(), 12, knots: dice.Between(0.5, 9));
            double start = from + dice.Between(0, Scene.Hours(2)), end = start + Scene.Hours(dice.Between(2, 6));
            ship.IsFaultless = time => time >= start && time <= end;
            ship.Reports = (time, pose) => time < start || time > end ? pose : pose with { At = spot };
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>A provider repeats a ship's last position for hours after she has left; another anchors in that place.</summary>
    public static void StalePosition(Scene scene)
    {
        var dice = scene.Dice;
        Vessel gone = scene.Add(CraftKind.Merchant(dice)), next = scene.Add(CraftKind.Merchant(dice));
        var left = scene.Within(12) + Scene.Hours(2);
        var first = scene.AtAnchor(gone, default, left - Scene.Hours(5), left);
        var last = first.Last;
        scene.Leaves(gone, 1.5);
        var repeatedUntil = left + Scene.Hours(dice.Between(3, 7));
        first.SailsTo(first.Last.At + Vector.Towards(scene.FromSea(), 60_000), repeatedUntil + Scene.Hours(1));
        gone.Reports = (time, pose) => time > left && time < repeatedUntil ? last : pose;
        gone.Repeats = time => time > left && time < repeatedUntil;
        scene.AtAnchor(next, Vector.Towards(dice.Bearing(), dice.Between(0, 60)), left + Scene.Minutes(dice.Between(40, 80)), repeatedUntil + Scene.Hours(4));
        scene.Nothing();
        scene.OnShore(120);
    }

    /// <summary>A receiver that has stopped: the position stands, the speed does not; ships at anchor and adrift come to be near that spot.</summary>
    public static void FrozenPosition(Scene scene)
    {
        var dice = scene.Dice;
        Vessel frozen = scene.Add(CraftKind.Merchant(dice)), near = scene.Add(CraftKind.Merchant(dice));
        var begin = scene.Within(14);
        var course = scene.FromSea();
        scene.Begins(frozen, Vector.Towards(course, -25_000), begin, course).Leaves(course, 7, knots: dice.Between(6, 11));
        var from = begin + Scene.Hours(1.2);
        var spot = frozen.Motion.At(from);
        frozen.IsFaultless = time => time >= from;
        frozen.Reports = (time, pose) => time < from ? pose : pose with { At = spot.At };
        var motion = scene.Arrives(near, spot.At + Vector.Towards(dice.Bearing(), dice.Between(20, 120)), from + Scene.Minutes(30));
        _ = dice.Chance(0.5) ? motion.Anchors(from + Scene.Hours(4), 60) : motion.Stays(from + Scene.Hours(4), Pose.UnderWay, 15);
        scene.Leaves(near);
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>The whole feed is out for hours; ships that drift or lie at anchor some hundred metres apart are so before and after.</summary>
    public static void FeedOutage(Scene scene)
    {
        var dice = scene.Dice;
        var begin = scene.Within(14);
        var at = default(Vector);
        for (var i = 0; i < dice.Whole(3, 5); i++)
        {
            scene.KeepsClear(() =>
            {
                var ship = scene.Add(dice.Pick(CraftKind.Tanker, CraftKind.Bulker, CraftKind.SmallTanker));
                scene.AtAnchor(ship, at + scene.Somewhere(900), begin - Scene.Hours(2), begin + Scene.Hours(13));
                return ship;
            }, 80, 450);
        }

        scene.Nothing();
        foreach (var reception in new[] { (Reception)scene.OnShore() }) reception.Outages.Add((begin + Scene.Hours(1), begin + Scene.Hours(dice.Between(3, 8))));
    }

    /// <summary>
    /// What is no ship, beside ships at anchor: a base station (message 4), an aid to navigation (21), a rescue helicopter (9) that hovers,
    /// and a ship whose set sends base station reports too.
    /// </summary>
    public static void StationsAndAids(Scene scene)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(CraftKind.Merchant(dice)), other = scene.Add(CraftKind.Merchant(dice));
        scene.AtAnchor(one, default, 0, Scene.Length);
        scene.AtAnchor(other, new Vector(1800, 900), 0, Scene.Length);
        var flag = dice.Pick<uint>(219, 235, 244, 257, 338, 431, 563);
        foreach (var (number, type) in new[] { ((flag * 10_000) + (uint)dice.Whole(1000, 9999), 4), (990_000_000 + (flag * 1000) + (uint)dice.Whole(100, 999), 21), (111_000_000 + (flag * 1000) + (uint)dice.Whole(100, 999), 9), (other.Mmsi, 4) })
        {
            scene.Registry.Reserve(number);
            var thing = new Vessel(number, CraftKind.Beacon, CraftKind.Beacon.Draw(dice), new StaticData(), new Dice(dice.Next())) { Compass = Compass.None, MessageType = (byte)type };
            scene.Vessels.Add(thing);
            var begin = scene.Within(12);
            var beside = one.Motion.At(begin).At + scene.Somewhere(60);
            thing.Does(new Motion(scene.Weather, thing.Craft, begin).Begins(beside, 0).Stays(begin + Scene.Hours(dice.Between(2, 9)), surge: 1));
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Sets without a position: 91 north and 181 east, 0 and 0, no speed, no course, for hours; several at once.</summary>
    public static void NoPosition(Scene scene)
    {
        var dice = scene.Dice;
        var zero = dice.Chance(0.5);
        for (var i = 0; i < 3; i++)
        {
            var ship = scene.Add(CraftKind.Merchant(dice));
            var begin = scene.Within(10);
            scene.Begins(ship, Vector.Towards(120 * i, 6000), begin).Leaves(scene.FromSea(), 8, knots: dice.Between(2, 10));
            double from = begin + Scene.Hours(1), to = begin + Scene.Hours(6);
            ship.HasNoPosition = time => time > from && time < to ? (zero ? 1 : 2) : 0;
        }

        scene.Nothing();
        scene.OnShore();
    }
}
