namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Together at speed without parting. Oil is also transferred under way, at 4 to 6 kn. That is rarer than drifting, so 0.10.</summary>
internal sealed class UnderWay : IReason
{
    public string Code => "under-way";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.Drifting ? null : (0.10, $"moving together at {Math.Max(facts.Ship1.MedianKnots, facts.Ship2.MedianKnots):0.0} kn without parting");
}
