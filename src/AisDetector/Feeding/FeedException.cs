namespace AisDetector.Feeding;

/// <summary>What ends a feed, in one line for the operator, with the exit code it means.</summary>
internal sealed class FeedException(string message, int exitCode) : Exception(message)
{
    public int ExitCode { get; } = exitCode;
}
