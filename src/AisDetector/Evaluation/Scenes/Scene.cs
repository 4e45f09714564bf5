using AisDetector.Evaluation.Physics;
using AisDetector.Evaluation.Radio;
using AisDetector.Evaluation.Truths;

namespace AisDetector.Evaluation.Scenes;

/// <summary>From fenders touching to fenders parting, seconds of the recording.</summary>
internal readonly record struct Hold(double Start, double End);

/// <summary>How a ship comes to another and leaves it again.</summary>
internal sealed record VisitPlan
{
    /// <summary>From the stand-off to the fenders, minutes, and where the stand-off is, metres.</summary>
    public double ApproachMinutes { get; init; } = 45;
    public double FromMeters { get; init; } = 1100;

    /// <summary>Where the middles of the hulls are, lengthwise, as a share of the visited ship's length.</summary>
    public double AheadShare { get; init; }
    public double FenderMeters { get; init; } = 3;
    public bool IsOpposed { get; init; }
    public double PartMinutes { get; init; } = 12;
    public double PartMeters { get; init; } = 320;

    /// <summary>Where she comes from; null: from the open sea.</summary>
    public double? Bearing { get; init; }

    /// <summary>Of her arrival from afar; null: as the place allows.</summary>
    public double? Hours { get; init; }

    /// <summary>Speed that is left at the stand-off.</summary>
    public double EndKnots { get; init; } = 1.5;

    public byte? Status { get; init; }

    public static VisitPlan Small { get; } = new() { ApproachMinutes = 8, FromMeters = 350, FenderMeters = 1, PartMinutes = 4, PartMeters = 120, EndKnots = 3, Hours = 0.6 };
}

/// <summary>
/// One place, its weather, its ships and what happens there. Scenarios compose it; times are seconds of the recording, places metres
/// from the scene's own.
/// </summary>
internal sealed class Scene(int number, string kind, Water water, Dice dice, Weather weather, Registry registry, DateTime epoch)
{
    /// <summary>Of the recording, seconds.</summary>
    public const double Length = 48 * 3600;

    public Water Water => water;
    public Dice Dice => dice;
    public Weather Weather => weather;
    public Registry Registry => registry;
    private readonly Dictionary<Vessel, Motion> _hosts = [];

    public List<Vessel> Vessels { get; } = [];
    public List<Reception> Receptions { get; } = [];
    public List<TruthRow> Truths { get; } = [];

    public static double Minutes(double minutes) => minutes * 60;
    public static double Hours(double hours) => hours * 3600;

    /// <summary>A time from which so many hours fit into the recording, with three before and two after them.</summary>
    public double Within(double hours) => dice.Between(Hours(3), Math.Max(Hours(3.1), Length - Hours(hours + 2)));

    public Vessel Add(CraftKind kind, Craft? craft = null, uint? mmsi = null)
    {
        var drawn = craft ?? kind.Draw(dice);
        var vessel = new Vessel(mmsi ?? registry.Mmsi(dice), kind, drawn, registry.Said(kind, drawn, dice), new Dice(dice.Next()));
        var chance = dice.Share();
        vessel.Compass = vessel.IsClassB ? (chance < 0.7 ? Compass.None : Compass.Works) : chance < 0.08 ? Compass.None : chance < 0.1 ? Compass.Frozen : Compass.Works;
        if (vessel.Compass == Compass.Frozen) vessel.CompassError = dice.Bearing();
        if (dice.Chance(0.15)) vessel.StuckStatus = Pose.UnderWay;
        Vessels.Add(vessel);
        return vessel;
    }

    /// <summary>A bearing from which ships come over open water.</summary>
    public double FromSea() => water.Seaward + dice.Between(-35, 35);

    /// <summary>How long a ship may sail here without meeting the shore, up to a wish.</summary>
    public double Room(Craft craft, double hours) => Math.Max(0.25, Math.Min(hours, water.ReachKm * 0.85 / (craft.CruisingKnots * 1.852)));

    public Vector Somewhere(double meters) => Vector.Towards(dice.Bearing(), meters * Math.Sqrt(dice.Share()));

    public Motion Arrives(Vessel vessel, Vector at, double time, double? bearing = null, double? hours = null, double endKnots = 1)
    {
        var motion = Motion.Inbound(weather, vessel.Craft, time, at, bearing ?? FromSea(), Room(vessel.Craft, hours ?? dice.Between(1.2, 2.8)), endKnots, dice.Between(-25, 25));
        vessel.Does(motion);
        return motion;
    }

    public Motion Begins(Vessel vessel, Vector at, double time, double? heading = null, byte status = Pose.UnderWay)
    {
        var motion = new Motion(weather, vessel.Craft, time).Begins(at, heading ?? dice.Bearing(), status);
        vessel.Does(motion);
        return motion;
    }

    public Motion AtAnchor(Vessel vessel, Vector anchor, double from, double until, double? scope = null)
    {
        var motion = new Motion(weather, vessel.Craft, from).LiesAtAnchor(anchor, until, scope ?? Scope(vessel.Craft));
        vessel.Does(motion);
        return motion;
    }

    /// <summary>Cable over the ground: five times the depth, which small ships choose smaller.</summary>
    public double Scope(Craft craft) => Math.Clamp(craft.Length * 0.9, 25, 220) * dice.Between(0.8, 1.25);

    /// <summary>Goes away over open water; from a ship that she lay with first straight away from it.</summary>
    public void Leaves(Vessel vessel, double hours = 2, double? bearing = null)
    {
        Clears(vessel);
        vessel.Motion.Leaves(bearing ?? FromSea(), Room(vessel.Craft, hours), dice.Between(-25, 25));
    }

    /// <summary>The first minutes after casting off.</summary>
    public void Clears(Vessel vessel)
    {
        if (!_hosts.Remove(vessel, out var host)) return;
        var away = vessel.Motion.Last.At - host.At(vessel.Motion.End).At;
        vessel.Motion.Leaves(away.Bearing + dice.Between(-30, 30), 0.08 + (vessel.Craft.Length / 2500.0), knots: Math.Max(5, vessel.Craft.CruisingKnots * 0.6));
    }

    /// <summary>
    /// A ship that keeps clear of all others of the scene, as a seaman would: drawn anew until her hull does. Null when there is no room.
    /// </summary>
    /// <param name="least">Metres between hulls at any time.</param>
    /// <param name="nearest">The middle gap to the nearest of the others is at most this; the first ship need not care.</param>
    public Vessel? KeepsClear(Func<Vessel> build, double least, double nearest = double.PositiveInfinity)
    {
        for (var tried = 0; tried < 60; tried++)
        {
            var vessel = build();
            var gaps = Vessels.Where(v => v != vessel && v.Motions.Count > 0).Select(v => Clearance.Between(vessel.Motion, v.Motion)).ToList();
            if (gaps.Count == 0 || (gaps.All(g => g.Least >= least) && gaps.Min(g => g.Median) <= nearest)) return vessel;
            Vessels.Remove(vessel);
        }

        return null;
    }

    /// <summary>
    /// One ship comes to another, lies alongside and casts off. The visitor comes from afar, or from where her motion has left her. The
    /// other's motion must reach beyond the parting.
    /// </summary>
    public Hold Visits(Vessel visited, Vessel visitor, double arriveAt, double hours, VisitPlan? how = null)
    {
        var plan = how ?? new VisitPlan { AheadShare = dice.Between(-0.15, 0.15), FenderMeters = dice.Between(2, 4.5) };
        var host = visited.Motion;
        var on = host.At(arriveAt);
        Motion motion;
        if (visitor.Motions.Count == 0)
        {
            var bearing = plan.Bearing ?? FromSea();
            motion = Arrives(visitor, on.At + Vector.Towards(bearing, plan.FromMeters), arriveAt, bearing, plan.Hours, plan.EndKnots);
        }
        else
        {
            Clears(visitor);
            motion = visitor.Motion;
            // Not sooner than she can be there.
            arriveAt = Math.Max(arriveAt, motion.End + motion.SecondsTo(on.At));
            on = host.At(arriveAt);
            motion.SailsTo(on.At + Vector.Towards((motion.Last.At - on.At).Bearing, plan.FromMeters), arriveAt);
        }

        var (_, starboard) = (motion.Last.At - on.At).From(on.Heading);
        var berth = Berth.Alongside(visited.Craft, visitor.Craft, starboard < 0 ? -1 : 1, plan.AheadShare * visited.Craft.Length, plan.FenderMeters, plan.IsOpposed);
        return LiesAlongside(visited, visitor, berth, hours, plan);
    }

    /// <summary>From the stand-off, where the visitor's motion has ended, to the parting.</summary>
    public Hold LiesAlongside(Vessel visited, Vessel visitor, Berth berth, double hours, VisitPlan plan)
    {
        var (host, motion) = (visited.Motion, visitor.Motion);
        motion.ComesTo(host, berth, plan.ApproachMinutes);
        var start = motion.End;
        motion.Lies(host, berth, start + Hours(hours), plan.Status);
        var end = motion.End;
        motion.Parts(host, berth, plan.PartMinutes, plan.PartMeters);
        _hosts[visitor] = host;
        return new Hold(start, end);
    }

    public void Happened(string category, Vessel one, Vessel other, Hold hold, TruthLabel label = TruthLabel.Positive)
    {
        Truths.Add(Row(label) with
        {
            Event = "rendezvous", Category = category, Mmsi1 = Math.Min(one.Mmsi, other.Mmsi), Mmsi2 = Math.Max(one.Mmsi, other.Mmsi), Start = Time(hold.Start), End = Time(hold.End),
        });
        // One in three crews types the new draught in, within hours: deeper for who took, less for who gave.
        var gave = dice.Chance(0.6) ? one : other;
        foreach (var vessel in (Vessel[])[one, other])
        {
            var deeper = (float)Math.Round(dice.Between(0.3, 2.5), 1) * (vessel == gave ? -1 : 1);
            var at = hold.End + Hours(dice.Between(0.1, 4));
            if (dice.Chance(0.33) && vessel.Renamed is null && vessel.Said.DraughtMeters is { } draught) vessel.Renamed = (at, vessel.Said with { DraughtMeters = Math.Max(1, draught + deeper) });
        }
    }

    public void Loitered(Vessel vessel, Hold hold, Vessel? partner = null, TruthLabel label = TruthLabel.Positive) => Truths.Add(Row(label) with
    {
        Event = "loitering", Mmsi1 = vessel.Mmsi, Start = Time(hold.Start), End = Time(hold.End), Partner = partner?.Mmsi ?? 0,
    });

    /// <summary>One pair of a scene that is otherwise true: an alert about just these two is false.</summary>
    public void NotThese(string kindOfPair, Vessel one, Vessel other) => Truths.Add(Row(TruthLabel.Negative) with
    {
        Kind = kindOfPair, Mmsi1 = Math.Min(one.Mmsi, other.Mmsi), Mmsi2 = Math.Max(one.Mmsi, other.Mmsi),
    });

    /// <summary>Nothing happened here.</summary>
    public void Nothing(TruthLabel label = TruthLabel.Negative) => Truths.Add(Row(label));

    private TruthRow Row(TruthLabel label) => new() { Case = number, Kind = kind, Label = label, Place = water.Name };

    private DateTime Time(double seconds) => epoch.AddSeconds(Math.Round(seconds));

    /// <summary>A shore station, as the network of a coastal country has them.</summary>
    public CoastStation OnShore(double? thin = null, double? best = null)
    {
        var station = new CoastStation(Vector.Towards(water.Seaward + 180 + dice.Between(-50, 50), dice.Between(8_000, 28_000)), dice.Between(55_000, 90_000), best ?? dice.Between(0.55, 0.95))
        {
            ThinSeconds = thin ?? dice.Pick<double>(20, 30, 60, 60, 120, 180), ClockSeconds = dice.Normal() * (dice.Chance(0.1) ? 10 : 1.5), Twice = dice.Chance(0.4) ? dice.Between(0.02, 0.15) : 0,
        };
        Receptions.Add(station);
        if (!dice.Chance(0.12)) return station;
        var from = dice.Between(0, Length);
        station.Dump = (from, from + Minutes(dice.Between(10, 60)));
        return station;
    }

    public Satellites FromOrbit(double everyMinutesFrom = 15, double everyMinutesTo = 45, double longRange = 0)
    {
        var satellites = new Satellites(Satellites.Passing(dice, 0, Length, Minutes(everyMinutesFrom), Minutes(everyMinutesTo)))
        {
            Heard = dice.Between(0.75, 0.95), LongRange = longRange, Delay = (Minutes(4), Minutes(dice.Between(15, 70))),
        };
        Receptions.Add(satellites);
        return satellites;
    }

    /// <summary>Ships that pass at some kilometres, and in roads others at anchor well apart.</summary>
    public void Others(int passing = 2, int anchored = 0, double nearestMeters = 2500)
    {
        for (var i = 0; i < passing; i++)
        {
            var vessel = Add(CraftKind.Merchant(dice));
            var abeam = Vector.Towards(water.Seaward, dice.Between(nearestMeters, nearestMeters + 9000));
            var course = water.Seaward + (dice.Side() * dice.Between(75, 105));
            var hours = Room(vessel.Craft, 1.5);
            var begin = dice.Between(Hours(3), Length - Hours(7));
            Begins(vessel, abeam + Vector.Towards(course + 180, hours * 1852 * vessel.Craft.CruisingKnots), begin, course).Leaves(course, 2 * hours);
        }

        for (var i = 0; i < anchored; i++)
        {
            var vessel = Add(CraftKind.Merchant(dice));
            var anchor = Vector.Towards((360.0 / anchored * i) + dice.Between(-20, 20), dice.Between(nearestMeters, nearestMeters * 1.7));
            AtAnchor(vessel, anchor, dice.Between(0, Hours(6)), dice.Between(Length - Hours(8), Length));
        }
    }
}
