using System.Diagnostics;

namespace AisDetector.Tests.Support;

/// <summary>The program as built, run as a process of its own: what a user gets.</summary>
internal static class BuiltProgram
{
    public static string Path { get; } = System.IO.Path.Combine(AppContext.BaseDirectory, "aisdetector");

    internal sealed record Outcome(int ExitCode, string Output, string Errors);

    public static Outcome Run(params string[] arguments) => RunIn(Repository.Root, arguments);

    public static Outcome RunIn(string folder, params string[] arguments) => RunProcess(Path, folder, arguments);

    /// <summary>Through a shell: pipes, redirections, signals. <c>$P</c> is the program.</summary>
    public static Outcome Shell(string folder, string script) => RunProcess("/bin/bash", folder, ["-c", script]);

    /// <summary>
    /// The program compiles hot loops at once, which pays on millions of rows. For the few that most tests have it is half of the
    /// whole time: so here, when the loops are known to be hot.
    /// </summary>
    public static void ShortLived(ProcessStartInfo start) => (start.Environment["DOTNET_TieredPGO"], start.Environment["DOTNET_TC_CallCountingDelayMs"]) = ("0", "100");

    private static Outcome RunProcess(string file, string folder, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["P"] = Path;
        ShortLived(start);
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience.Hang))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{file} {string.Join(' ', arguments)} did not end within {Patience.Hang.TotalSeconds} s");
        }

        return new Outcome(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }
}
