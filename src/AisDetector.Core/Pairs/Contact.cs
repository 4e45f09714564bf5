using AisDetector.Core.Geo;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

/// <summary>What lay between a contact and the one before it.</summary>
internal enum Bridge : byte
{
    /// <summary>Nothing: the step before was a contact too.</summary>
    None,

    /// <summary>Steps at which a segment of one ship or both is missing.</summary>
    Unobserved,

    /// <summary>Steps near or apart.</summary>
    Seen,

    /// <summary>The time between two pieces of contact (Global Fishing Watch's merge).</summary>
    Merge,
}

/// <summary>Two vessels' samples of one step, within the contact distance of each other. It holds all that judging needs of them.</summary>
internal partial struct Contact
{
    public long Step;

    /// <summary>Of the first ship's antenna.</summary>
    public double Latitude, Longitude;

    /// <summary>The second ship's antenna seen from the first's, metres.</summary>
    public float East, North;
    public float Meters;
    public float Knots1, Knots2;
    public short Heading1, Heading2;
    public byte SegmentMinutes;

    /// <summary>For how many steps one of the ships has not moved at all: the larger count of the two.</summary>
    public ushort MotionlessSteps;
    public SampleFlags Flags1, Flags2;
    public Bridge Bridge;

    /// <summary>Of the steps since the last contact: how many the first ship was silent at, the second, both.</summary>
    public int Silent1, Silent2, BothSilent;

    public AlongsideVerdict Verdict;

    /// <summary>Metres between the hulls; NaN where the dimensions or heading of either ship are not known.</summary>
    public float HullGap;

    /// <summary>Metres by which the hulls overlap, which real ones do not; NaN where they are not known.</summary>
    public float Depth;

    public readonly bool IsObserved => (Flags1 & Flags2 & SampleFlags.Observed) != 0;

    /// <summary>Side by side, or in line as near as that: the rules tell these apart.</summary>
    public readonly bool IsAlongside => Verdict is AlongsideVerdict.Alongside or AlongsideVerdict.Estimated or AlongsideVerdict.InLine;
    public readonly bool HeadingMayBeStuck => (Flags1 & SampleFlags.HeadingStuck) != 0;
    public readonly bool IsFrozen => ((Flags1 | Flags2) & SampleFlags.Frozen) != 0;
    public readonly bool IsCoarse => ((Flags1 | Flags2) & SampleFlags.Coarse) != 0;
    public readonly bool InAnchorage => ((Flags1 | Flags2) & SampleFlags.Anchorage) != 0;

    /// <summary>The point between the ships, as a vector of about unit length.</summary>
    public readonly UnitVector Middle()
    {
        var (sinLat, cosLat) = Math.SinCos(Latitude * Math.PI / 180);
        var (sinLon, cosLon) = Math.SinCos(Longitude * Math.PI / 180);
        double east = East / 2 / Geodesy.EarthRadiusMeters, north = North / 2 / Geodesy.EarthRadiusMeters;
        return new UnitVector(
            cosLat * cosLon - east * sinLon - north * sinLat * cosLon,
            cosLat * sinLon + east * cosLon - north * sinLat * sinLon,
            sinLat + north * cosLat);
    }

    public static Contact Of(in Sample a, in Sample b, double meters)
    {
        var (east, north) = Geodesy.OffsetMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude);
        return new Contact
        {
            Step = a.Step,
            Latitude = a.Latitude,
            Longitude = a.Longitude,
            East = (float)east,
            North = (float)north,
            Meters = (float)meters,
            Knots1 = a.SpeedKnots,
            Knots2 = b.SpeedKnots,
            Heading1 = a.HeadingDegrees,
            Heading2 = b.HeadingDegrees,
            MotionlessSteps = Math.Max(a.MotionlessSteps, b.MotionlessSteps),
            SegmentMinutes = Math.Max(a.SegmentMinutes, b.SegmentMinutes),
            Flags1 = a.Flags,
            Flags2 = b.Flags,
        };
    }
}
