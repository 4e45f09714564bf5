namespace AisDetector.Core.Loitering.Rules;

/// <summary>A reason that makes a loitering worth a look (positive weight), or that speaks against it (negative weight).</summary>
internal interface ILoiteringReason
{
    /// <summary>The contract's stable word.</summary>
    string Code { get; }

    /// <summary>What the reason adds to the score, and words that can be read aloud; null where it does not apply. Facts that are not known add nothing.</summary>
    (double Weight, string Text)? Weigh(LoiteringFacts facts);
}

/// <summary>Every reason of a loitering's score. To add one: a file beside this one, and its name here.</summary>
internal static class LoiteringRules
{
    /// <summary>The score is the sum of those that apply. The weights are our own. They rank alerts; they are no probabilities.</summary>
    public static IReadOnlyList<ILoiteringReason> Reasons { get; } =
    [
        new LongLoitering(), new FarOffshore(), new InRiskZone(), new Adrift(), new TankerLoiters(), new PartnerPossible(), new SmallUnknown(), new LittleHeard(), new AtAnchorage(), new SomeCompany(), new NumberShared(),
    ];
}
