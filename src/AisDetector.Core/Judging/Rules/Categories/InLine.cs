using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>One ship ahead of the other for a short time, or under way: a row at a quay or a tow. Oil is also pumped head to tail, for hours.</summary>
internal sealed class InLine : ICategoryRule
{
    public static readonly TimeSpan TandemFrom = TimeSpan.FromHours(2);

    public RendezvousCategory Category => RendezvousCategory.Proximity;

    public string? Why(PairFacts facts) =>
        facts.IsInLine && (!facts.Drifting || facts.Longest < TandemFrom) ? "one lies ahead of the other, not beside it" : null;
}
