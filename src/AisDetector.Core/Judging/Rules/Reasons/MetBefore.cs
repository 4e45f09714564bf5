namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>The same two lay alongside another time within a day: shuttles do so, and supply vessels at their unit; 0.10 less.</summary>
internal sealed class MetBefore : IReason
{
    public string Code => "met-before";

    public (double Weight, string Text)? Weigh(PairFacts facts) => facts.OtherMeetings > 0 ? (-0.10, "the same two lay alongside another time within a day") : null;
}
