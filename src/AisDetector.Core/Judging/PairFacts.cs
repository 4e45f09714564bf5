using AisDetector.Core.Geo;
using AisDetector.Core.Judging.Rules;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>The evidence about an encounter, gathered once for its category and its reasons.</summary>
internal sealed record PairFacts
{
    public required ShipFacts Ship1 { get; init; }
    public required ShipFacts Ship2 { get; init; }
    public required ContactTally Tally { get; init; }

    /// <summary>The time that counts: the sum of the holds, and the longest of them.</summary>
    public required TimeSpan Duration { get; init; }
    public required TimeSpan Longest { get; init; }
    public required TimeSpan Inferred { get; init; }

    /// <summary>The most that was observed in one hold, and the longest that both ships were silent in one.</summary>
    public TimeSpan HoldObserved => Tally.Time(Tally.MostObserved);
    public TimeSpan HoldSilent => Tally.Time(Tally.MostSilent);
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

    /// <summary>A ship that lies alongside both and between them, so that they are not alongside each other; null when there is none, or when their hulls are known to touch.</summary>
    public required uint? Between { get; init; }

    /// <summary>One of the two was seen to come.</summary>
    public required bool ArrivalSeen { get; init; }

    /// <summary>The two were seen to part.</summary>
    public required bool DepartureSeen { get; init; }

    /// <summary>The two were seen in different places, before or since.</summary>
    public required bool SeenApart { get; init; }

    /// <summary>The two came under way, side by side already.</summary>
    public required bool CameTogether { get; init; }

    /// <summary>How still the ships lay to each other in the hold with the most time alongside.</summary>
    public ref readonly Steadiness Steadiness => ref Tally.LongestHold.Steadiness;

    /// <summary>How many other times in a day the same two lay alongside (<see cref="Partners"/>).</summary>
    public int OtherMeetings { get; init; }
    public required bool SharedMmsi { get; init; }

    /// <summary>So many ships lay around one of the two that the farthest were left out.</summary>
    public required bool IsCut { get; init; }
    public required bool ByAlongside { get; init; }

    /// <summary>One of the two went dark beside the other.</summary>
    public bool PartnerWentDark { get; init; }

    /// <summary>Fewer than half of the contacts alongside were measured by dimensions and headings.</summary>
    public bool HullsAreEstimated => HullsEstimated(Tally);

    /// <summary>A mother ship is so many times longer than those at her sides.</summary>
    private const double MotherTimes = 1.3;

    /// <summary>The hulls are known to lie so near that no third fits between: harbour tugs have a beam of 10 m, bunker barges of 15 m.</summary>
    public static bool IsDirect(ContactTally tally) => !HullsEstimated(tally) && tally.LongestHold.Steadiness.GapMeters < 15;

    public static bool HullsEstimated(ContactTally tally) => 2 * tally.EstimatedContacts > tally.AlongsideContacts;

    /// <summary>Most of the contacts as near as side by side were of one ship ahead of the other.</summary>
    public bool IsInLine => 2 * Tally.InLineContacts > Tally.AlongsideContacts;

    /// <summary>False for tugs, pilots and boats: these may lie between two ships that are alongside each other. A number without a country may be a beacon's, or a lie.</summary>
    private static bool IsPartner(ShipFacts ship) => ship.HasCountry && !(ship.IsTug || ship.IsPilot || ship.IsService || ship.LengthMeters < 30);

    /// <param name="crowds">Finds the ships that are linked side by side; null in a profile that does not ask whether ships are alongside.</param>
    public static PairFacts Of(Encounter encounter, Judgement judgement, Places places, Crowds? crowds, Partners? partners, RendezvousOptions options)
    {
        var linked = crowds?.Of(encounter) ?? LinkedShips.None;
        var isCrowd = linked.Ships.Count >= options.CrowdShips;
        var (latitude, longitude) = judgement.Span.Mean();
        var tally = encounter.Tally;
        var stepMs = RendezvousOptions.Ms(options.Step);
        long from = judgement.Start * stepMs, to = judgement.End * stepMs;
        return new PairFacts
        {
            Ship1 = Ship(encounter.First.Vessel),
            Ship2 = Ship(encounter.Second.Vessel),
            OtherMeetings = partners?.Meetings(encounter, judgement.Start, judgement.End) ?? 0,
            ArrivalSeen = encounter.ArrivalSeen,
            DepartureSeen = encounter.DepartureSeen,
            SeenApart = encounter.SeenApart,
            CameTogether = encounter.CameTogether,
            Tally = tally,
            Duration = judgement.Steps * options.Step,
            Longest = (judgement.IsOfHolds ? judgement.Longest : judgement.Steps) * options.Step,
            MinDuration = options.MinDuration,
            Inferred = Math.Min(judgement.Span.InferredSteps, judgement.Steps) * options.Step,
            Drifting = judgement.Drifting,
            AskCoastKm = () => judgement.Keep(places.DistanceToCoastKm(latitude, longitude), AllRules.CoastLimitsKm),
            AskHarbourKm = () => judgement.Keep(places.DistanceToHarbourKm(latitude, longitude), AllRules.HarbourLimitsKm),
            InAnchorage = 2 * tally.AnchorageContacts > tally.Contacts,
            CrowdCount = linked.Ships.Count,
            CrowdIsSmall = isCrowd && ShipFacts.AreAllSmall(linked, encounter, judgement, options),
            IsCrowd = isCrowd,
            Between = crowds == null || IsDirect(tally) ? null : Third(crowds),
            SharedMmsi = encounter.First.Vessel.SharedBetween(from, to) || encounter.Second.Vessel.SharedBetween(from, to),
            IsCut = encounter.First.Vessel.WasCutBetween(from, to) || encounter.Second.Vessel.WasCutBetween(from, to),
            ByAlongside = crowds != null,
            PartnerWentDark = encounter.PartnerWentDark,
        };

        // Hulls that are not known may be taken for alongside each other when both lie at the sides of a larger ship.
        uint? Third(Crowds all)
        {
            uint? lowest = null;
            foreach (var (vessel, isBetween) in all.AlongsideBoth(encounter))
            {
                var third = Ship(vessel);
                if (!IsPartner(third) || !(isBetween || (HullsEstimated(tally) && IsLarger(third, encounter.First.Vessel) && IsLarger(third, encounter.Second.Vessel)))) continue;
                if (lowest == null || third.Mmsi < lowest) lowest = third.Mmsi;
            }

            return lowest;
        }

        bool IsLarger(ShipFacts third, Vessel than) => third.LengthMeters >= MotherTimes * Ship(than).LengthMeters;

        ShipFacts Ship(Vessel vessel) => ShipFacts.Of(vessel, encounter, judgement, options) with
        {
            Partners = partners?.Of(vessel, encounter, judgement.Start, judgement.End) ?? 0,
        };
    }
}
