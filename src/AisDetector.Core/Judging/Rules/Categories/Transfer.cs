using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>What is nothing else is a candidate; unknown ships stay candidates.</summary>
internal sealed class Transfer : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Transfer;

    public string? Why(PairFacts facts) =>
        "nothing says otherwise";
}
