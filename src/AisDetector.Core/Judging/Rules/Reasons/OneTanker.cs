namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One ship carries liquid cargo; 0.05.</summary>
internal sealed class OneTanker : IReason
{
    public string Code => "tanker";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.Ship1.IsTanker != facts.Ship2.IsTanker ? (0.05, "one is a tanker") : null;
}
