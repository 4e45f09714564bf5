namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One ship fell silent beside the other, beyond its own rhythm and while others were heard, and the other stayed: how long they lay together is not known.</summary>
internal sealed class PartnerWentDark : IFlag
{
    public string Word => "partnerWentDark";

    public bool Applies(PairFacts facts) => facts.PartnerWentDark;
}
