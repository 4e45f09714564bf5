namespace AisDetector.Core.Judging.Rules.Reasons;

/// <summary>
/// Tugs, launches, crew boats and tenders go alongside ships for many reasons, and boats lie beside each other. But fuel is smuggled by
/// boats too. So 0.20 less for one, 0.30 for one beside a much larger ship, 0.25 for two. Small tankers are left out. So are fishing
/// vessels of 30 m and more: catchers of that size bring their fish to a carrier.
/// </summary>
internal sealed class SmallCraft : IReason
{
    /// <summary>The smallest tankers that trade at sea are longer.</summary>
    private const int SmallMeters = 45;

    public string Code => "small-craft";

    /// <summary>A boat beside a ship that is so many times longer serves it.</summary>
    private const int MuchLonger = 5;

    public (double Weight, string Text)? Weigh(PairFacts facts) => (IsSmall(facts.Ship1), IsSmall(facts.Ship2)) switch
    {
        (true, true) => (-0.25, "both are small craft"),
        (false, false) => null,
        _ when IsBoatOf(facts.Ship1, facts.Ship2) || IsBoatOf(facts.Ship2, facts.Ship1) => (-0.30, "one is a small craft beside a much larger ship"),
        _ => (-0.20, "one is a small craft"),
    };

    private static bool IsBoatOf(ShipFacts boat, ShipFacts ship) => IsSmall(boat) && MuchLonger * boat.LengthMeters <= ship.LengthMeters;

    private static bool IsSmall(ShipFacts ship) => !ship.IsTanker && (ship.IsSmall || (ship.LengthMeters < SmallMeters && !ship.IsFishing));
}
