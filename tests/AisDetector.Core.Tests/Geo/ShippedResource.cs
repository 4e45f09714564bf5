using AisDetector.Core.Geo;

namespace AisDetector.Core.Tests.Geo;

/// <summary>The resource that the library ships, with what it holds for the brute-force oracles.</summary>
internal static class ShippedResource
{
    public static byte[] Bytes { get; } = ReadBytes();

    public static Places Places => Places.Shipped;

    public static AllSegments Coast { get; } = AllSegments.Of(new PlacesResource(Bytes).ReadCoast());
    public static ListedPoints Points { get; } = new PlacesResource(Bytes).ReadPoints();

    private static byte[] ReadBytes()
    {
        using var stream = typeof(Places).Assembly.GetManifestResourceStream("places.bin")!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
