using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Judging.Rules.Categories;
using AisDetector.Core.Loitering.Rules;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Silences;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Loitering;

/// <summary>Whether a run is loitering: a test after the other, then the reasons of its score.</summary>
internal sealed class Trial(RendezvousOptions options, Places places, SlowRuns runs, PairIndex pairs, SilenceIndex silences)
{
    /// <summary>A ship of unknown type loiters only when it is no boat: 60 m is the length of a small coaster.</summary>
    private const int LargeMeters = 60;

    /// <summary>A craft of this length or less beside a ship is no partner: pilots and launches come and go.</summary>
    private const int BoatMeters = 30;

    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);
    private readonly Company _company = new(options, runs);
    private readonly PartnerSearch _partners = new(options, silences);

    /// <param name="now">Time of the tick (ms).</param>
    /// <param name="explain">Make every test, and keep its words.</param>
    public LoiteringJudgement Judge(SlowRun run, long now, long finalStep, bool explain)
    {
        var judgement = new LoiteringJudgement { Tests = explain ? [] : null };
        var ship = FactsOf(run.Vessel, run);
        var company = _company.Of(run, finalStep);
        if (!IsKind(judgement, ship) || !IsLong(judgement, run) || !IsAlone(judgement, run, ship, now, finalStep)) return judgement;
        judgement.Check(
            "others that lie there", () => $"{options.WaitingShips} or more within 10 nm at {company.Crowded} of {company.Marks} hours", () => "at no more than half of the hours",
            2 * company.Crowded <= company.Marks);
        var motionless = run.MotionlessSteps * options.Step;
        var most = (run.LastSlow - run.Start) * options.Step / 2;
        if (most > Structure.Limit) most = Structure.Limit;
        judgement.Check(
            "moves", () => $"in one place for {Words.Duration(motionless)}", () => $"less than {Words.Duration(most)}: no platform, not moored to one, no track that stands still",
            motionless < most);
        if (judgement.Passed) Weigh(judgement, run, ship, company, now);
        return judgement;
    }

    private static bool IsKind(LoiteringJudgement judgement, ShipFacts ship)
    {
        var unknown = ship.ShipType is null or 0;
        return judgement.Check(
            "kind of ship",
            () => (unknown ? "type not known" : $"type {ship.ShipType}") + (ship.LengthMeters is { } length ? $", {length} m" : ", length not known"),
            () => $"tanker, cargo ship, or type not known and at least {LargeMeters} m",
            ship.IsTanker || ship.IsCargo || (unknown && ship.LengthMeters >= LargeMeters));
    }

    private bool IsLong(LoiteringJudgement judgement, SlowRun run)
    {
        var counted = run.CountedSteps * options.Step;
        var duration = (run.LastSlow - run.Start) * options.Step;
        return judgement.Check(
                "time slow and far from shore", () => $"{Words.Duration(counted)} of {Words.Duration(duration)} below {options.LoiteringBelowKnots} kn; {ShoreOf(run)}",
                () => $"at least {Words.Duration(options.MinLoitering)} at least {options.LoiteringShoreKm} km from the shore, or in a risk zone", counted >= options.MinLoitering)
            && judgement.Check("laid up", () => Words.Duration(duration), () => $"no longer than {Words.Duration(options.LaidUpAfter)}", duration <= options.LaidUpAfter);
    }

    private string ShoreOf(SlowRun run)
    {
        var (latitude, longitude) = run.Mean();
        return places.DistanceToCoastKm(latitude, longitude) is { } km ? FormattableString.Invariant($"{km:0.0} km from the shore") : "no shore known";
    }

    private bool IsAlone(LoiteringJudgement judgement, SlowRun run, ShipFacts ship, long now, long finalStep)
    {
        // Who was alongside for a while, and whose encounter is open, may have gone dark there: then it is no loitering, but that takes hours to see.
        var isSettled = run.Life.SettlesAt * _stepMs <= now;
        var partner = VisiblePartner(run, ship, isSettled ? null : finalStep);
        return judgement.Check("visible partner", () => partner is { } mmsi ? $"{mmsi} was alongside, or is the same hull" : "none", () => "none", partner == null);
    }

    /// <summary>A ship that was alongside for long enough in the run, as far as the evidence reaches; null when there was none.</summary>
    private uint? VisiblePartner(SlowRun run, in ShipFacts ship, long? finalStep)
    {
        var until = run.LastSlow * _stepMs + RendezvousOptions.Ms(options.EvidenceWindow);
        foreach (var (other, knownAt) in run.Partners)
            if (knownAt <= until && IsPartner(ship, FactsOf(other, run))) return other.Mmsi;
        foreach (var encounter in pairs.Of(run.Vessel))
        {
            var other = encounter.Other(run.Vessel);
            if ((runs.KnownAt(run, encounter) <= until || (finalStep is { } final && IsOpenAlongside(run, encounter, final))) && IsPartner(ship, FactsOf(other, run))) return other.Mmsi;
        }

        return null;
    }

    private bool IsOpenAlongside(SlowRun run, Encounter encounter, long finalStep)
    {
        if (encounter.Ended || (encounter.LastContact - encounter.FirstContact) * options.Step < DarkAlongside.Observed) return false;
        encounter.Measure(finalStep);
        return encounter.Tally.WasAlongside(run.Start, run.LastSlow) && DarkAlongside.WasObserved(encounter.Tally, options);
    }

    /// <summary>False for boats, tugs and pilots. Of two transponders on one hull the lower number has the alert.</summary>
    private static bool IsPartner(in ShipFacts ship, in ShipFacts other)
    {
        if ((ship.Imo != null && ship.Imo == other.Imo) || (ship.Name != null && ship.CallSign != null && ship.Name == other.Name && ship.CallSign == other.CallSign)) return other.Mmsi < ship.Mmsi;
        return !(other.IsTug || other.IsPilot || other.IsService || other.LengthMeters <= BoatMeters);
    }

    private void Weigh(LoiteringJudgement judgement, SlowRun run, ShipFacts ship, (int Crowded, int Marks) company, long now)
    {
        var steps = run.LastSlow - run.Start;
        var (latitude, longitude) = run.Mean();
        judgement.Partners = _partners.Of(run, ship, now);
        var facts = new LoiteringFacts
        {
            Ship = ship,
            Duration = steps * options.Step,
            Inferred = run.InferredSteps * options.Step,
            CoastKm = places.DistanceToCoastKm(latitude, longitude),
            AtRisk = 2 * run.RiskSteps > steps,
            InAnchorage = 2 * run.AnchorageSteps > steps,
            DriftedMeters = run.DriftedMeters,
            Crowded = company.Marks == 0 ? 0 : company.Crowded / (double)company.Marks,
            SharedMmsi = run.Vessel.SharedBetween(run.Start * _stepMs, run.LastSlow * _stepMs),
            Partners = judgement.Partners,
        };
        foreach (var rule in LoiteringRules.Reasons)
            if (rule.Weigh(facts) is { } reason) judgement.Reasons.Add(new AlertReason(rule.Code, Math.Round(reason.Weight, 2), reason.Text));
        if (facts.SharedMmsi) judgement.Flags.Add(new Judging.Rules.Reasons.SharedMmsi().Word);
        if (ship.IdentityIsUnclear) judgement.Flags.Add(new Judging.Rules.Reasons.IdentityUnclear().Word);
    }

    /// <summary>What is known of a ship by what counts as evidence about a run.</summary>
    public ShipFacts FactsOf(Vessel vessel, SlowRun run)
    {
        var (remembered, until) = Evidence(run);
        var statics = vessel.Statics;
        var facts = new ShipFacts { Mmsi = vessel.Mmsi, Class = vessel.ClassAt(until), MedianKnots = run.MedianKnots() };
        if (until >= vessel.IdentityUnclearSince(run.Start * _stepMs - RendezvousOptions.Ms(options.MaxGap), remembered)) return facts with { IdentityIsUnclear = true };
        return facts with
        {
            Imo = statics.Find(static d => d.Imo, remembered, until),
            Name = statics.Find(static d => d.Name, remembered, until),
            CallSign = statics.Find(static d => d.CallSign, remembered, until),
            ShipType = statics.Find(static d => d.ShipType, remembered, until),
            LengthMeters = statics.Find(static d => d.LengthMeters, remembered, until),
            BeamMeters = statics.Find(static d => d.BeamMeters, remembered, until),
        };
    }

    /// <summary>The draught last reported before the run, and the last after it inside the evidence window.</summary>
    public (float? Before, float? After) Draughts(SlowRun run, in ShipFacts ship)
    {
        var (remembered, until) = Evidence(run);
        if (ship.IdentityIsUnclear) return (null, null);
        return (
            run.Vessel.Statics.Find(static d => d.DraughtMeters, remembered, run.Start * _stepMs),
            run.Life.EndedAt == null ? null : run.Vessel.Statics.Find(static d => d.DraughtMeters, run.LastSlow * _stepMs + 1, until));
    }

    private (long Remembered, long Until) Evidence(SlowRun run) => (
        run.Start * _stepMs - RendezvousOptions.Ms(options.EvidenceMemory),
        run.LastSlow * _stepMs + RendezvousOptions.Ms(options.EvidenceWindow));
}
