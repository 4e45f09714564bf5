using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Geo;

/// <summary>The resource that the program ships, found by walking up to the solution.</summary>
internal static class ShippedResource
{
    public static byte[] Bytes { get; } = File.ReadAllBytes(Path.Combine(Root(), "src/AisDetector/Resources/places.bin"));

    public static Places Places { get; } = Places.Read(Bytes);

    /// <summary>What the resource holds, for the brute-force oracles.</summary>
    public static Coast Coast { get; } = PlacesResource.Read(Bytes).Coast;
    public static ListedPoints Points { get; } = PlacesResource.Read(Bytes).Points;

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AisDetector.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("AisDetector.sln is in no folder above the tests.");
        return folder;
    }
}
