using AisDetector.Core.Judging.Rules.Categories;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>By their sizes and positions the hulls overlap, which real ones do not. So a size or a position is wrong; 0.15 less.</summary>
internal sealed class HullsOverlap : IReason
{
    public string Code => "hulls-overlap";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.ByAlongside && OneHull.DoOverlap(facts.Steadiness) ? (-0.15, $"by sizes and positions the hulls overlap by {facts.Steadiness.DepthMeters:0} m") : null;
}
