using AisDetector.Core.Geo;
using AisDetector.Core.Reports;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Pairs;

internal enum AlongsideVerdict : byte
{
    /// <summary>Not measured yet.</summary>
    None,
    Apart,

    /// <summary>Hull to hull, measured from dimensions and headings.</summary>
    Alongside,

    /// <summary>Antennas close enough for ships of these lengths; the hull gap is not known.</summary>
    Estimated,

    /// <summary>A position that is too coarse to say, or that is frozen.</summary>
    Unknown,

    /// <summary>As near as side by side, but one ahead of the other: in tandem, in tow, or in a row.</summary>
    InLine,
}

/// <summary>
/// Whether the two ships of a contact lie alongside each other. AIS gives the places of the antennas. Where dimensions and headings are
/// known, the distance between the hulls is measured. Where they are not, the antennas' distance is compared with what ships of these
/// lengths can have side by side; the answer is then marked as estimated.
/// </summary>
internal static class Alongside
{
    /// <summary>Parallel or anti-parallel within this.</summary>
    private const double MaxAxisAngleDegrees = 30;

    /// <summary>On segments longer than 10 min the interpolation may be off: 3 m more for each further minute, up to 60 m (a ship drifting at 2 kn turns and yaws by that).</summary>
    private const int LongSegmentMinutes = 10;
    private const double SlackMetersPerMinute = 3, MaxSlackMeters = 60;

    /// <summary>A ship of unknown length counts as this long: the median of merchant ships in AIS is near it.</summary>
    private const double UnknownLengthMeters = 100;
    private const double EstimateMarginMeters = 30, MaxEstimateMeters = 220;

    /// <summary>Ships at anchor lie near each other anyway, so the estimate goes no further than this among them.</summary>
    private const double AnchorageEstimateMeters = 80;

    public static void Measure(ref Contact contact, StaticData? size1, StaticData? size2, double limitMeters)
    {
        contact.HullGap = contact.Depth = float.NaN;
        if (contact.IsCoarse || contact.IsFrozen)
        {
            contact.Verdict = AlongsideVerdict.Unknown;
            return;
        }

        if (HasHull(size1) && HasHull(size2) && contact.Heading1 >= 0 && contact.Heading2 >= 0)
        {
            Hull first = HullOf(size1!, 0, 0, contact.Heading1), second = HullOf(size2!, contact.East, contact.North, contact.Heading2);
            var isParallel = Hull.AxisAngleDegrees(contact.Heading1, contact.Heading2) <= MaxAxisAngleDegrees;
            // A heading that is stuck says nothing of where the hull lies.
            if (isParallel || !contact.HeadingMayBeStuck)
            {
                var gap = Hull.GapMeters(first, second);
                contact.HullGap = (float)gap;
                contact.Depth = (float)(gap > 0 ? 0 : Hull.DepthMeters(first, second));
                var slack = Math.Clamp((contact.SegmentMinutes - LongSegmentMinutes) * SlackMetersPerMinute, 0, MaxSlackMeters);
                contact.Verdict = !isParallel || gap > limitMeters + slack ? AlongsideVerdict.Apart
                    : Hull.OverlapMeters(first, second) > 0 ? AlongsideVerdict.Alongside : AlongsideVerdict.InLine;
                return;
            }
        }

        var lengths = (size1?.LengthMeters ?? UnknownLengthMeters) + (size2?.LengthMeters ?? UnknownLengthMeters);
        var reach = Math.Min(lengths / 2 + EstimateMarginMeters, contact.InAnchorage ? AnchorageEstimateMeters : MaxEstimateMeters);
        contact.Verdict = contact.Meters <= reach ? AlongsideVerdict.Estimated : AlongsideVerdict.Apart;
    }

    /// <summary>The newest dimensions of a vessel timed in the span (ms); null when there are none.</summary>
    public static StaticData? SizeOf(Vessel vessel, long after, long until) =>
        vessel.Statics.Find(static d => d.LengthMeters is null ? null : d, after, until);

    private static bool HasHull(StaticData? size) =>
        size is { ToBowMeters: not null, ToSternMeters: not null, ToPortMeters: not null, ToStarboardMeters: not null };

    private static Hull HullOf(StaticData size, double east, double north, double heading) => new(
        east, north, heading, size.ToBowMeters!.Value, size.ToSternMeters!.Value,
        // A beam of 0 would be a line; a metre is less than the error of any antenna.
        Math.Max(size.ToPortMeters!.Value, 0.5), Math.Max(size.ToStarboardMeters!.Value, 0.5));
}
