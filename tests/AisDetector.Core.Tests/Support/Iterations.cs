namespace AisDetector.Core.Tests.Support;

/// <summary>How often a property is tried. <c>AISDETECTOR_TEST_ITERATIONS</c> multiplies it (0.1 for a quick look, 100 for a night).</summary>
internal static class Iterations
{
    public static long Of(long usual) =>
        double.TryParse(Environment.GetEnvironmentVariable("AISDETECTOR_TEST_ITERATIONS"), out var factor)
            ? Math.Max(1, (long)(usual * factor))
            : usual;
}
