namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>The two were never seen in different places: they may be one hull with two transponders, or a barge and its tug; 0.10 less.</summary>
internal sealed class NotSeenApart : IReason
{
    public string Code => "not-seen-apart";

    public (double Weight, string Text)? Weigh(PairFacts facts) => facts is { ByAlongside: true, SeenApart: false } ? (-0.10, "they were never seen in different places") : null;
}
