namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>A ship that is too long for the type that it sends says something false, and it says so while it lies beside another; 0.10.</summary>
internal sealed class FalseType : IReason
{
    public string Code => "false-type";

    public (double Weight, string Text)? Weigh(PairFacts facts) =>
        (Text(facts.Ship1) ?? Text(facts.Ship2)) is { } text ? (0.10, text) : null;

    private static string? Text(ShipFacts ship) =>
        ship.IsTooLongForItsType ? $"{ship.Mmsi} says that it is a {(ship.IsPilot ? "pilot vessel" : ship.IsTug ? "tug" : "fishing vessel")} and is {ship.LengthMeters} m long" : null;
}
