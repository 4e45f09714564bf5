namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One was seen to come and the two were seen to part: a meeting with a beginning and an end; 0.05.</summary>
internal sealed class CameAndWent : IReason
{
    public string Code => "came-and-went";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts is { ByAlongside: true, ArrivalSeen: true, DepartureSeen: true, SeenApart: true } ? (0.05, "one was seen to come, and the two to part") : null;
}
