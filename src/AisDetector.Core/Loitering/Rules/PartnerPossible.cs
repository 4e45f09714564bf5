namespace AisDetector.Core.Loitering.Rules;

/// <summary>A ship that was silent meanwhile, and was heard before and after, could have been there; 0.25.</summary>
/// <remarks>Both ends bound where it can have been. One end bounds little: a ship that is not heard again may have left the receivers for good. It is named, and adds nothing.</remarks>
internal sealed class PartnerPossible : ILoiteringReason
{
    public string Code => "possible-partner";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts)
    {
        var bounded = facts.Partners.FirstOrDefault(p => p.GapEnd != null);
        return bounded != null ? (0.25, $"{bounded.Mmsi} was silent meanwhile, or not where it said, and could have been there") : null;
    }
}
