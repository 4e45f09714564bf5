namespace AisDetector.Evaluation.Physics;

/// <summary>Metres, or metres a second, on a scene's tangent plane.</summary>
internal readonly record struct Vector(double East, double North)
{
    private const double Radians = Math.PI / 180;

    public double Length => Math.Sqrt((East * East) + (North * North));

    /// <summary>Degrees from north, 0 to below 360.</summary>
    public double Bearing => Angle.Normal(Math.Atan2(East, North) / Radians);

    public static Vector Towards(double bearing, double length)
    {
        var (sin, cos) = Math.SinCos(bearing * Radians);
        return new Vector(length * sin, length * cos);
    }

    /// <summary>Metres ahead of a heading and to starboard of it, as east and north.</summary>
    public static Vector InFrame(double heading, double ahead, double starboard)
    {
        var (sin, cos) = Math.SinCos(heading * Radians);
        return new Vector((ahead * sin) + (starboard * cos), (ahead * cos) - (starboard * sin));
    }

    /// <summary>The opposite of <see cref="InFrame"/>: this, seen from a heading.</summary>
    public (double Ahead, double Starboard) From(double heading)
    {
        var (sin, cos) = Math.SinCos(heading * Radians);
        return ((East * sin) + (North * cos), (East * cos) - (North * sin));
    }

    public static Vector operator +(Vector a, Vector b) => new(a.East + b.East, a.North + b.North);
    public static Vector operator -(Vector a, Vector b) => new(a.East - b.East, a.North - b.North);
    public static Vector operator *(Vector a, double by) => new(a.East * by, a.North * by);
}

internal static class Angle
{
    /// <summary>0 to below 360.</summary>
    public static double Normal(double degrees)
    {
        var rest = degrees % 360;
        if (rest < 0) rest += 360;
        return rest >= 360 ? 0 : rest;
    }

    /// <summary>The shorter way from one to the other, -180 to 180.</summary>
    public static double Turn(double from, double to) => Math.IEEERemainder(to - from, 360);
}
