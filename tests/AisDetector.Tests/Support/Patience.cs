using System.Diagnostics;

namespace AisDetector.Tests.Support;

/// <summary>How long a test waits. Neither may fail because the machine has other things to do.</summary>
internal static class Patience
{
    /// <summary>On an idle machine the program starts in a fifth of this.</summary>
    private static readonly TimeSpan SlowStart = TimeSpan.FromSeconds(1);

    /// <summary>What takes longer hangs. No measure of speed.</summary>
    public static TimeSpan Hang { get; } = TimeSpan.FromMinutes(3);

    /// <summary>A limit that the program promises, in the time of a machine that is not busy: by how much it is prolonged now.</summary>
    public static double Slowness()
    {
        var watch = Stopwatch.StartNew();
        BuiltProgram.Run("--version");
        return Math.Max(1, watch.Elapsed / SlowStart);
    }
}
