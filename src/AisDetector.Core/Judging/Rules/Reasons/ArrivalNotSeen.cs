namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Both lay here when they were first heard, and were not seen to part; 0.15 less. Ships that are laid up look so. So does a transfer whose beginning is not in the recording.</summary>
internal sealed class ArrivalNotSeen : IReason
{
    public string Code => "arrival-not-seen";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        facts is { ByAlongside: true, ArrivalSeen: false, DepartureSeen: false } ? (-0.15, "both lay here when they were first heard, and have not parted") : null;
}
