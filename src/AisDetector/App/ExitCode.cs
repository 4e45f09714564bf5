namespace AisDetector.App;

/// <summary>What the process ends with; part of the contract (<c>src/AisDetector/README.md</c>, "Exit codes").</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The machine failed us: disk full, no permission, a broken file system.</summary>
    public const int OperatingFault = 1;

    public const int BadArguments = 2;
    public const int NoUsableInput = 3;

    /// <summary>Done, and the result is a whole one of what could be read; but an input was damaged or truncated and was used in part.</summary>
    public const int DamagedInput = 4;

    /// <summary>Stopped by Ctrl-C (128 + SIGINT, as shells expect) or by SIGTERM: what was written is not the whole result.</summary>
    public const int Interrupted = 130;

    /// <summary>As <c>--help</c> shows it.</summary>
    public const string Help =
        "Exit codes: 0 done; 1 an operating fault; 2 bad arguments; 3 no usable input; 4 done, but an input was damaged and used in part; 130 stopped by Ctrl-C or SIGTERM.";
}
