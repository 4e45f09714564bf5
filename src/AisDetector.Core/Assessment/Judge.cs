using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Core.Tracking;

namespace AisDetector.Core.Assessment;

/// <summary>Weighs an encounter on what is known of it: is it a rendezvous, of what kind, and how sure.</summary>
internal sealed class Judge(RendezvousOptions options, Places places)
{
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly ContactMedians _medians = new(options.ContactDistanceMeters);

    /// <summary>Sums up what is new of an encounter.</summary>
    public void Measure(Case @case, long final) => @case.Encounter.Sum(final, RendezvousOptions.Ms(options.EvidenceMemory));

    /// <summary>True when the figures alone rule out that anything is or was published: most ships at anchor end here.</summary>
    public bool IsNothing(Case @case) =>
        options.NeedsAlongside && !options.All && @case.Published == null && @case.AlongsideTime < options.MinDuration;

    /// <summary>Judges an encounter that was measured. <paramref name="crowd"/> gives the vessels linked to the pair side by side, itself included, <paramref name="between"/> those that lie between.</summary>
    public Judgement Weigh(Case @case, Func<Case, IReadOnlyCollection<Vessel>> crowd, Func<Case, IEnumerable<Vessel>> between, bool explain)
    {
        var tally = @case.Encounter.Tally;
        _medians.Take(@case.Encounter);
        var byAlongside = options.NeedsAlongside && tally.AlongsideContacts > 0;
        var judgement = new Judgement
        {
            Start = byAlongside ? tally.FirstAlongside : tally.FirstStep,
            End = byAlongside ? tally.LastAlongside : tally.LastStep,
            Span = byAlongside ? tally.Together : tally.Company,
            Medians = (_medians.Meters, _medians.Knots1, _medians.Knots2),
            Drifting = _medians.Knots1 < options.DriftingBelowKnots && _medians.Knots2 < options.DriftingBelowKnots,
            Tests = explain ? [] : null,
        };
        if (tally.Contacts == 0)
        {
            judgement.Check("time in contact", "no piece long enough to count", $"a piece of at least {Words.Duration(options.MinPiece)}", false);
            return judgement;
        }

        if (!((options.NeedsAlongside ? IsTransfer(judgement, tally) : IsEncounter(judgement)) && IsAway(judgement)))
        {
            if (!options.NeedsAlongside || !IsCompany(judgement, tally)) return judgement;
            var company = judgement.Of(tally.FirstStep, tally.LastStep, tally.Company);
            if (IsAway(company) && TracksAreSound(@case, company)) company.Category = RendezvousCategory.Proximity;
            return company;
        }

        if (TracksAreSound(@case, judgement))
        {
            var facts = PairFacts.Of(@case.Encounter, judgement, places, crowd(@case), between(@case), options);
            judgement.Category = options.NeedsAlongside ? Categories.Of(facts) : RendezvousCategory.Transfer;
            judgement.IsCrowd = facts.IsCrowd;
            Reasons.Add(judgement, facts);
            judgement.Check("ships between", facts.Between is { } mmsi ? $"{mmsi} is alongside both" : "none", "none, where hulls are not known", facts.Between == null);
            judgement.Check("category", Words.Of(judgement.Category.Value), "transfer, transshipment or bunkering", judgement.Category <= RendezvousCategory.Bunkering);
        }

        return judgement;
    }

    private bool IsTransfer(Judgement judgement, ContactTally tally)
    {
        var gap = tally.MinHullGap is { } hulls ? $"hulls {hulls:0} m apart at the least" : "hulls not known";
        judgement.Check(
            "alongside",
            $"at {tally.AlongsideContacts} of {tally.JudgedContacts} contacts; antennas {tally.MinMeters:0} m, {gap}",
            $"hulls parallel and within {options.AlongsideGapMeters} m; not known: antennas within half the lengths + 30 m",
            tally.AlongsideContacts > 0);
        var enough = judgement.Check(
            "time alongside",
            $"{Words.Duration(tally.AlongsideTime)} ({Words.Duration(tally.AlongsideObserved)} observed, {Words.Duration(tally.AlongsideSilent)} silent, {Words.Duration(tally.AlongsideInferred)} inferred)",
            $"at least {Words.Duration(options.MinDuration)}",
            tally.AlongsideTime >= options.MinDuration);
        var share = tally.JudgedContacts > 0 ? tally.AlongsideContacts / (double)tally.JudgedContacts : 0;
        var speed = judgement.Check(
            "speed",
            $"medians {_medians.Knots1:0.0} and {_medians.Knots2:0.0} kn, alongside at {share:P0} of the contacts",
            $"both below {options.DriftingBelowKnots} kn, or below {options.SlowBelowKnots} kn and alongside at {options.UnderWayAlongsideShare:P0}",
            judgement.Drifting || share >= options.UnderWayAlongsideShare);
        return enough && speed;
    }

    private bool IsCompany(Judgement judgement, ContactTally tally)
    {
        var company = tally.Company;
        var together = (company.ObservedSteps + company.InferredSteps) * options.Step;
        var enough = judgement.Check(
            "time in company", Words.Duration(together), $"at least {Words.Duration(options.MinCompany)} within {options.ContactDistanceMeters} m",
            together >= options.MinCompany);
        var anchored = 2 * tally.AnchorageContacts > tally.Contacts;
        return judgement.Check("company at sea", anchored ? "in an anchorage" : "outside anchorages", "outside anchorages", !anchored) && enough;
    }

    /// <summary>Global Fishing Watch's definition: longer than the minimum, median speed below the limit, away from anchorages.</summary>
    private bool IsEncounter(Judgement judgement)
    {
        var duration = (judgement.End - judgement.Start) * options.Step;
        var passed = judgement.Check("duration", Words.Duration(duration), $"more than {Words.Duration(options.MinDuration)}", duration > options.MinDuration);
        passed &= judgement.Check(
            "speed", $"medians {_medians.Knots1:0.0} and {_medians.Knots2:0.0} kn", $"both below {options.DriftingBelowKnots} kn",
            judgement.Drifting);
        if (!passed) return false;
        var (latitude, longitude) = judgement.Span.Mean();
        var kind = places.KindAt(latitude, longitude);
        return judgement.Check("place", kind.ToString(), "not inland", kind != PlaceKind.Inland);
    }

    /// <summary>Far enough from every harbour and anchorage, where the options ask for that.</summary>
    private bool IsAway(Judgement judgement)
    {
        if (options.MinAnchorageDistanceKm <= 0) return true;
        var (latitude, longitude) = judgement.Span.Mean();
        var away = places.DistanceToAnchorageKm(latitude, longitude);
        return judgement.Check(
            "distance to anchorages", away is { } km ? $"{km:0.0} km" : "none known", $"at least {options.MinAnchorageDistanceKm} km",
            away is not { } near || near >= options.MinAnchorageDistanceKm);
    }

    /// <summary>
    /// False when jamming carried both ships' tracks away together and brought them back, or when one of the two is a ship
    /// that jumps between two places: it was not beside the other.
    /// </summary>
    private bool TracksAreSound(Case @case, Judgement judgement)
    {
        var (first, second) = (@case.Encounter.First, @case.Encounter.Second);
        var until = judgement.End * _stepMs + RendezvousOptions.Ms(options.EvidenceWindow);
        var spoofed = first.Yielded <= until && second.Yielded <= until;
        Vessel? jumping = Jumped(first.Vessel) ? first.Vessel : Jumped(second.Vessel) ? second.Vessel : null;
        var figure = jumping != null ? $"{jumping.Mmsi} jumps to and fro between two places at equal intervals"
            : spoofed ? "both replaced others of their MMSI and yielded to them" : "sound";
        return judgement.Check("tracks", figure, "not spoofed together, no jumping ship", !spoofed && jumping == null);

        bool Jumped(Vessel vessel) => vessel.JumpedBetween(judgement.Start * _stepMs, judgement.End * _stepMs);
    }
}
