using AisDetector.App;

namespace AisDetector.Formats;

/// <summary>Input that cannot be used, said in one line that names the file.</summary>
internal sealed class InputFault(string message, int exitCode, bool isDamage = false) : Fault(message, exitCode)
{
    /// <summary>It would be usable if it were not damaged or truncated.</summary>
    public bool IsDamage { get; } = isDamage;
}
