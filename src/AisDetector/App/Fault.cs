namespace AisDetector.App;

/// <summary>What ends the program's work: one line for the operator, and the exit code (<see cref="App.ExitCode"/>).</summary>
internal class Fault(string message, int exitCode = ExitCode.OperatingFault, Exception? cause = null) : Exception(message, cause)
{
    public int ExitCode { get; } = exitCode;
}

/// <summary>The command line or a setting is wrong in a way that the parser cannot see.</summary>
internal sealed class UsageFault(string message) : Fault(message, App.ExitCode.BadArguments);
