using AisDetector.Core.Alerts;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>Each lies at its own anchor: while they swing, the one keeps its place on the map beside the other, not along its keel.</summary>
internal sealed class AnchoredApart : ICategoryRule
{
    /// <summary>So much more does the place along the keel scatter than the place on the map, and so much at the least: the scatter of positions alone is 5 to 12 m.</summary>
    private const double Times = 1.25, LeastMeters = 18;

    public RendezvousCategory Category => RendezvousCategory.Proximity;

    public string? Why(PairFacts facts) =>
        KeepTheirPlaces(facts.Steadiness)
            ? $"each keeps its own place as they swing: {facts.Steadiness.OnMapMeters:0} m on the map, {facts.Steadiness.AlongKeelMeters:0} m along the keel" : null;

    public static bool KeepTheirPlaces(in Steadiness steadiness) =>
        steadiness.IsKeelKnown && steadiness.AlongKeelMeters >= LeastMeters && steadiness.AlongKeelMeters >= Times * steadiness.OnMapMeters;
}
