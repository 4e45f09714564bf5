using AisDetector.Core.Ais;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Core.Tracking;

namespace AisDetector.Core.Assessment;

/// <summary>What is known of one ship of a pair at judging.</summary>
internal readonly record struct ShipFacts(
    uint Mmsi, uint? Imo, string? Name, string? CallSign, byte? ShipType, TransceiverClass Class, ushort? LengthMeters, double MedianKnots)
{
    /// <summary>Small craft (domain: rafts of leisure and fishing craft): below 30 m, or class B of unknown length.</summary>
    public bool IsSmall => LengthMeters is { } length ? length < 30 : Class == TransceiverClass.B;

    public bool Is(params ReadOnlySpan<byte> types) => ShipType is { } type && types.Contains(type);
    public bool IsTanker => ShipType is >= 80 and <= 89;
    public bool IsCargo => ShipType is >= 70 and <= 79;
    public bool IsFishing => ShipType == 30;
}

/// <summary>The evidence about an encounter, gathered once for its category and its reasons.</summary>
internal sealed class PairFacts
{
    public required ShipFacts Ship1 { get; init; }
    public required ShipFacts Ship2 { get; init; }
    public required ContactTally Tally { get; init; }
    public required TimeSpan Duration { get; init; }
    public required TimeSpan Inferred { get; init; }
    public required TimeSpan MinDuration { get; init; }
    public required bool Drifting { get; init; }
    public required double? CoastKm { get; init; }
    public required double? AnchorageKm { get; init; }
    public required bool InAnchorage { get; init; }
    public required int Crowd { get; init; }
    public required bool CrowdIsSmall { get; init; }
    public required bool IsCrowd { get; init; }
    public required bool SharedMmsi { get; init; }
    public required bool ByAlongside { get; init; }

    public static PairFacts Of(
        Case @case, Judgement judgement, ContactTally tally, Places places, IReadOnlyCollection<Vessel> crowd, RendezvousOptions options, long stepMs)
    {
        var encounter = @case.Encounter;
        var (latitude, longitude) = judgement.Span.Mean();
        var remembered = encounter.FirstContact * stepMs - RendezvousOptions.Ms(options.EvidenceMemory);
        var until = judgement.End * stepMs + RendezvousOptions.Ms(options.EvidenceWindow);
        ShipFacts Facts(Vessel vessel, double knots) => new(
            vessel.Mmsi,
            vessel.Statics.Find(static d => d.Imo, remembered, until),
            vessel.Statics.Find(static d => d.Name, remembered, until),
            vessel.Statics.Find(static d => d.CallSign, remembered, until),
            vessel.Statics.Find(static d => d.ShipType, remembered, until),
            vessel.ClassAt(until),
            vessel.Statics.Find(static d => d.LengthMeters, remembered, until),
            knots);
        long from = judgement.Start * stepMs, to = judgement.End * stepMs;
        return new PairFacts
        {
            Ship1 = Facts(encounter.First.Vessel, judgement.Medians.Knots1),
            Ship2 = Facts(encounter.Second.Vessel, judgement.Medians.Knots2),
            Tally = tally,
            Duration = TimeSpan.FromMilliseconds(to - from),
            MinDuration = options.MinDuration,
            Inferred = judgement.Span.InferredSteps * options.Step,
            Drifting = judgement.Medians.Knots1 < options.DriftingBelowKnots && judgement.Medians.Knots2 < options.DriftingBelowKnots,
            CoastKm = places.DistanceToCoastKm(latitude, longitude),
            AnchorageKm = places.DistanceToAnchorageKm(latitude, longitude),
            InAnchorage = 2 * tally.AnchorageContacts > tally.Contacts,
            Crowd = crowd.Count,
            CrowdIsSmall = crowd.All(v => Facts(v, 0).IsSmall),
            IsCrowd = crowd.Count >= options.CrowdShips,
            SharedMmsi = encounter.First.Vessel.SharedBetween(from, to) || encounter.Second.Vessel.SharedBetween(from, to),
            ByAlongside = options.NeedsAlongside,
        };
    }
}
