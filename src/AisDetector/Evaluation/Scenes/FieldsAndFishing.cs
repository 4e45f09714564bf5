using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Look-alikes: offshore fields and fishing grounds.</summary>
internal static class FieldsAndFishing
{
    public static void SupplyAtRig(Scene scene) => Supply(scene, hasType: true);

    public static void SupplyWithoutType(Scene scene) => Supply(scene, hasType: false);

    /// <summary>A supply vessel holds her place beside a platform, or a drill ship that heads into the weather, for hours; twice, with a wait.</summary>
    private static void Supply(Scene scene, bool hasType)
    {
        var dice = scene.Dice;
        var supply = scene.Add(CraftKind.Supply);
        if (!hasType) supply.Said = supply.Said with { ShipType = null };
        else supply.Said = supply.Said with { ShipType = dice.Pick<byte>(90, 99, 79, 70) };
        var isShip = dice.Chance(0.3);
        var rig = scene.Add(isShip ? CraftKind.Bulker : CraftKind.Rig);
        rig.Said = rig.Said with { ShipType = isShip || dice.Chance(0.5) ? dice.Pick<byte>(90, 99) : null };
        var host = scene.Begins(rig, default, 0, status: Pose.Restricted);
        if (isShip) host.Keeps(Weathervane(scene, rig), _ => default, Scene.Length, Pose.Restricted);
        else host.Stays(Scene.Length, Pose.Restricted, 0.2);
        var come = scene.Within(14);
        var plan = new VisitPlan { ApproachMinutes = 25, FromMeters = 600, FenderMeters = dice.Between(12, 30), PartMinutes = 8, PartMeters = 300, EndKnots = 1.5, AheadShare = dice.Between(-0.3, 0.3), Hours = 1.5 };
        scene.Visits(rig, supply, come, dice.Between(2, 5), plan);
        supply.Motion.SailsTo(Vector.Towards(scene.FromSea(), 1200), supply.Motion.End + 900).Stays(supply.Motion.End + Scene.Hours(dice.Between(0.5, 2)), Pose.Restricted, 4);
        scene.Visits(rig, supply, supply.Motion.End + 600, dice.Between(1, 3), plan);
        scene.Leaves(supply);
        scene.Nothing();
        scene.OnShore();
        scene.Others(1);
    }

    private static Motion Weathervane(Scene scene, Vessel ship)
    {
        // On thrusters: the middle stays, the bow follows the weather.
        var swinging = new Motion(scene.Weather, ship.Craft with { YawDegrees = 1.5 }, 0).LiesAtAnchor(default, Scene.Length, 5);
        var on = new Motion(scene.Weather, ship.Craft, 0).Begins(default, swinging.At(0).Heading);
        on.Keeps(swinging, time => new Berth(5 + (ship.Craft.Length / 2.0), 0, 0), Scene.Length);
        return on;
    }

    /// <summary>A storage ship, buoy or platform that never leaves, and the boats that call: crew boat, standby vessel, fishing boats at its lee.</summary>
    public static void FixedWithVisitors(Scene scene)
    {
        var dice = scene.Dice;
        Vessel home;
        if (dice.Chance(0.5))
        {
            home = scene.Add(CraftKind.Vlcc);
            home.Said = home.Said with { ShipType = dice.Pick<byte>(80, 89, 99) };
            scene.AtAnchor(home, default, 0, Scene.Length, 40);
        }
        else
        {
            home = scene.Add(dice.Pick(CraftKind.Rig, CraftKind.Beacon));
            (home.IsClassB, home.Compass) = (home.Kind == CraftKind.Beacon, home.Kind == CraftKind.Beacon ? Compass.None : Compass.Works);
            scene.Begins(home, default, 0, status: Pose.Moored).Stays(Scene.Length, Pose.Moored, 0.5);
        }

        var time = dice.Between(Scene.Hours(3), Scene.Hours(12));
        for (var i = 0; i < dice.Whole(2, 4); i++)
        {
            var boat = scene.Add(dice.Pick(CraftKind.CrewBoat, CraftKind.FishingBoat, CraftKind.Tug, CraftKind.Launch));
            if (dice.Chance(0.5)) boat.Said = boat.Said with { ShipType = null };
            if (i > 0) time += Scene.Hours(dice.Between(5, 9));
            scene.Visits(home, boat, time, dice.Between(0.4, 4), VisitPlan.Small with { FenderMeters = dice.Between(1, 15), AheadShare = home.Craft.Length > 50 ? dice.Between(-0.4, 0.4) : 0 });
            scene.Leaves(boat, 1);
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Crew boats of a wind farm push on to turbines, which have no AIS, near each other, and come to their service ship for minutes.</summary>
    public static void WindFarm(Scene scene)
    {
        var dice = scene.Dice;
        var service = scene.Add(CraftKind.Supply);
        var begin = scene.Within(13);
        var host = scene.Begins(service, default, begin - Scene.Hours(2), status: Pose.Restricted).Stays(begin + Scene.Hours(12), Pose.Restricted, 2);
        for (var i = 0; i < dice.Whole(2, 3); i++)
        {
            var boat = scene.Add(CraftKind.CrewBoat);
            if (dice.Chance(0.6)) boat.Said = boat.Said with { ShipType = null };
            var motion = scene.Arrives(boat, Vector.Towards(scene.FromSea(), 700), begin + Scene.Minutes(20 * i), hours: 0.5, endKnots: 3);
            for (var call = 0; call < 5; call++)
            {
                var berth = Berth.Alongside(service.Craft, boat.Craft, i == 0 ? 1 : -1, i == 2 ? 15 : -20, 1);
                if (call % 2 == 0) motion.SailsTo(berth.On(host.At(motion.End)) + Vector.InFrame(host.At(motion.End).Heading, 0, 150), motion.End + 400).ComesTo(host, berth, 4, 30).Lies(host, berth, motion.End + Scene.Minutes(dice.Between(6, 22))).Parts(host, berth, 3, 120);
                // Boats at turbines 600 m apart, or at two sides of one.
                var turbine = new Vector(1500 + (600 * dice.Whole(0, 2)), 600 * dice.Whole(0, 1));
                motion.SailsTo(turbine + Vector.Towards((120 * i) + dice.Between(-20, 20), dice.Between(25, 40)), motion.End + 700, heading: 120 * i).Stays(motion.End + Scene.Minutes(dice.Between(15, 90)), Pose.UnderWay, 1);
            }

            scene.Leaves(boat, 1);
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>A fleet that drifts at night, boats 50 to 300 m apart, lights on.</summary>
    public static void FishingFleet(Scene scene)
    {
        var dice = scene.Dice;
        var begin = scene.Within(14);
        var isLarge = dice.Chance(0.4);
        var boats = dice.Whole(5, 11);
        var kind = isLarge ? CraftKind.FishingVessel : CraftKind.FishingBoat;
        // Boats of one fleet drift much alike, yet not quite: hulls and sea anchors of one make.
        var make = kind.Draw(dice);
        for (var i = 0; i < boats; i++)
        {
            scene.KeepsClear(() =>
            {
                var craft = kind.Draw(dice) with { Leeway = make.Leeway * dice.Between(0.97, 1.03), WindwardSide = make.WindwardSide, OffBeamDegrees = make.OffBeamDegrees + dice.Between(-6, 6) };
                var boat = scene.Add(kind, craft);
                var on = begin + Scene.Minutes(dice.Between(0, 60));
                var beside = scene.Vessels.Count < 2 ? default : scene.Vessels[dice.Whole(0, scene.Vessels.Count - 2)].Motion.At(on).At;
                scene.Arrives(boat, beside + Vector.Towards(dice.Bearing(), dice.Between(60, 320) + craft.Length), on, hours: 1.2);
                boat.Motion.Drifts(on + Scene.Hours(dice.Between(5, 9)), Pose.Fishing);
                scene.Leaves(boat, 1.5);
                return boat;
            }, 35);
        }

        scene.Nothing();
        if (scene.Water.ReachKm >= 150) scene.FromOrbit(12, 40);
        else scene.OnShore();
    }

    /// <summary>Two trawlers with one net: parallel at 2 to 4 kn, 100 to 450 m apart, slower when they turn and haul, together when they hand the net over.</summary>
    public static void PairTrawl(Scene scene)
    {
        var dice = scene.Dice;
        var kind = dice.Pick(CraftKind.FishingVessel, CraftKind.FishingBoat, CraftKind.FishingVessel);
        Vessel one = scene.Add(kind), other = scene.Add(kind);
        if (dice.Chance(0.4)) (one.Said, other.Said) = (one.Said with { ShipType = null }, other.Said with { ShipType = null });
        var begin = scene.Within(15);
        var course = dice.Bearing();
        double knots = dice.Between(1.7, 4), apart = dice.Between(100, 450);
        var motion = scene.Arrives(one, default, begin, endKnots: 3);
        var hauls = new List<double>();
        for (var haul = 0; haul < 3; haul++)
        {
            motion.Leaves(course + (haul * 160), dice.Between(2, 3.5), 15, knots);
            hauls.Add(motion.End);
            motion.Leaves(course + (haul * 160) + 90, 0.5, 0, 0.9);
        }

        var side = dice.Side();
        // While they haul they come together for some minutes to pass the wing over.
        double Apart(double time)
        {
            var near = hauls.Min(h => Math.Abs(time - h - 900));
            return near > 900 ? apart : Math.Max(one.Craft.Beam + 15, apart * near / 900);
        }

        var start = begin - 1200;
        other.Does(new Motion(scene.Weather, other.Craft, start).BeginsOn(motion, new Berth(-100, side * 800, 0)).ComesTo(motion, new Berth(dice.Between(-20, 20), side * apart, 0), 20, 100)
            .Keeps(motion, time => new Berth(15 * Math.Sin(time / 500), side * Apart(time), 5 * Math.Sin(time / 240)), motion.End, Pose.Fishing));
        scene.Leaves(one);
        scene.Leaves(other, 2, scene.FromSea());
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Beacons on a drifting line, the nearest beside the boat that tends it. Names and numbers as sellers ship them.</summary>
    public static void GearBeacons(Scene scene)
    {
        var dice = scene.Dice;
        var boat = scene.Add(dice.Pick(CraftKind.FishingVessel, CraftKind.FishingBoat));
        var begin = scene.Within(16);
        var beacons = dice.Whole(3, 7);
        var along = dice.Bearing();
        var gap = dice.Between(250, 1500);
        Vessel? first = null;
        for (var i = 0; i < beacons; i++)
        {
            var number = dice.Chance(0.4) ? scene.Registry.Mmsi(dice, dice.Pick<uint>(412, 413, 416, 525)) : scene.Registry.BorrowedMmsi(dice);
            var beacon = scene.Add(CraftKind.Beacon, mmsi: number);
            (beacon.IsClassB, beacon.Compass, beacon.Power) = (true, Compass.None, 0.8);
            beacon.Said = new Core.Reports.StaticData { Name = dice.Chance(0.4) ? $"{boat.Said.Name?.Trim() ?? "YU"} {i + 1}-{dice.Whole(60, 99)}%" : dice.Chance(0.5) ? $"NET MARK{i + 1}" : $"BUOY{i + 1} {dice.Whole(11, 13)}V" };
            scene.Begins(beacon, Vector.Towards(along, i * gap), begin).Drifts(begin + Scene.Hours(dice.Between(10, 14)));
            first ??= beacon;
        }

        // She lies at the line's end for hours, hauls along it, and lies there again.
        var host = first!.Motion;
        scene.Arrives(boat, host.At(begin + 1200).At + new Vector(300, 200), begin + 1200, endKnots: 2);
        var berth = new Berth(dice.Between(-15, 15), dice.Side() * (dice.Between(8, 40) + (boat.Craft.Beam / 2.0)), dice.Bearing());
        boat.Motion.ComesTo(host, berth, 10, 40).Keeps(host, time => berth with { Ahead = berth.Ahead + (10 * Math.Sin(time / 700)) }, boat.Motion.End + Scene.Hours(dice.Between(1.5, 5)), Pose.Fishing);
        foreach (var beacon in scene.Vessels.Where(v => v.Kind == CraftKind.Beacon).ToArray())
        {
            var to = beacon.Motion.At(boat.Motion.End + 900).At;
            boat.Motion.SailsTo(to + new Vector(12, 6), boat.Motion.End + Math.Max(300, boat.Motion.SecondsTo(to, 3)), Pose.Fishing);
        }

        scene.Leaves(boat);
        scene.Nothing();
        if (scene.Water.ReachKm >= 150) scene.FromOrbit(12, 40);
        else scene.OnShore();
    }

    /// <summary>Two survey or cable ships that work side by side, 150 to 500 m apart, slowly.</summary>
    public static void SurveyPair(Scene scene)
    {
        var dice = scene.Dice;
        Vessel one = scene.Add(CraftKind.Research), other = scene.Add(dice.Pick(CraftKind.Research, CraftKind.Supply));
        var begin = scene.Within(16);
        var course = dice.Bearing();
        var motion = scene.Arrives(one, default, begin, endKnots: 1.5);
        for (var line = 0; line < 5; line++) motion.Leaves(course + (180 * (line % 2)), dice.Between(1.5, 2.5), 0, dice.Between(0.7, 3.5));
        var berth = new Berth(dice.Between(-200, 0), dice.Side() * dice.Between(150, 400), 0);
        other.Does(new Motion(scene.Weather, other.Craft, begin).BeginsOn(motion, berth).Keeps(motion, time => new Berth(berth.Ahead + (60 * Math.Sin(time / 900)), berth.Starboard + (30 * Math.Sin(time / 700)), 3 * Math.Sin(time / 200)), motion.End, Pose.Restricted));
        scene.Nothing();
        scene.OnShore();
    }
}
