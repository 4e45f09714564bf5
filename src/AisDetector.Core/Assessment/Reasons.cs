namespace AisDetector.Core.Assessment;

/// <summary>
/// Why a rendezvous is worth looking at, and what speaks against it: each reason with a weight, whose sum is the score.
/// Monotone in each piece of evidence; what is not known adds nothing. The weights are ours: they rank, they are no
/// probability.
/// </summary>
internal static class Reasons
{
    /// <summary>Beyond this from the coast there is no pier, pilot or boatman: 20 nautical miles, the loitering limit of Global Fishing Watch.</summary>
    private const double OffshoreKm = 37.04;

    public static void Add(Judgement judgement, PairFacts facts)
    {
        var duration = Words.Duration(facts.Duration);
        var together = facts.ByAlongside ? "side by side" : "within contact distance";
        // 30 min: 0.30; each doubling adds 0.05 up to 0.45.
        var length = Math.Clamp(0.30 + 0.05 * Math.Log2(Math.Max((int)facts.Duration.TotalMinutes, 30) / 30.0), 0.30, 0.45);
        Put(judgement, "long-alongside", length, $"{together} for {duration}");
        if (facts.Drifting) Put(judgement, "drifting", 0.15, $"both nearly stopped: medians {facts.Ship1.MedianKnots:0.0} and {facts.Ship2.MedianKnots:0.0} kn");
        else Put(judgement, "under-way", 0.10, $"moving together at {Math.Max(facts.Ship1.MedianKnots, facts.Ship2.MedianKnots):0.0} kn without parting");
        if (facts.ByAlongside && !facts.HullsAreEstimated) Put(judgement, "hulls-measured", 0.10, $"hulls {facts.Tally.MinHullGap ?? 0:0} m apart by dimensions and headings");
        if (facts.CoastKm >= OffshoreKm) Put(judgement, "offshore", 0.10, $"{facts.CoastKm:0} km from the nearest coast");
        if (facts.Tally.AlongsideSilent > TimeSpan.Zero)
            Put(judgement, "silent-together", 0.10, $"both silent for {Words.Duration(facts.Tally.AlongsideSilent)} between two times side by side");
        if (facts.Ship1.IsTanker && facts.Ship2.IsTanker) Put(judgement, "tankers", 0.15, "both are tankers");
        else if (facts.Ship1.IsTanker || facts.Ship2.IsTanker) Put(judgement, "tanker", 0.05, "one is a tanker");

        if (facts.ByAlongside && facts.HullsAreEstimated)
            Put(judgement, "gap-estimated", -0.05, "the distance between the hulls is estimated: dimensions or headings are missing");
        if (facts.ByAlongside && facts.Tally.AlongsideObserved < facts.MinDuration)
            Put(judgement, "little-observed", -0.10, $"observed side by side for {Words.Duration(facts.Tally.AlongsideObserved)} only; the rest lies in silence or between reports");
        if (facts.Inferred > facts.Duration / 2) Put(judgement, "mostly-inferred", -0.10, $"{Words.Duration(facts.Inferred)} of {duration} lie between reports");
        if (facts.InAnchorage) Put(judgement, "anchorage", -0.10, "in an anchorage, where ships lie near each other");
        if (facts.IsCrowd) Put(judgement, "crowd", -0.20, $"{facts.Crowd} ships linked side by side");
        if (facts.SharedMmsi)
        {
            Put(judgement, "shared-mmsi", -0.05, "one MMSI is sent from two places");
            judgement.Flags.Add("sharedMmsi");
        }

        if (facts.Ship1.IdentityIsUnclear || facts.Ship2.IdentityIsUnclear) judgement.Flags.Add("identityUnclear");
    }

    private static void Put(Judgement judgement, string code, double weight, string text) =>
        judgement.Reasons.Add(new AlertReason(code, Math.Round(weight, 2), text));
}
