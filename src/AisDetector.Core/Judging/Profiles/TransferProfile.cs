using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules;
using AisDetector.Core.Judging.Rules.Categories;
using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging.Profiles;

/// <summary>
/// A ship-to-ship transfer: the ships are alongside for the minimum time, drifting or together under way. Ships that stay in company
/// for long and are never alongside for long are <see cref="RendezvousCategory.Proximity"/>.
/// </summary>
internal sealed class TransferProfile(RendezvousOptions options, Places places, Partners partners) : IProfile
{
    private readonly SharedTests _shared = new(options, places);
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly ContactMedians _medians = new(options.ContactDistanceMeters);

    public TimeSpan Shortest => options.MinCompany < options.MinDuration ? options.MinCompany : options.MinDuration;

    public bool IsNothing(Encounter encounter) => !options.All && encounter.Life.Published == null && !encounter.Tally.HasLongHold && !encounter.PartnerWentDark;

    public ulong? Figures(Encounter encounter)
    {
        var tally = encounter.Tally;
        if (tally.Speeds.Sides is not { } speeds) return null;
        var life = encounter.Life;
        var company = tally.Company;
        var (alongside, hours) = (tally.WhileAlongside, TimeSpan.FromHours(life.NextMilestoneHours));
        var holds = HoldsOf(encounter);
        ref readonly var steadiness = ref tally.LongestHold.Steadiness;
        TimeSpan duration = holds.Length * options.Step, longest = holds.Longest * options.Step, inCompany = (tally.LastStep - tally.FirstStep) * options.Step;
        var share = alongside.AlongsideShare;
        var score = Judgement.ScoreOf(encounter.Standing.ScoreWithoutDuration + Math.Round(LongAlongside.WeightOf(longest), 2));
        ReadOnlySpan<bool> sides =
        [
            tally.Contacts > 0,
            tally.AlongsideContacts > 0,
            holds.Count > 0,
            holds.Count > 1,
            share >= options.UnderWayAlongsideShare,
            2 * tally.AnchorageContacts > tally.Contacts,
            PairFacts.HullsEstimated(tally),
            tally.MostObserved * options.Step < options.MinDuration,
            tally.MostSilent > 0,
            alongside.InferredSteps * options.Step > duration / 2,
            tally.Motionless >= Structure.Limit,
            2 * tally.InLineContacts > tally.AlongsideContacts,
            InLine.TandemFrom <= longest,
            ServiceClaim.LongerThanServices <= longest,
            SteadyTogether.IsSteady(steadiness),
            OneHull.DoOverlap(steadiness),
            AnchoredApart.KeepTheirPlaces(steadiness),
            PairFacts.IsDirect(tally),
            tally.Motionless >= Motionless.From,
            tally.Motionless >= Motionless.Surely,
            Unsteady.IsLoose(steadiness),
            LaidUp.Limit <= duration,
            (company.ObservedSteps + company.InferredSteps) * options.Step >= options.MinCompany,
            duration >= hours,
            inCompany >= hours,
            life.Published is { } last && Revisions.IsOtherScore(score, last.Score),
            score >= options.LeastScore - 1e-9,
            score >= options.LeastScore - Finding.ScoreHysteresis - 1e-9,
        ];
        var figures = (ulong)speeds;
        foreach (var side in sides) figures = (figures << 1) | (side ? 1UL : 0);
        return figures;
    }

    /// <summary>The holds that count: those that are long enough, and the one in which a partner went dark.</summary>
    private static LongHolds HoldsOf(Encounter encounter)
    {
        var holds = encounter.Tally.LongHolds;
        if (holds.Count == 0 && encounter.PartnerWentDark && encounter.Tally.Holds.Length > 0) holds.Take(encounter.Tally.LongestHold);
        return holds;
    }

    public Judgement Weigh(Encounter encounter, Crowds crowds, bool explain)
    {
        var tally = encounter.Tally;
        _medians.SetTo(encounter);
        var holds = HoldsOf(encounter);
        var isHeld = holds.Count > 0;
        var judgement = new Judgement(_medians.Values, _medians.AreBelow(options.DriftingBelowKnots))
        {
            Start = isHeld ? holds.First : tally.FirstStep,
            End = isHeld ? holds.Last : tally.LastStep,
            Steps = isHeld ? holds.Length : tally.LastStep - tally.FirstStep,
            IsOfHolds = isHeld,
            Longest = holds.Longest,
            Span = isHeld ? tally.WhileAlongside : tally.Company,
            Tests = explain ? [] : null,
        };
        if (!_shared.HasContacts(judgement, tally)) return judgement;
        if (!IsTransfer(judgement, tally, encounter.PartnerWentDark) || !_shared.IsAway(judgement)) return WeighCompany(encounter, judgement);
        if (!_shared.TracksAreSound(encounter, judgement)) return judgement;

        var facts = PairFacts.Of(encounter, judgement, places, crowds, partners, options);
        judgement.Check("ships between", facts.Between is { } mmsi ? $"{mmsi} is alongside both" : "none", "none, where hulls are not known", facts.Between == null);
        Categorize(judgement, facts);
        return judgement;
    }

    private static void Categorize(Judgement judgement, PairFacts facts)
    {
        foreach (var rule in AllRules.Categories)
        {
            if (rule.Why(facts) is not { } why) continue;
            judgement.TakeFor(rule.Category, facts);
            judgement.Check("category", $"{Words.Of(rule.Category)}: {why}", "transfer, transshipment or bunkering", Categories.IsPublished(rule.Category));
            return;
        }
    }

    /// <summary>Slow and close for long, never alongside for long. This is not published, but shown to those who ask for it.</summary>
    private Judgement WeighCompany(Encounter encounter, Judgement judgement)
    {
        var tally = encounter.Tally;
        if (!IsCompany(judgement, tally)) return judgement;
        var company = judgement.Of(tally.FirstStep, tally.LastStep, tally.Company);
        if (_shared.IsAway(company) && _shared.TracksAreSound(encounter, company)) company.Category = RendezvousCategory.Proximity;
        return company;
    }

    private bool IsTransfer(Judgement judgement, ContactTally tally, bool wentDark)
    {
        var gap = tally.MinHullGap is { } hulls ? $"hulls {hulls:0} m apart at the least" : "hulls not known";
        var untold = tally.Contacts - tally.JudgedContacts;
        judgement.Check(
            "alongside",
            $"at {tally.AlongsideContacts} of {tally.JudgedContacts} contacts; antennas {tally.MinMeters:0} m, {gap}{(untold > 0 ? $"; positions too coarse or frozen at {untold} more" : "")}",
            $"hulls parallel and within {options.AlongsideGapMeters} m; not known: antennas within half the lengths + 30 m, in an anchorage 80 m",
            tally.AlongsideContacts > 0);
        ref readonly var hold = ref tally.LongestHold;
        var times = tally.Holds.Length > 1 ? $", the longest of {tally.Holds.Length} times" : "";
        var enough = judgement.Check(
            "time alongside",
            $"{Time(hold.Steps)} ({Time(hold.Observed)} observed, {Time(hold.Silent)} silent, {Time(hold.TrustedInferred)} inferred){times}",
            $"at least {Words.Duration(options.MinDuration)} at one time{(wentDark ? ", or 10 min until one of them went dark" : "")}",
            tally.HasLongHold || wentDark);
        var share = judgement.Span.AlongsideShare;
        var speed = judgement.Check(
            "speed",
            $"medians {judgement.Medians.Knots1:0.0} and {judgement.Medians.Knots2:0.0} kn, alongside at {share:P0} of the contacts meanwhile",
            $"both below {options.DriftingBelowKnots} kn, or below {options.SlowBelowKnots} kn and alongside at {options.UnderWayAlongsideShare:P0}",
            judgement.Drifting || share >= options.UnderWayAlongsideShare);
        return enough && speed;
    }

    private string Time(long steps) => Words.Duration(steps * options.Step);

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
}
