using AisDetector.Core.Geo;

namespace AisDetector.App;

/// <summary>The land, ports and anchorages that ship inside the program (NOTICE names their sources).</summary>
internal static class ShippedPlaces
{
    /// <summary>Reads them: call once.</summary>
    public static Places Load()
    {
        using var stream = typeof(ShippedPlaces).Assembly.GetManifestResourceStream("places.bin")
            ?? throw new InvalidOperationException("The program was built without places.bin.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Places.Read(bytes);
    }
}
