using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>More than half of the time was not observed; 0.10 less.</summary>
internal sealed class MostlyInferred : IReason
{
    public string Code => "mostly-inferred";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts.Inferred > facts.Duration / 2
            ? (-0.10, $"{Words.Duration(facts.Inferred)} of {Words.Duration(facts.Duration)} lie between reports")
            : null;
}
