using AisDetector.Core.Alerts;

namespace AisDetector.Core.Loitering.Rules;

/// <summary>More than half of the time lies in silence or between reports: what the ship did there is not known; 0.10 less.</summary>
internal sealed class LittleHeard : ILoiteringReason
{
    public string Code => "mostly-inferred";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) =>
        facts.Inferred > facts.Duration / 2 ? (-0.10, $"{Words.Duration(facts.Inferred)} of {Words.Duration(facts.Duration)} lie between reports") : null;
}
