using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>While they turned, one ship kept its place along the other's keel: they lay fast to each other; 0.10.</summary>
internal sealed class SteadyTogether : IReason
{
    /// <summary>The place on the map scatters by so many metres at the least, which shows that they turned, and so many times more than along the keel.</summary>
    private const double TurnedMeters = 20, Times = 1.7;

    public string Code => "turned-as-one";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.ByAlongside && IsSteady(facts.Steadiness) ? (0.10, "they turned as one: one kept its place along the other's keel") : null;

    public static bool IsSteady(in Steadiness steadiness) =>
        steadiness.IsKeelKnown && steadiness.OnMapMeters >= TurnedMeters && steadiness.OnMapMeters >= Times * steadiness.AlongKeelMeters;
}
