namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>More ships lay around one of the two than are followed: those that were farther were left out, and what is told of crowds may be too little.</summary>
internal sealed class Surrounded : IFlag
{
    public string Word => "crowded";

    public bool Applies(PairFacts facts) => facts.IsCut;
}
