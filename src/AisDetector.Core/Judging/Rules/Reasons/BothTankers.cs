namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Two tankers have little else to do side by side at sea; 0.15.</summary>
internal sealed class BothTankers : IReason
{
    public string Code => "tankers";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.Ship1.IsTanker && facts.Ship2.IsTanker ? (0.15, "both are tankers") : null;
}
