using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A ship that does not move at all for 12 hours is a platform, a buoy or moored to one.</summary>
internal sealed class Structure : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.OffshoreService;

    public string? Why(PairFacts facts) =>
        facts.Tally.Motionless >= Limit ? $"one has not moved for {Words.Duration(facts.Tally.Motionless)}: a platform, a buoy or moored to one" : null;

    public static readonly TimeSpan Limit = TimeSpan.FromHours(12);
}
