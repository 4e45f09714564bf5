using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;

namespace AisDetector.Output.Page;

/// <summary>Alerts that lie at one place, as indices into the page's order (highest score first).</summary>
internal sealed record PlaceGroup(IReadOnlyList<int> Members)
{
    /// <summary>Two rows need no third to open them.</summary>
    public bool IsGroup => Members.Count >= PlaceGroups.LeastMembers;
}

/// <summary>
/// A quay that the charts lack gives hundreds of pairs. Alerts are of one place when a chain of alerts joins them, each
/// link no longer than <see cref="LinkMeters"/> (single linkage): the outcome does not depend on the order, and no grid
/// line cuts a quay in two. Chains that run on over open water need more than 9 alerts a square kilometre (percolation of
/// discs: 4.5 neighbours within the link; Quintanilla and Ziff, 2007), which is one place indeed.
/// </summary>
internal static class PlaceGroups
{
    /// <summary>The longest ships measure 400 m: of two pairs moored in line at one quay the antennas lie no further apart.</summary>
    public const double LinkMeters = 400;

    public const int LeastMembers = 3;

    private const double MetersPerDegree = Geodesy.EarthRadiusMeters * Math.PI / 180;

    /// <summary>All alerts, each in one group, groups in the order of their first members.</summary>
    public static IReadOnlyList<PlaceGroup> Of(IReadOnlyList<Alert> alerts)
    {
        var parents = Enumerable.Range(0, alerts.Count).ToArray();
        var byLatitude = Enumerable.Range(0, alerts.Count).OrderBy(i => alerts[i].Latitude).ThenBy(i => i).ToArray();
        for (var i = 0; i < byLatitude.Length; i++)
            for (var j = i + 1; j < byLatitude.Length; j++)
            {
                Alert a = alerts[byLatitude[i]], b = alerts[byLatitude[j]];
                if ((b.Latitude - a.Latitude) * MetersPerDegree > LinkMeters) break;
                int one = Root(byLatitude[i]), other = Root(byLatitude[j]);
                if (one == other || Geodesy.DistanceMeters(a.Latitude, a.Longitude, b.Latitude, b.Longitude) > LinkMeters) continue;
                parents[Math.Max(one, other)] = Math.Min(one, other);
            }

        return [.. Enumerable.Range(0, alerts.Count).GroupBy(Root).OrderBy(g => g.Key).Select(g => new PlaceGroup([.. g]))];

        int Root(int i)
        {
            while (parents[i] != i) i = parents[i] = parents[parents[i]];
            return i;
        }
    }
}
