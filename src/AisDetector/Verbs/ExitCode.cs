namespace AisDetector.Verbs;

/// <summary>What the process ends with; part of the contract (README, "Exit codes").</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The machine failed us: disk full, no permission, a broken file system.</summary>
    public const int OperatingFault = 1;

    public const int BadArguments = 2;
    public const int NoUsableInput = 3;

    /// <summary>Stopped by Ctrl-C (128 + SIGINT, as shells expect) or by SIGTERM: what was written is not the whole result.</summary>
    public const int Interrupted = 130;
}

/// <summary>The command line is wrong in a way that the parser cannot see.</summary>
internal sealed class UsageException(string message) : Exception(message);
