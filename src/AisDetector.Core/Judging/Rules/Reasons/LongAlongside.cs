using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>How long the ships were together: pumping a cargo takes hours, passing takes minutes.</summary>
/// <remarks>30 min give 0.30. Each doubling adds 0.05, up to 0.45: longer is surer, but each further hour says less.</remarks>
internal sealed class LongAlongside : IReason
{
    public const string Word = "long-alongside";

    public string Code => Word;

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        (WeightOf(facts.Duration), $"{(facts.ByAlongside ? "side by side" : "within contact distance")} for {Words.Duration(facts.Duration)}");

    /// <summary>The weight of a duration.</summary>
    public static double WeightOf(TimeSpan duration) =>
        Math.Clamp(0.30 + 0.05 * Math.Log2(Math.Max((int)duration.TotalMinutes, 30) / 30.0), 0.30, 0.45);
}
