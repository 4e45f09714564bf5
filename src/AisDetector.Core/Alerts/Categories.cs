
namespace AisDetector.Core.Alerts;

/// <summary>Which categories are published; the others are counted, explained and written with <c>--all</c>.</summary>
public static class Categories
{
    private static readonly HashSet<RendezvousCategory> Published = [RendezvousCategory.Transfer, RendezvousCategory.Transshipment, RendezvousCategory.Bunkering];

    public static bool IsPublished(RendezvousCategory category) => Published.Contains(category);
}
