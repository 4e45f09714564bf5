namespace AisDetector.Core.Loitering.Rules;

/// <summary>A ship that was silent meanwhile could have been there: 0.20 where it was heard before and after, 0.05 where it was not heard again.</summary>
/// <remarks>Both ends bound where it can have been. One end bounds little: a ship that is not heard again may have left the receivers for good.</remarks>
internal sealed class PartnerPossible : ILoiteringReason
{
    public string Code => "possible-partner";

    public (double Weight, string Text)? Weigh(LoiteringFacts facts)
    {
        var bounded = facts.Partners.FirstOrDefault(p => p.GapEnd != null);
        if (bounded != null) return (0.20, $"{bounded.Mmsi} was silent meanwhile and could have been there");
        return facts.Partners.Count > 0 ? (0.05, $"{facts.Partners[0].Mmsi} fell silent and could have come") : null;
    }
}
