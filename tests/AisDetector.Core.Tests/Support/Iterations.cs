namespace AisDetector.Core.Tests.Support;

/// <summary>
/// How often a property is tried: a fifth of its full count, which is enough to see it break. <c>AISDETECTOR_TEST_ITERATIONS</c>
/// says otherwise: 1 for the full count (before a release, weekly), 100 for a night.
/// </summary>
internal static class Iterations
{
    private const double Usual = 0.2;

    public static long Of(long full) =>
        Math.Max(1, (long)(full * (double.TryParse(Environment.GetEnvironmentVariable("AISDETECTOR_TEST_ITERATIONS"), out var factor) ? factor : Usual)));
}
