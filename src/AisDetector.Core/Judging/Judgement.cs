using AisDetector.Core.Alerts;
using AisDetector.Core.Judging.Rules;
using AisDetector.Core.Judging.Rules.Reasons;
using AisDetector.Core.Pairs;

namespace AisDetector.Core.Judging;

/// <summary>What an encounter is taken for on what is known now; <see cref="Category"/> null: nothing.</summary>
/// <param name="medians">Over the contacts: metres, knots of the first ship, of the second.</param>
/// <param name="drifting">Both medians are below the drifting limit.</param>
internal sealed class Judgement((double Meters, double Knots1, double Knots2) medians, bool drifting)
{
    public RendezvousCategory? Category { get; set; }

    /// <summary>The pair whose alert stands for the raft that this pair is part of; null when this pair is in no raft, or is that pair itself.</summary>
    public Encounter? RaftOf { get; set; }

    /// <summary>The first and the last step that count.</summary>
    public required long Start { get; init; }
    public required long End { get; init; }

    /// <summary>The time that counts: of a rendezvous, the sum of its holds.</summary>
    public required long Steps { get; init; }

    /// <summary>The time that counts is that of the holds that are long enough, not of the whole company.</summary>
    public bool IsOfHolds { get; init; }

    /// <summary>Steps of the longest of these holds.</summary>
    public long Longest { get; init; }

    /// <summary>Sums over the time that counts.</summary>
    public required ContactTally.Span Span { get; init; }

    public (double Meters, double Knots1, double Knots2) Medians => medians;
    public bool Drifting => drifting;

    /// <summary>How far the mean place may move before a distance to a coast, a harbour or an anchorage crosses a limit of a test or rule.</summary>
    public double ReachKm { get; private set; } = double.PositiveInfinity;

    /// <summary>Notes a distance that was compared with limits; null where none is known.</summary>
    public double? Keep(double? distanceKm, IReadOnlyList<double> limitsKm)
    {
        foreach (var limit in limitsKm) ReachKm = Math.Min(ReachKm, Math.Abs((distanceKm ?? double.PositiveInfinity) - limit));
        return distanceKm;
    }

    /// <summary>How the ships lay to each other; null where that is not asked for.</summary>
    public AlertMode? Mode { get; private set; }

    /// <summary>True when so many ships are linked side by side that they are a crowd.</summary>
    public bool IsCrowd { get; private set; }
    public List<AlertReason> Reasons { get; } = [];
    public List<string> Flags { get; } = [];

    /// <summary>Each test with its figure and limit, in order, for <c>explain</c>; null when nobody asked.</summary>
    public List<TestResult>? Tests { get; init; }

    public double Score => ScoreOf(Reasons.Sum(r => r.Weight));

    /// <summary>The score that a sum of weights gives.</summary>
    public static double ScoreOf(double weights) => Math.Clamp(Math.Round(weights, 2), 0, 1);

    /// <summary>A judgement of another span of the same encounter, which keeps the tests so far.</summary>
    public Judgement Of(long start, long end, ContactTally.Span span) =>
        new(medians, drifting) { Start = start, End = end, Steps = end - start, Span = span, Tests = Tests, ReachKm = ReachKm };

    /// <summary>Takes the encounter for a category, with every reason and flag that the facts give.</summary>
    public void TakeFor(RendezvousCategory category, PairFacts facts)
    {
        Category = category;
        IsCrowd = facts.IsCrowd;
        if (facts.ByAlongside) Mode = facts.IsInLine ? AlertMode.Tandem : facts.Drifting ? AlertMode.Alongside : AlertMode.UnderWay;
        foreach (var rule in AllRules.Reasons)
            if (rule.Weigh(facts) is { } reason) Reasons.Add(new AlertReason(rule.Code, Math.Round(reason.Weight, 2), reason.Text));
        foreach (var flag in AllRules.Flags)
            if (flag.Applies(facts)) Flags.Add(flag.Word);
    }

    /// <summary>The score without what the duration adds; NaN where there are no reasons.</summary>
    public double ScoreWithoutDuration =>
        Reasons.Count == 0 ? double.NaN : Reasons.Sum(r => r.Code == LongAlongside.Word ? 0 : r.Weight);

    public bool Check(string name, string figure, string limit, bool passed)
    {
        Tests?.Add(new TestResult(name, figure, limit, passed));
        return passed;
    }
}
