namespace AisDetector.App;

/// <summary>
/// What becomes of the program when its memory is at its limit (<c>DOTNET_GCHeapHardLimit</c>, a container's): one line and <see cref="ExitCode.OperatingFault"/>,
/// wherever it happens. The runtime would abort the process with 134 and pages of stack on a thread that nobody waits for.
/// </summary>
internal static class MemoryLimit
{
    public const string Message = "out of memory";

    /// <summary>From here on, on every thread.</summary>
    public static void Watch() => AppDomain.CurrentDomain.UnhandledException += (_, unhandled) =>
    {
        if (unhandled.ExceptionObject is not Exception exception || !IsCause(exception)) return;
        Console.Error.WriteLine($"aisdetector: {Message}");
        Environment.Exit(ExitCode.OperatingFault);
    };

    /// <summary>Libraries wrap what they do not expect.</summary>
    public static bool IsCause(Exception exception) => exception is OutOfMemoryException
        || exception.InnerException is { } inner && IsCause(inner)
        || exception is AggregateException many && many.InnerExceptions.Any(IsCause);
}
