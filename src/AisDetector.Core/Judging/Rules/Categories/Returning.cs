using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>The same two come alongside again and again in a day: a dredger and its barge, a ferry and its pontoon, a tender.</summary>
internal sealed class Returning : ICategoryRule
{
    /// <summary>Other times in a day. Two transfers of one pair in a day are rare, three are a shuttle.</summary>
    private const int Times = 2;

    public RendezvousCategory Category => RendezvousCategory.OffshoreService;

    public string? Why(PairFacts facts) =>
        facts.OtherMeetings >= Times && facts.Longest < ServiceClaim.LongerThanServices ? $"the same two lay alongside {facts.OtherMeetings + 1} times in a day" : null;
}
