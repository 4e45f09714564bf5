using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One moved about beside the other: ships that are lashed together keep their places along the keel; 0.20 less.</summary>
internal sealed class Unsteady : IReason
{
    /// <summary>Lashed ships scatter by 7 to 30 m, interpolation and a coarse heading included.</summary>
    private const double LooseMeters = 35;

    public string Code => "unsteady";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.ByAlongside && IsLoose(facts.Steadiness) ? (-0.20, "one moved about beside the other") : null;

    public static bool IsLoose(in Steadiness steadiness) =>
        (steadiness.IsKeelKnown ? Math.Min(steadiness.AlongKeelMeters, steadiness.OnMapMeters) : steadiness.DistanceMeters) >= LooseMeters;
}
