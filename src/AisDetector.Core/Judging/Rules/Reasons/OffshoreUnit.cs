namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>One sends the type "other" (90 to 99), as drilling units, production ships and the vessels that supply them do; 0.05 less. Tankers beside it are left out: storage ships send it too.</summary>
internal sealed class OffshoreUnit : IReason
{
    public string Code => "offshore-unit";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        (IsOther(facts.Ship1) && !facts.Ship2.IsTanker) || (IsOther(facts.Ship2) && !facts.Ship1.IsTanker) ? (-0.05, "one sends the type of offshore units and supply vessels") : null;

    private static bool IsOther(ShipFacts ship) => ship.ShipType is >= 90 and <= 99;
}
