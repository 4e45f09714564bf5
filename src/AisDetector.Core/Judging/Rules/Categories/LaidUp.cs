using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>Ships that were side by side when they were first heard, and stay so for a day: laid up, or boats rafted in shelter. A transfer has an arrival or a departure.</summary>
internal sealed class LaidUp : ICategoryRule
{
    /// <summary>Most transfers take less.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromHours(24);

    public RendezvousCategory Category => RendezvousCategory.Rafted;

    public string? Why(PairFacts facts) =>
        !facts.ArrivalSeen && !facts.DepartureSeen && facts.Duration >= Limit
            ? $"side by side for {Words.Duration(facts.Duration)}, neither was seen to come or to go" : null;
}
