using System.CommandLine;
using AisDetector.Commands;

namespace AisDetector.Tests.Feed;

/// <summary>The verb as the command line runs it.</summary>
internal static class FeedRun
{
    public static async Task<(int ExitCode, string[] Said)> RunAsync(CancellationToken stop, params string[] arguments)
    {
        var said = new List<string>();
        var root = new RootCommand { FeedVerb.Create(line => { lock (said) said.Add(line); }) };
        var parsed = root.Parse(["feed", .. arguments]);
        Assert.Empty(parsed.Errors);
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop);
        lock (said) return (exitCode, [.. said]);
    }
}
