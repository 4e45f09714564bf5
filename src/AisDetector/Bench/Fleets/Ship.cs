using AisDetector.Core.Geo;

namespace AisDetector.Bench.Fleets;

/// <summary>What decides about a ship's next leg.</summary>
internal enum Plan : byte
{
    /// <summary>Its leg is the last.</summary>
    Stay,

    /// <summary>To and fro on a route.</summary>
    Route,

    /// <summary>Short legs about a fishing ground.</summary>
    Fish,

    /// <summary>Legs laid down from the beginning.</summary>
    Script,
}

/// <summary>One ship: who it is, what it does, and what is kept from report to report.</summary>
internal struct Ship
{
    public uint Mmsi;

    /// <summary>0: none.</summary>
    public uint Imo;

    public int Number;
    public byte ShipType;
    public bool IsClassB;
    public ushort ToBow, ToStern;
    public byte ToPort, ToStarboard, DraughtTenths;

    public Plan Plan;

    /// <summary>Which route, fishing ground or script.</summary>
    public int PlanNumber;

    /// <summary>The waypoint or leg it is on the way to.</summary>
    public int PlanAt;

    /// <summary>On a route: to its end, or back.</summary>
    public bool IsHomeward;

    /// <summary>To starboard of the line between the waypoints.</summary>
    public float OffsetMeters;

    public float CruisingKnots;
    public Leg Leg;
    public FleetRandom Random;

    /// <summary>The receiver's error as it wanders.</summary>
    public float ErrorEast, ErrorNorth;

    /// <summary>When its next position is due, and when its last was heard.</summary>
    public long DueMilliseconds, LastSecond;

    public readonly int LengthMeters => ToBow + ToStern;
    public readonly int BeamMeters => ToPort + ToStarboard;

    /// <summary>Where the antenna is when the hull's middle is there.</summary>
    public readonly Position Antenna(Position middle, double heading) =>
        middle.InFrame(heading, (ToStern - ToBow) / 2.0, (ToPort - ToStarboard) / 2.0);

    public readonly int IntervalMilliseconds(long second) => IsClassB
        ? ReportingInterval.ClassB(Leg.Knots)
        : ReportingInterval.ClassA(Leg.Knots, Leg.Status is Leg.AtAnchor or Leg.Moored, Leg.Turned && second - Leg.From < 30);
}

/// <summary>What a ship reports.</summary>
internal readonly record struct Fix(double Latitude, double Longitude, double Knots, double CourseDegrees, int HeadingDegrees, byte Status)
{
    /// <summary>Metres, one standard deviation each way: a GPS of today wanders some metres over minutes and jitters by less.</summary>
    private const double WanderMeters = 2, JitterMeters = 0.7;

    private const double TideSeconds = 44_712, YawSeconds = 540;

    public static Fix Of(ref Ship ship, long second)
    {
        ref var leg = ref ship.Leg;
        double heading = leg.HeadingDegrees;
        var at = leg.SwingMeters > 0 ? Swing(ship, second, out heading) : leg.At(second);

        // An autoregressive wander, remembered for some ten reports.
        ship.ErrorEast = (float)((0.9 * ship.ErrorEast) + (0.436 * WanderMeters * ship.Random.Normal()));
        ship.ErrorNorth = (float)((0.9 * ship.ErrorNorth) + (0.436 * WanderMeters * ship.Random.Normal()));
        at = at.Shifted(ship.ErrorEast + (JitterMeters * ship.Random.Normal()), ship.ErrorNorth + (JitterMeters * ship.Random.Normal()));

        var noise = ship.Random.Normal();
        var knots = Math.Max(0, leg.Knots + (0.1 * noise));
        var course = leg.Knots > 1 ? Degrees(leg.CourseDegrees + noise) : ship.Random.Share() * 359.9;
        return new Fix(at.Latitude, Geodesy.NormalizeLongitude(at.Longitude), knots, course, ship.IsClassB ? 511 : (int)Degrees(heading + (0.5 * noise)) % 360, leg.Status);
    }

    /// <summary>The bow points to the anchor, into tide and wind, which the anchorage shares; each ship yaws by itself.</summary>
    private static Position Swing(in Ship ship, long second, out double heading)
    {
        heading = ship.Leg.HeadingDegrees + (70 * Math.Sin(second * (Math.Tau / TideSeconds))) + (12 * Math.Sin((second * (Math.Tau / YawSeconds)) + ship.Number));
        return ship.Leg.Start.Towards(heading + 180, ship.Leg.SwingMeters);
    }

    private static double Degrees(double degrees) => degrees switch
    {
        < 0 => degrees + 360,
        >= 360 => degrees - 360,
        _ => degrees,
    };
}
