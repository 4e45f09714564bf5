namespace AisDetector.Core.Loitering.Rules;

/// <summary>One number is sent from two places: which ship was here is less sure; 0.05 less, and the flag <c>sharedMmsi</c>.</summary>
internal sealed class NumberShared : ILoiteringReason
{
    public string Code => "shared-mmsi";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts) => facts.SharedMmsi ? (-0.05, "its MMSI is sent from two places") : null;
}
