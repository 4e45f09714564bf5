using System.CommandLine;

namespace AisDetector.Verbs;

internal static class CommandLine
{
    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Finds candidate ship-to-ship transfers at sea in AIS data.") { RunVerb.Command() };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in parsed.Errors.Select(e => e.Message).Distinct()) Console.Error.WriteLine($"aisdetector: {message}");
            return ExitCode.BadArguments;
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }
}
