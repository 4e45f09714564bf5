using AisDetector.Core.Geo;

namespace AisDetector.Output;

/// <summary>A track in the parts that a map can draw.</summary>
internal static class TrackParts
{
    /// <summary>The parts on either side of 180 degrees; each crossing ends one part and begins the next on the meridian. None of no fixes.</summary>
    public static IEnumerable<IReadOnlyList<TrackFix>> CutAtAntimeridian(IReadOnlyList<TrackFix> fixes)
    {
        if (fixes.Count == 0) yield break;
        var part = new List<TrackFix> { fixes[0] };
        for (var i = 1; i < fixes.Count; i++)
        {
            TrackFix from = fixes[i - 1], to = fixes[i];
            if (Math.Abs(to.Longitude - from.Longitude) > 180)
            {
                var edge = Math.CopySign(180, from.Longitude);
                var span = 360 - Math.Abs(to.Longitude - from.Longitude);
                var fraction = span > 0 ? (180 - Math.Abs(from.Longitude)) / span : 0;
                Geodesy.Interpolate(from.Latitude, from.Longitude, to.Latitude, to.Longitude, fraction, out var latitude, out _);
                var crossing = new TrackFix(from.Time + fraction * (to.Time - from.Time), latitude, edge, double.NaN);
                part.Add(crossing);
                yield return part;
                part = [crossing with { Longitude = -edge }];
            }

            part.Add(to);
        }

        yield return part;
    }

    /// <summary>The parts between silences longer than <paramref name="gap"/>: where the vessel was then is not known.</summary>
    public static IEnumerable<IReadOnlyList<TrackFix>> CutAtSilences(IReadOnlyList<TrackFix> fixes, TimeSpan gap)
    {
        var part = new List<TrackFix>();
        foreach (var fix in fixes)
        {
            if (part.Count > 0 && fix.Time - part[^1].Time > gap)
            {
                yield return part;
                part = [];
            }

            part.Add(fix);
        }

        if (part.Count > 0) yield return part;
    }
}
