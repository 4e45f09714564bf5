using System.CommandLine;
using AisDetector.Files;
using AisDetector.Output;

namespace AisDetector.Verbs;

/// <summary>The verbs, and the one place where a fault becomes a line on stderr and an exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        var root = new RootCommand("Finds candidate ship-to-ship transfers at sea in AIS data.")
        {
            DemoVerb.Command(), ReplayVerb.Command(), ExplainVerb.Command(), DecodeVerb.Command(), InspectVerb.Command(),
            RunVerb.Command(), FeedVerb.Create(),
        };
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in Faults(parsed).Distinct()) Complain(message);
            var verb = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
            Console.Error.WriteLine($"Try: aisdetector{verb} --help");
            return ExitCode.BadArguments;
        }

        // Ctrl-C is ours (see Interruption), and so is what becomes of an exception.
        return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }

    /// <summary>The parser's complaints; of a word that is no verb and no option, one of ours that says what there is.</summary>
    private static IEnumerable<string> Faults(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.ToArray();
        if (unknown.Length == 0) return parsed.Errors.Select(e => e.Message);
        if (command is RootCommand && !unknown[0].StartsWith('-'))
        {
            var verbs = command.Subcommands.Select(c => c.Name).ToArray();
            return [$"{unknown[0]}: there is no such verb{Suggestion.For(unknown[0], verbs)} (the verbs are {string.Join(", ", verbs)})"];
        }

        var others = parsed.Errors.Select(e => e.Message).Where(message => !unknown.Any(word => message.Contains($"'{word}'", StringComparison.Ordinal)));
        return unknown.Select(word => word.StartsWith('-') ? Parser.Unknown(word, command) : $"{word}: nothing is expected here").Concat(others);
    }

    /// <summary>Gives a command its action: runs <paramref name="verb"/> and turns whatever stops it into one line and an exit code.</summary>
    public static void Does(this Command command, Func<ParseResult, CancellationToken, int> verb) =>
        command.SetAction(parsed =>
        {
            using var interruption = new Interruption();
            try
            {
                return verb(parsed, interruption.Token);
            }
            catch (Exception exception)
            {
                // An input that we stopped reading is no empty one.
                return Explain(exception is InputException && interruption.Token.IsCancellationRequested ? new OperationCanceledException() : exception);
            }
        });

    private static int Explain(Exception exception)
    {
        if (Environment.GetEnvironmentVariable("AISDETECTOR_TRACE") is { Length: > 0 }) Console.Error.WriteLine(exception);
        switch (exception)
        {
            case ReaderGoneException:
                return ExitCode.Done;
            case OperationCanceledException:
                Complain("stopped before there was a result");
                return ExitCode.Interrupted;
            case InputException input:
                Complain(input.Message);
                return input.ExitCode;
            case UsageException:
                Complain(exception.Message);
                return ExitCode.BadArguments;
            case IOException or UnauthorizedAccessException:
                Complain(OutputFile.IsDiskFull(exception) ? $"the disk is full ({exception.Message})" : exception.Message);
                return ExitCode.OperatingFault;
            case OutOfMemoryException:
                Complain("out of memory; --from and --to read a slice of the input, --sort-memory limits what is sorted in memory");
                return ExitCode.OperatingFault;
            default:
                Complain($"internal error, {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")} (AISDETECTOR_TRACE=1 shows where)");
                return ExitCode.OperatingFault;
        }
    }

    private static void Complain(string message) => Console.Error.WriteLine($"aisdetector: {message}");
}
