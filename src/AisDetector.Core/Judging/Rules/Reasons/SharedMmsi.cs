namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One number is sent from two places: which ship was here is less sure; 0.05 less, and the flag <c>sharedMmsi</c>.</summary>
internal sealed class SharedMmsi : IReason, IFlag
{
    public string Code => "shared-mmsi";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        Applies(facts) ? (-0.05, "one MMSI is sent from two places") : null;

    public string Word => "sharedMmsi";

    public bool Applies(PairFacts facts) => facts.SharedMmsi;
}
