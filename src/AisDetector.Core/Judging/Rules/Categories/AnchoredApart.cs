using AisDetector.Core.Alerts;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>Each lies at its own anchor. While they swing, each keeps its place on the map. Seen along the keel of one, the other moves.</summary>
internal sealed class AnchoredApart : ICategoryRule
{
    /// <summary>Along the keel the place scatters by so many times more than on the map, and by so many metres at the least. Errors of position alone give 5 to 12 m.</summary>
    private const double Times = 1.25, LeastMeters = 18;

    public RendezvousCategory Category => RendezvousCategory.Proximity;

    public string? Why(PairFacts facts) =>
        KeepTheirPlaces(facts.Steadiness)
            ? $"each keeps its own place as they swing: {facts.Steadiness.OnMapMeters:0} m on the map, {facts.Steadiness.AlongKeelMeters:0} m along the keel" : null;

    public static bool KeepTheirPlaces(in Steadiness steadiness) =>
        steadiness.IsKeelKnown && steadiness.AlongKeelMeters >= LeastMeters && steadiness.AlongKeelMeters >= Times * steadiness.OnMapMeters;
}
