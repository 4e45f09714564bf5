namespace AisDetector.Core.Judging.Rules;

/// <summary>
/// When a claim to be a tug, a pilot or another service vessel is believed. The type is typed in by hand, and whoever hides a transfer can type it too.
/// So what the ship does must agree: a service is short, or under way, or for several ships in a day, or is done by a small craft.
/// </summary>
internal static class ServiceClaim
{
    /// <summary>Pilots and tugs are alongside for minutes to an hour or two; pumping a cargo takes longer.</summary>
    public static readonly TimeSpan LongerThanServices = TimeSpan.FromHours(3);

    /// <summary>Harbour tugs, pilot boats, launches and crew boats are shorter than this; the smallest tankers that trade are longer.</summary>
    private const int SmallMeters = 45;

    public static bool IsBelieved(ShipFacts ship, PairFacts facts) =>
        !ship.IsTooLongForItsType
        && (facts.Longest < LongerThanServices || !facts.Drifting || ship.Partners >= 2 || ship.LengthMeters < SmallMeters);

    public static bool IsClaimed(ShipFacts ship) => ship.IsTug || ship.IsPilot || ship.IsService;
}
