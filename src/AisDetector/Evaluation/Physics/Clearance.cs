using AisDetector.Core.Geo;

namespace AisDetector.Evaluation.Physics;

/// <summary>Distances between true hulls: scenes are kept physical by them, and tests measure by them.</summary>
internal static class Clearance
{
    /// <summary>Metres between two hulls; 0 when they touch.</summary>
    public static double Gap(Craft one, Pose at, Craft other, Pose there) => Hull.GapMeters(Rectangle(one, at), Rectangle(other, there));

    /// <summary>The least gap over the time that both are there, and the middle one over the time that they are within 2.5 km; looked at every minute.</summary>
    public static (double Least, double Median) Between(Motion one, Motion other)
    {
        const double Look = 60, Near = 2500, Fastest = 15;
        var gaps = new List<double>();
        var until = Math.Min(one.End, other.End);
        for (var time = Math.Max(one.Start, other.Start); time <= until; time += Look)
        {
            Pose a = one.At(time), b = other.At(time);
            var apart = (a.At - b.At).Length;
            // Far apart, nothing can happen before both have come that way.
            if (apart > Near) time += Math.Floor((apart - Near) / Fastest / Look) * Look;
            else gaps.Add(Gap(one.Craft, a, other.Craft, b));
        }

        if (gaps.Count == 0) return (double.PositiveInfinity, double.PositiveInfinity);
        gaps.Sort();
        return (gaps[0], gaps[gaps.Count / 2]);
    }

    private static Hull Rectangle(Craft craft, Pose pose) =>
        new(pose.At.East, pose.At.North, pose.Heading, craft.Length / 2.0, craft.Length / 2.0, craft.Beam / 2.0, craft.Beam / 2.0);
}
