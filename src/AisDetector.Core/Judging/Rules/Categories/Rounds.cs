using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>
/// A small craft that goes from ship to ship, whatever type it says or leaves out: a launch, a crew boat, a mooring boat. Tankers are
/// left out: one that goes from ship to ship bunkers them.
/// </summary>
internal sealed class Rounds : ICategoryRule
{
    /// <summary>So many other ships in a day are a round. Daughters of a mother ship have one, a transfer's ships have none or one.</summary>
    private const int Ships = 3;

    /// <summary>Launches, crew boats and mooring boats are shorter.</summary>
    private const int SmallMeters = 45;

    public RendezvousCategory Category => RendezvousCategory.OffshoreService;

    public string? Why(PairFacts facts) =>
        IsOnRound(facts.Ship1, facts) ?? IsOnRound(facts.Ship2, facts);

    private static string? IsOnRound(ShipFacts ship, PairFacts facts) =>
        ship.Partners >= Ships && !ship.IsTanker && ship.LengthMeters < SmallMeters && facts.Longest < ServiceClaim.LongerThanServices
            ? $"{ship.Mmsi} went to {ship.Partners} other ships in a day" : null;
}
