using AisDetector.Core.Alerts;

namespace AisDetector.Core.Judging.Rules.Categories;

/// <summary>A pair that no other category fits is a candidate. So unknown ships stay candidates.</summary>
internal sealed class Transfer : ICategoryRule
{
    public RendezvousCategory Category => RendezvousCategory.Transfer;

    public string? Why(PairFacts facts) =>
        "nothing says otherwise";
}
