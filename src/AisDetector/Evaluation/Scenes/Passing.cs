using AisDetector.Evaluation.Physics;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Look-alikes: ships under way near each other.</summary>
internal static class Passing
{
    /// <summary>Two ships on one course, 100 to 450 m between them, for hours.</summary>
    public static void ParallelSailing(Scene scene)
    {
        var dice = scene.Dice;
        var (one, _) = Sails(scene, dice.Between(7, 12), 3.5);
        var other = scene.Add(CraftKind.Merchant(dice));
        var berth = new Berth(dice.Between(-80, 80), dice.Side() * (((one.Craft.Beam + other.Craft.Beam) / 2.0) + dice.Between(150, 400)), 0);
        other.Does(new Motion(scene.Weather, other.Craft, one.Start).BeginsOn(one, berth).Keeps(one, time => new Berth(berth.Ahead + (150 * Math.Sin(time / 2500)), berth.Starboard + (40 * Math.Sin(time / 1500)), 0), one.End));
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Slow ships in a fairway: one creeps past the other, 60 to 150 m off.</summary>
    public static void Overtaking(Scene scene)
    {
        var dice = scene.Dice;
        var knots = dice.Between(4, 7);
        var (one, _) = Sails(scene, knots, 3.5);
        var other = scene.Add(CraftKind.Merchant(dice));
        double side = dice.Side() * (((one.Craft.Beam + other.Craft.Beam) / 2.0) + dice.Between(60, 150)), faster = dice.Between(0.4, 1.2) * Motion.Knot, middle = (one.Start + one.End) / 2;
        other.Does(new Motion(scene.Weather, other.Craft, one.Start).BeginsOn(one, new Berth((one.Start - middle) * faster, side, 0)).Keeps(one, time => new Berth((time - middle) * faster, side, 0), one.End));
        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>Three to six ships in line or abreast at 4 to 7 kn, 200 to 500 m apart; they stop together for a while.</summary>
    public static void Convoy(Scene scene)
    {
        var dice = scene.Dice;
        var (one, lead) = Sails(scene, dice.Between(4, 7), 2, dogleg: 0);
        one.Leaves(one.Last.Heading, dice.Between(0.3, 0.8), 0, 0.3).Leaves(one.Last.Heading, 2, 0, dice.Between(4, 7));
        var ships = dice.Whole(2, 5);
        var isAbreast = dice.Chance(0.4);
        var gap = dice.Between(200, 500) + lead;
        for (var i = 1; i <= ships; i++)
        {
            var place = i;
            var ship = scene.Add(CraftKind.Merchant(dice));
            double lag = dice.Between(0, 300);
            Berth Station(double time) => isAbreast ? new Berth(lag * 0.2 * Math.Sin(time / 900), place * gap, 0) : new Berth(-place * gap + (lag * 0.2 * Math.Sin(time / 900)), 20 * Math.Sin((time / 800) + place), 0);
            ship.Does(new Motion(scene.Weather, ship.Craft, one.Start).BeginsOn(one, Station(one.Start)).Keeps(one, Station, one.End));
        }

        scene.Nothing();
        scene.OnShore();
    }

    /// <summary>
    /// Two slow ships with a report every 50 min or so. Their ways lie a mile or two apart in time or place; the straight lines between
    /// reports cross, or run together.
    /// </summary>
    public static void InterpolationGhost(Scene scene)
    {
        var dice = scene.Dice;
        var begin = scene.Within(14);
        double period = dice.Between(5200, 6400), reach = dice.Between(900, 1800);
        for (var i = 0; i < 2; i++)
        {
            var ship = scene.Add(CraftKind.FishingVessel);
            if (ship.IsClassB) ship.Compass = Radio.Compass.None;
            // To and fro about one middle, half a turn apart: never within 1800 m, while the chords go through the middle.
            double phase = i * Math.PI, course = dice.Bearing();
            Vector At(double time)
            {
                var (sin, cos) = Math.SinCos(((time - begin) * (Math.Tau / period)) + phase);
                return new Vector(reach * cos, reach * sin);
            }

            var motion = scene.Begins(ship, At(begin), begin, course, Pose.Fishing);
            for (var time = begin + 60; time < begin + Scene.Hours(11); time += 60) motion.SailsTo(At(time), time, Pose.Fishing);
        }

        scene.Nothing();
        var satellites = new Radio.Satellites([.. Enumerable.Range(0, 58).Select(k => (Begin: (k * 2980.0) + dice.Between(-150, 150), 0)).Select(p => (p.Begin, p.Begin + 60))]) { Heard = 0.97, Delay = (300, 2400) };
        scene.Receptions.Add(satellites);
    }

    private static (Motion Motion, double LengthMeters) Sails(Scene scene, double knots, double hours, double dogleg = 20)
    {
        var ship = scene.Add(CraftKind.Merchant(scene.Dice));
        var course = scene.FromSea();
        hours = Math.Min(hours, scene.Water.ReachKm * 1.3 / (knots * 1.852));
        var motion = scene.Begins(ship, Vector.Towards(course, -hours * knots * 500), scene.Within(hours + 4), course).Leaves(course, hours, scene.Dice.Between(-dogleg, dogleg), knots);
        return (motion, ship.Craft.Length);
    }
}
