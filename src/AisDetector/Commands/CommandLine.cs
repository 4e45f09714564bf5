using System.CommandLine;
using System.CommandLine.Parsing;
using AisDetector.App;
using AisDetector.Formats;
using AisDetector.Output;

namespace AisDetector.Commands;

/// <summary>The verbs, and the one place where a fault becomes a line on stderr and an exit code.</summary>
internal static class CommandLine
{
    public static int Run(string[] args)
    {
        try
        {
            return Run(args, args is ["run" or "feed", ..] ? Settings.Load(AppContext.BaseDirectory, Environment.CurrentDirectory) : Settings.None);
        }
        catch (UsageFault e)
        {
            Complain(e.Message);
            return e.ExitCode;
        }
    }

    private static int Run(string[] args, Settings settings)
    {
        var root = new RootCommand($"Finds candidate ship-to-ship transfers at sea in AIS data.\n{ExitCode.Help}")
        {
            DemoVerb.Command(), ReplayVerb.Command(), ExplainVerb.Command(), DecodeVerb.Command(), InspectVerb.Command(),
            RunVerb.Command(settings), FeedVerb.Create(settings), BenchVerb.Command(), EvaluateVerb.Command(),
        };
        root.Add(HelpVerb.Command(root));
        // Nothing asked: the help, as an answer, not as a fault.
        var parsed = root.Parse(args is [] ? ["--help"] : args);
        if (settings != Settings.None) parsed = root.Parse(settings.With(args, parsed));
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in Faults(parsed, settings).Distinct()) Complain(message);
            var verb = parsed.CommandResult.Command is RootCommand ? "" : $" {parsed.CommandResult.Command.Name}";
            Console.Error.WriteLine($"Try: aisdetector{verb} --help");
            return ExitCode.BadArguments;
        }

        // Ctrl-C is ours (see Interruption), and so is what becomes of an exception.
        return parsed.Invoke(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
    }

    /// <summary>The parser's complaints; of a word that is no verb and no option, one of ours that says what there is.</summary>
    private static IEnumerable<string> Faults(ParseResult parsed, Settings settings)
    {
        var command = parsed.CommandResult.Command;
        var unknown = parsed.UnmatchedTokens.ToArray();
        if (unknown.Length == 0) return parsed.Errors.Select(e => Words(e, settings));
        if (command is RootCommand && !unknown[0].StartsWith('-'))
        {
            var verbs = command.Subcommands.Select(c => c.Name).ToArray();
            return [$"{unknown[0]}: there is no such verb{Suggestion.For(unknown[0], verbs)} (the verbs are {string.Join(", ", verbs)})"];
        }

        var others = parsed.Errors.Select(e => Words(e, settings)).Where(message => !unknown.Any(word => message.Contains($"'{word}'", StringComparison.Ordinal)));
        return unknown.Select(word => word.StartsWith('-') ? Parser.Unknown(word, command) : $"{word}: nothing is expected here").Concat(others);
    }

    /// <summary>The parser's message in one line, with the option that it is about.</summary>
    private static string Words(ParseError error, Settings settings)
    {
        var message = string.Join(' ', error.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (error.SymbolResult is not OptionResult { Option: var option } result) return settings.Naming(message);
        if (result is { Implicit: true, Parent: CommandResult { Command: var command } }) message = message.TrimEnd('.') + settings.Elsewhere(command, option.Name);
        return settings.Naming(message.Contains(option.Name, StringComparison.Ordinal) ? message : $"{option.Name}: {message}");
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
                return Explain(exception is InputFault && interruption.Token.IsCancellationRequested ? new OperationCanceledException() : exception);
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
            case Fault fault:
                Complain(fault.Message);
                return fault.ExitCode;
            case IOException or UnauthorizedAccessException:
                Complain(OutputFile.IsDiskFull(exception) ? $"the disk is full ({exception.Message})" : exception.Message);
                return ExitCode.OperatingFault;
            case var any when MemoryLimit.IsCause(any):
                Complain($"{MemoryLimit.Message}; --from and --to read a slice of the input, --sort-memory limits what is sorted in memory");
                return ExitCode.OperatingFault;
            default:
                Complain($"internal error, {exception.GetType().Name}: {exception.Message.ReplaceLineEndings(" ")} (AISDETECTOR_TRACE=1 shows where)");
                return ExitCode.OperatingFault;
        }
    }

    private static void Complain(string message) => Console.Error.WriteLine($"aisdetector: {FreeText.Printable(message)}");
}
