namespace AisDetector.Bench.Fleets;

/// <summary>What a ship does for a while: it sails straight on, drifts, lies or swings.</summary>
internal struct Leg
{
    /// <summary>Seconds since the Unix epoch.</summary>
    public long From, Until;

    /// <summary>Where the antenna is at <see cref="From"/>; of a ship that swings, where its anchor is.</summary>
    public Position Start;

    public double LatitudePerSecond, LongitudePerSecond;
    public float Knots, CourseDegrees, HeadingDegrees;

    /// <summary>From the anchor to the antenna; 0: does not swing.</summary>
    public float SwingMeters;

    /// <summary>ITU-R M.1371-5 table 45.</summary>
    public byte Status;

    /// <summary>The course changed by more than 5 degrees as it began: for half a minute the station reports faster.</summary>
    public bool Turned;

    public const byte UnderWay = 0, AtAnchor = 1, Moored = 5, Fishing = 7;

    public static Leg Stay(Position at, double heading, byte status, long from, long until) =>
        new() { From = from, Until = until, Start = at, HeadingDegrees = (float)heading, CourseDegrees = (float)heading, Status = status };

    /// <summary>From one point to another at an even speed.</summary>
    public static Leg Sail(Position start, Position end, long from, long until, byte status = UnderWay)
    {
        var (meters, degrees) = start.To(end);
        double seconds = Math.Max(1, until - from);
        return new Leg
        {
            From = from, Until = until, Start = start, Status = status,
            LatitudePerSecond = (end.Latitude - start.Latitude) / seconds,
            LongitudePerSecond = Math.IEEERemainder(end.Longitude - start.Longitude, 360) / seconds,
            Knots = (float)(meters / seconds / Core.Geo.Geodesy.MetersPerSecondPerKnot), CourseDegrees = (float)degrees, HeadingDegrees = (float)degrees,
        };
    }

    /// <summary>Sails from one point towards another at a speed: the leg ends there.</summary>
    public static Leg SailAt(double knots, Position start, Position end, long from, byte status = UnderWay) =>
        Sail(start, end, from, from + (long)Math.Max(1, start.To(end).Meters / (knots * Core.Geo.Geodesy.MetersPerSecondPerKnot)), status);

    /// <summary>Of a ship that does not swing.</summary>
    public readonly Position At(long second)
    {
        double seconds = second - From;
        return new Position(Start.Latitude + (seconds * LatitudePerSecond), Start.Longitude + (seconds * LongitudePerSecond));
    }
}
