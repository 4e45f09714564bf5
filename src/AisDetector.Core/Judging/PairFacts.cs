using AisDetector.Core.Geo;
using AisDetector.Core.Judging.Rules;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging;

/// <summary>The evidence about an encounter, gathered once for its category and its reasons.</summary>
internal sealed record PairFacts
{
    public required ShipFacts Ship1 { get; init; }
    public required ShipFacts Ship2 { get; init; }
    public required ContactTally Tally { get; init; }
    public required TimeSpan Duration { get; init; }
    public required TimeSpan Inferred { get; init; }
    public required TimeSpan MinDuration { get; init; }
    public required bool Drifting { get; init; }

    /// <summary>Kilometres to the coast, and to the nearest harbour; null where none is known. They are looked for when a rule asks.</summary>
    public double? CoastKm { get => field ??= AskCoastKm?.Invoke(); init; }
    public double? HarbourKm { get => field ??= AskHarbourKm?.Invoke(); init; }
    public Func<double?>? AskCoastKm { private get; init; }
    public Func<double?>? AskHarbourKm { private get; init; }

    public required bool InAnchorage { get; init; }
    public required int CrowdCount { get; init; }
    /// <summary>Every ship of the crowd is small; false where there is no crowd.</summary>
    public required bool CrowdIsSmall { get; init; }
    public required bool IsCrowd { get; init; }

    /// <summary>A ship that lies alongside both and between them, so that they are not alongside each other; null when there is none, or when their hulls were measured.</summary>
    public required uint? Between { get; init; }
    public required bool SharedMmsi { get; init; }

    /// <summary>So many ships lay around one of the two that the farthest were left out.</summary>
    public required bool IsCut { get; init; }
    public required bool ByAlongside { get; init; }

    /// <summary>One of the two went dark beside the other.</summary>
    public bool PartnerWentDark { get; init; }

    /// <summary>Fewer than half of the contacts alongside were measured by dimensions and headings.</summary>
    public bool HullsAreEstimated => HullsEstimated(Tally);

    public static bool HullsEstimated(ContactTally tally) => 2 * tally.EstimatedContacts > tally.AlongsideContacts;

    /// <summary>False for tugs, pilots and boats: these may lie between two ships that are alongside each other.</summary>
    private static bool IsPartner(ShipFacts ship) => !(ship.IsTug || ship.IsPilot || ship.IsService || ship.LengthMeters < 30);

    /// <param name="crowds">Finds the ships that are linked side by side; null in a profile that does not ask whether ships are alongside.</param>
    public static PairFacts Of(Encounter encounter, Judgement judgement, Places places, Crowds? crowds, RendezvousOptions options)
    {
        var linked = crowds?.Of(encounter) ?? LinkedShips.None;
        var isCrowd = linked.Ships.Count >= options.CrowdShips;
        var (latitude, longitude) = judgement.Span.Mean();
        var tally = encounter.Tally;
        var stepMs = RendezvousOptions.Ms(options.Step);
        long from = judgement.Start * stepMs, to = judgement.End * stepMs;
        return new PairFacts
        {
            Ship1 = ShipFacts.Of(encounter.First.Vessel, encounter, judgement, options),
            Ship2 = ShipFacts.Of(encounter.Second.Vessel, encounter, judgement, options),
            Tally = tally,
            Duration = TimeSpan.FromMilliseconds(to - from),
            MinDuration = options.MinDuration,
            Inferred = judgement.Span.InferredSteps * options.Step,
            Drifting = judgement.Drifting,
            AskCoastKm = () => judgement.Keep(places.DistanceToCoastKm(latitude, longitude), AllRules.CoastLimitsKm),
            AskHarbourKm = () => judgement.Keep(places.DistanceToHarbourKm(latitude, longitude), AllRules.HarbourLimitsKm),
            InAnchorage = 2 * tally.AnchorageContacts > tally.Contacts,
            CrowdCount = linked.Ships.Count,
            CrowdIsSmall = isCrowd && ShipFacts.AreAllSmall(linked, encounter, judgement, options),
            IsCrowd = isCrowd,
            Between = HullsEstimated(tally) ? crowds?.Between(encounter).Select(v => ShipFacts.Of(v, encounter, judgement, options)).Where(IsPartner).Min(s => (uint?)s.Mmsi) : null,
            SharedMmsi = encounter.First.Vessel.SharedBetween(from, to) || encounter.Second.Vessel.SharedBetween(from, to),
            IsCut = encounter.First.Vessel.WasCutBetween(from, to) || encounter.Second.Vessel.WasCutBetween(from, to),
            ByAlongside = crowds != null,
            PartnerWentDark = encounter.PartnerWentDark,
        };
    }
}
