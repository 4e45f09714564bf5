using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Core.Tracking;

namespace AisDetector.Core.Assessment;

/// <summary>Weighs an encounter on what is known of it: is it a rendezvous, of what kind, and how sure.</summary>
internal sealed class Judge(RendezvousOptions options, Places places)
{
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);

    /// <summary>The figures of the encounter under judgement; reused.</summary>
    public ContactTally Tally { get; } = new(RendezvousOptions.Ms(options.Step));

    /// <summary>Measures the contacts that are new or whose ships' dimensions are news, folds the final ones, and sums up.</summary>
    public void Measure(Case @case, long final)
    {
        var encounter = @case.Encounter;
        var contacts = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(encounter.Contacts);
        var remembered = encounter.FirstContact * _stepMs - RendezvousOptions.Ms(options.EvidenceMemory);
        for (var i = contacts.Length - 1; i >= 0 && (encounter.StaticNews || contacts[i].Verdict == AlongsideVerdict.None); i--)
        {
            var until = contacts[i].Step * _stepMs + RendezvousOptions.Ms(options.MaxGap);
            Alongside.Measure(
                ref contacts[i],
                Alongside.SizeOf(encounter.First.Vessel, remembered, until),
                Alongside.SizeOf(encounter.Second.Vessel, remembered, until),
                options.AlongsideGapMeters);
        }

        encounter.StaticNews = false;
        encounter.FoldBefore(final);
        Tally.CopyFrom(encounter.Folded);
        for (var i = 0; i < encounter.Certain; i++) Tally.Add(encounter.Contacts[i]);
        @case.AlongsideTime = Tally.AlongsideTime;
        (@case.FirstAlongside, @case.LastAlongside) = (Tally.FirstAlongside, Tally.LastAlongside);
        @case.MedianMeters = Tally.Contacts > 0 ? Tally.MedianMeters : double.PositiveInfinity;
    }

    /// <summary>Judges the encounter just measured. <paramref name="crowd"/> gives the vessels linked to the pair side by side, itself included.</summary>
    public Judgement Weigh(Case @case, Func<Case, IReadOnlyCollection<Vessel>> crowd, bool explain)
    {
        var byAlongside = options.NeedsAlongside && Tally.AlongsideContacts > 0;
        var judgement = new Judgement
        {
            Start = byAlongside ? Tally.FirstAlongside : Tally.FirstStep,
            End = byAlongside ? Tally.LastAlongside : Tally.LastStep,
            Span = byAlongside ? Tally.Together : Tally.Company,
            Tests = explain ? [] : null,
        };
        if (Tally.Contacts == 0) return judgement;
        if (!(options.NeedsAlongside ? IsTransfer(judgement) : IsEncounter(judgement)))
        {
            if (!options.NeedsAlongside || !IsCompany(judgement)) return judgement;
            judgement = new Judgement { Start = Tally.FirstStep, End = Tally.LastStep, Span = Tally.Company, Tests = judgement.Tests };
            judgement.Category = RendezvousCategory.Proximity;
        }
        else if (!SpoofedTogether(@case, judgement))
        {
            var facts = PairFacts.Of(@case, judgement, Tally, places, crowd(@case), options, _stepMs);
            judgement.Category = options.NeedsAlongside ? Categories.Of(facts) : RendezvousCategory.Transfer;
            Reasons.Add(judgement, facts);
            judgement.Check("category", judgement.Category.ToString()!, "transfer, transshipment or bunkering", judgement.Category <= RendezvousCategory.Bunkering);
        }

        return judgement;
    }

    private bool IsTransfer(Judgement judgement)
    {
        var enough = judgement.Check(
            "time alongside",
            $"{Minutes(Tally.AlongsideTime)} min ({Minutes(Tally.AlongsideObserved)} observed, {Minutes(Tally.AlongsideSilent)} silent, {Minutes(Tally.AlongsideInferred)} inferred)",
            $"at least {Minutes(options.MinDuration)} min",
            Tally.AlongsideTime >= options.MinDuration);
        var share = Tally.JudgedContacts > 0 ? Tally.AlongsideContacts / (double)Tally.JudgedContacts : 0;
        var drifting = Tally.MedianKnots1 < options.DriftingBelowKnots && Tally.MedianKnots2 < options.DriftingBelowKnots;
        var speed = judgement.Check(
            "speed",
            $"medians {Tally.MedianKnots1:0.0} and {Tally.MedianKnots2:0.0} kn, alongside at {share:P0} of the contacts",
            $"both below {options.DriftingBelowKnots} kn, or below {options.SlowBelowKnots} kn and alongside at {options.UnderWayAlongsideShare:P0}",
            drifting || share >= options.UnderWayAlongsideShare);
        return enough && speed;
    }

    private bool IsCompany(Judgement judgement)
    {
        var company = Tally.Company;
        var together = (company.ObservedSteps + company.InferredSteps) * options.Step;
        return judgement.Check(
            "time in company", $"{Minutes(together)} min", $"at least {Minutes(options.MinCompany)} min within {options.ContactDistanceMeters} m",
            together >= options.MinCompany);
    }

    /// <summary>Global Fishing Watch's definition: longer than the minimum, median speed below the limit, away from anchorages.</summary>
    private bool IsEncounter(Judgement judgement)
    {
        var duration = (judgement.End - judgement.Start) * options.Step;
        var passed = judgement.Check("duration", $"{Minutes(duration)} min", $"more than {Minutes(options.MinDuration)} min", duration > options.MinDuration);
        passed &= judgement.Check(
            "speed", $"medians {Tally.MedianKnots1:0.0} and {Tally.MedianKnots2:0.0} kn", $"both below {options.DriftingBelowKnots} kn",
            Tally.MedianKnots1 < options.DriftingBelowKnots && Tally.MedianKnots2 < options.DriftingBelowKnots);
        if (!passed) return false;
        var (latitude, longitude) = judgement.Span.Mean();
        var away = places.DistanceToAnchorageKm(latitude, longitude);
        passed &= judgement.Check(
            "distance to anchorages", away is { } km ? $"{km:0.0} km" : "none known", $"at least {options.MinAnchorageDistanceKm} km",
            away is not { } near || near >= options.MinAnchorageDistanceKm);
        return passed & judgement.Check("place", places.KindAt(latitude, longitude).ToString(), "not inland", places.KindAt(latitude, longitude) != PlaceKind.Inland);
    }

    /// <summary>Jamming carries both ships' tracks away together and brings them back: no pair.</summary>
    private bool SpoofedTogether(Case @case, Judgement judgement)
    {
        var until = judgement.End * _stepMs + RendezvousOptions.Ms(options.EvidenceWindow);
        var spoofed = @case.Encounter.First.Yielded <= until && @case.Encounter.Second.Yielded <= until;
        return !judgement.Check("tracks", spoofed ? "both replaced others of their MMSI and yielded to them" : "sound", "not spoofed together", !spoofed);
    }

    private static int Minutes(TimeSpan span) => (int)span.TotalMinutes;
}
