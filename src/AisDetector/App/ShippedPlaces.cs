using AisDetector.Core.Geo;

namespace AisDetector.App;

/// <summary>The land, ports and anchorages that ship inside the core (NOTICE names their sources).</summary>
internal static class ShippedPlaces
{
    public static Places Load() => Places.Shipped;
}
