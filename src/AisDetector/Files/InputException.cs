namespace AisDetector.Files;

/// <summary>Input that cannot be used, said in one line that names the file.</summary>
public sealed class InputException(string message, int exitCode, bool isDamage = false) : Exception(message)
{
    public const int BadArguments = 2;
    public const int NoUsableInput = 3;

    /// <summary>2 for bad arguments, 3 when there is no usable input.</summary>
    public int ExitCode { get; } = exitCode;

    /// <summary>It would be usable if it were not damaged or truncated.</summary>
    public bool IsDamage { get; } = isDamage;
}

/// <summary>
/// The input is more out of order than the reorder window: start again with sorting. <see cref="InputLog.Run{T}"/> catches it and does so.
/// </summary>
public sealed class DisorderException(string file) : Exception($"{file} is more out of order than the reorder window")
{
    public string File { get; } = file;
}
