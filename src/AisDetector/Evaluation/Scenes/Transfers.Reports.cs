using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;

namespace AisDetector.Evaluation.Scenes;

/// <summary>Transfers of which AIS tells less than the truth, or something else.</summary>
internal static partial class Transfers
{
    public static void BothSilentInTheMiddle(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(6, 11));
        var from = hold.Start + Scene.Minutes(scene.Dice.Between(25, 60));
        var to = hold.End - Scene.Minutes(scene.Dice.Between(25, 60));
        one.IsSilent(from + scene.Dice.Between(0, 600), to);
        other.IsSilent(from, to + scene.Dice.Between(0, 600));
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others(2);
    }

    /// <summary>One of the two falls silent alongside. She comes back alongside, after parting, or not in this recording.</summary>
    public static void OneGoesDark(Scene scene)
    {
        var dice = scene.Dice;
        var (one, other, hold) = Adrift(scene, dice.Between(5, 9));
        var dark = dice.Chance(0.5) ? one : other;
        var back = dice.Whole(0, 2) switch { 0 => hold.End - Scene.Minutes(30), 1 => hold.End + Scene.Minutes(90), _ => hold.End + Scene.Hours(40) };
        dark.IsSilent(hold.Start + Scene.Minutes(dice.Between(20, 55)), back);
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others(3);
    }

    public static void SatellitesOnly(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(5, 14));
        scene.Happened(Transfer, one, other, hold);
        scene.FromOrbit(15, 40, scene.Dice.Between(0, 0.3));
        scene.Others(1);
    }

    public static void WithoutHeading(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(4, 10));
        one.Compass = other.Compass = Compass.None;
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others();
    }

    public static void FrozenHeading(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(4, 10));
        (one.Compass, one.CompassError) = (Compass.Frozen, scene.Dice.Bearing());
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others();
    }

    public static void WithoutType(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(4, 10));
        one.Said = one.Said with { ShipType = null };
        other.Said = other.Said with { ShipType = null };
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others();
    }

    /// <summary>Another ship far away uses the number of one of the two.</summary>
    public static void SharedNumber(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(4, 10));
        var away = new Vector(scene.Dice.Between(-30_000, 30_000), scene.Dice.Between(70_000, 160_000) * scene.Dice.Side());
        var from = Math.Max(0, hold.Start - Scene.Hours(scene.Dice.Between(2, 12)));
        other.Does(new Motion(scene.Weather, other.Craft, from).Begins(away, scene.Dice.Bearing()).Leaves(scene.Dice.Bearing(), scene.Dice.Between(8, 20), knots: 11));
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        // The other ship is heard by a station of its own.
        scene.Receptions.Add(new CoastStation(away, 200_000, 0.7) { ThinSeconds = 60 });
        scene.Others(1);
    }

    /// <summary>A ship of size says that it is a tug, a pilot, a trawler or a warship.</summary>
    public static void FalseType(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(4, 10));
        var liar = scene.Dice.Chance(0.5) ? one : other;
        liar.Said = liar.Said with { ShipType = scene.Dice.Pick<byte>(52, 31, 50, 30, 33, 35, 55) };
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others();
    }

    /// <summary>A number that nobody has, in the space between two that have, or on top of one.</summary>
    public static void BorrowedNumberBetween(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(5, 10));
        var third = new Vessel(scene.Registry.BorrowedMmsi(scene.Dice), CraftKind.Launch, CraftKind.Launch.Draw(scene.Dice), new Core.Reports.StaticData(), new Dice(scene.Dice.Next())) { IsClassB = true, Compass = Compass.None };
        scene.Vessels.Add(third);
        var side = Math.Sign((other.Motion.At(hold.Start).At - one.Motion.At(hold.Start).At).From(one.Motion.At(hold.Start).Heading).Starboard);
        var berth = new Berth(scene.Dice.Between(-20, 20), side * one.Craft.Beam / 2.0, 0);
        third.Does(new Motion(scene.Weather, third.Craft, hold.Start - 600).BeginsOn(one.Motion, berth).Lies(one.Motion, berth, hold.End + 600));
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
    }

    /// <summary>The receiver of one jumps some kilometres off for some minutes, twice.</summary>
    public static void JumpsInside(Scene scene)
    {
        var dice = scene.Dice;
        var (one, other, hold) = Adrift(scene, dice.Between(5, 10));
        double first = hold.Start + ((hold.End - hold.Start) * 0.35), second = hold.Start + ((hold.End - hold.Start) * 0.7);
        var off = Vector.Towards(dice.Bearing(), dice.Between(3500, 6000));
        other.Reports = (time, pose) => (time > first && time < first + 240) || (time > second && time < second + 400) ? pose with { At = pose.At + off } : pose;
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore(60);
        scene.Others(1);
    }

    /// <summary>One small tanker with a class B set on half power.</summary>
    public static void WeakClassB(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(2.5, 6), CraftKind.Tanker, CraftKind.SmallTanker);
        (other.IsClassB, other.Compass, other.Power) = (true, Compass.None, 0.5);
        scene.Happened(Transfer, one, other, hold);
        scene.OnShore();
        scene.Others(1);
    }

    /// <summary>Another name, call sign and IMO number while alongside.</summary>
    public static void RenamedAlongside(Scene scene)
    {
        var (one, other, hold) = Adrift(scene, scene.Dice.Between(5, 10));
        scene.Happened(Transfer, one, other, hold);
        other.Renamed = ((hold.Start + hold.End) / 2, other.Said with { Name = scene.Registry.Name(scene.Dice), CallSign = Registry.CallSign(scene.Dice), Imo = null });
        scene.OnShore();
        scene.Others(1);
    }
}
