using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>How long the ships were together at one time: pumping a cargo takes hours, passing takes minutes.</summary>
/// <remarks>30 min give 0.15. Each doubling adds 0.10, up to 0.45 at 4 h: ships that serve or pass are alongside for less than an hour or two.</remarks>
internal sealed class LongAlongside : IReason
{
    public const string Word = "long-alongside";

    public string Code => Word;

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        (WeightOf(facts.Longest), $"{(facts.ByAlongside ? "side by side" : "within contact distance")} for {Words.Duration(facts.Longest)}{Times(facts)}");

    private static string Times(PairFacts facts) => facts.ByAlongside && facts.Tally.LongHolds.Count > 1 ? $", the longest of {facts.Tally.LongHolds.Count} times" : "";

    /// <summary>The weight of a duration.</summary>
    public static double WeightOf(TimeSpan duration) =>
        Math.Clamp(0.15 + 0.10 * Math.Log2(Math.Max((int)duration.TotalMinutes, 30) / 30.0), 0.15, 0.45);
}
