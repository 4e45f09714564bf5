using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>One ship ahead of the other: a row at a quay or a tow. Two tankers so for hours are left to the rules that follow: oil is also pumped head to tail.</summary>
internal sealed class InLine : ICategoryRule
{
    public static readonly TimeSpan TandemFrom = TimeSpan.FromHours(2);

    public RendezvousCategory Category => RendezvousCategory.Proximity;

    public string? Why(PairFacts facts) =>
        facts.IsInLine && !IsTandem(facts) ? "one lies ahead of the other, not beside it" : null;

    public static bool IsTandem(PairFacts facts) =>
        facts.IsInLine && facts.Longest >= TandemFrom && (facts.Ship1.IsTanker || facts.Ship2.IsTanker)
        && (facts.Ship1.ShipType ?? 0) is 0 or >= 80 && (facts.Ship2.ShipType ?? 0) is 0 or >= 80;
}
