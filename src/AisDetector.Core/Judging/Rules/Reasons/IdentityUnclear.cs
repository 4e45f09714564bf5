namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>Two ships send one number and their static data take turns: neither track gets any, and the alert says so.</summary>
internal sealed class IdentityUnclear : IFlag
{
    public string Word => "identityUnclear";

    public bool Applies(PairFacts facts) => facts.Ship1.IdentityIsUnclear || facts.Ship2.IdentityIsUnclear;
}
