namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>The same two lay alongside another time within a day: a shuttle, or a supply vessel and its unit, does so; 0.10 less.</summary>
internal sealed class MetBefore : IReason
{
    public string Code => "met-before";

    public (double Weight, string Text)? Weigh(PairFacts facts) => facts.OtherMeetings > 0 ? (-0.10, "the same two lay alongside another time within a day") : null;
}
