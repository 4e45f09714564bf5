using AisDetector.Core.Alerts;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>
/// Two that are one body: they came side by side and were never seen in different places (two transponders of one hull, a barge and its
/// pusher, a tow), or their hulls would have to overlap (one hull, or positions that are made up).
/// </summary>
internal sealed class OneHull : ICategoryRule
{
    /// <summary>Hulls that touch overlap on paper by the errors of two positions and of the sizes: 1 to 5 m in the mean.</summary>
    private const double DepthMeters = 8;

    public RendezvousCategory Category => RendezvousCategory.SameHull;

    public string? Why(PairFacts facts) =>
        facts.SeenApart && facts.DepartureSeen ? null
        : DoOverlap(facts.Steadiness) ? $"their hulls would overlap by {facts.Steadiness.DepthMeters:0} m: one hull, or a false position"
        : facts.CameTogether && !facts.SeenApart ? "they came side by side and were never seen in different places: one hull, a tow, or a barge and its tug"
        : null;

    public static bool DoOverlap(in Steadiness steadiness) => steadiness.DepthMeters >= DepthMeters;
}
