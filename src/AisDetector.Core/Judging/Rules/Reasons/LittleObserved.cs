using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>The observed time side by side alone would be too short for an alert; 0.10 less.</summary>
internal sealed class LittleObserved : IReason
{
    public string Code => "little-observed";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.ByAlongside && facts.HoldObserved < facts.MinDuration
            ? (-0.10, $"observed side by side for {Words.Duration(facts.HoldObserved)} only; the rest lies in silence or between reports")
            : null;
}
