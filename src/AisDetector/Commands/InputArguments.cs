using System.CommandLine;
using System.CommandLine.Parsing;
using AisDetector.App;
using AisDetector.Core.Reports;
using AisDetector.Formats;
using AisDetector.Replay;

namespace AisDetector.Commands;

/// <summary>The paths and the options that say how to read them: the same for every verb that reads.</summary>
internal sealed class InputArguments
{
    private const long DefaultSortMemory = 4_000_000_000;

    /// <summary>Options of the reading verbs that name a file to write.</summary>
    /// <summary>As the inputs name stdin.</summary>
    private const string StandardOutputName = "-";

    private static readonly string[] Written = ["--output", "--report", "--rejects", "--state"];

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, folders, globs, pipes, or - for stdin: NMEA logs, CSV (NOAA, DMA, any with a header), JSON Lines; plain, .gz, .zip or .zst",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "Names a CSV's columns when they are not recognised: mmsi=…,time=…,lat=…,lon=…",
        HelpName = "FIELD=COLUMN,…",
    };

    private readonly Option<bool> _arrivalOrder = new("--arrival-order")
    {
        Description = "Take files one after another and reports as they stand, as a live feed would; do not merge or sort by time",
    };

    private readonly Option<long?> _sortMemory = new("--sort-memory")
    {
        Description = "Memory for sorting an input that is out of order, for example 512MB (default: 4GB)",
        HelpName = "SIZE",
        CustomParser = Parser.For<long?>(TryParseBytes, "a size such as 512MB or 4GB"),
    };

    private readonly Option<string?> _rejects = new("--rejects")
    {
        Description = "Write what was not used to this file, one a line: a reason, a tab and the original text, or the report as decode writes it",
        HelpName = "FILE",
    };

    public InputArguments(Command command, bool withRejects = true, bool withOrder = true)
    {
        command.Add(_paths);
        command.Validators.Add(Check);
        command.Add(_columns);
        if (withOrder)
        {
            command.Add(_arrivalOrder);
            command.Add(_sortMemory);
        }

        if (withRejects) command.Add(_rejects);
    }

    /// <summary>The parser takes an option that it does not know for a path, and says nothing useful when there is none.</summary>
    private void Check(CommandResult command)
    {
        var paths = command.GetResult(_paths)?.Tokens.Select(t => t.Value).ToArray() ?? [];
        if (paths.Length == 0) command.AddError("no input: name one or more PATHs (files, folders, globs), or - for stdin");
        CheckFiles(command, paths);
        foreach (var path in paths.Where(p => p.Length > 1 && p[0] == '-' && !File.Exists(p))) command.AddError(Parser.Unknown(path, command.Command));
    }

    /// <summary>A file that is written is neither another that is written nor one that is read: it would be lost.</summary>
    private static void CheckFiles(CommandResult command, string[] paths)
    {
        var taken = paths.Where(File.Exists).Select(Path.GetFullPath).Distinct().ToDictionary(path => path, _ => "this is an input, which would be lost");
        foreach (var option in command.Command.Options.Where(o => Written.Contains(o.Name)))
        {
            if (command.GetResult(option)?.Tokens is not [{ Value.Length: > 0 } token] || token.Value.StartsWith("/dev/", StringComparison.Ordinal)) continue;
            if (token.Value == StandardOutputName)
            {
                if (option.Name != "--output") command.AddError($"{option.Name} -: a file is expected; stdout is for --output");
                continue;
            }

            if (!taken.TryAdd(Path.GetFullPath(token.Value), $"{option.Name} names the same file"))
                command.AddError($"{option.Name} {token.Value}: {taken[Path.GetFullPath(token.Value)]}");
        }
    }

    /// <summary>The file that <c>--output</c> names; null: stdout.</summary>
    public static string? FileOf(ParseResult parsed, Option<string?> output) => parsed.GetValue(output) is { } path && path != StandardOutputName ? path : null;

    public string[] Paths(ParseResult parsed) => parsed.GetRequiredValue(_paths);

    public RejectFile? OpenRejects(ParseResult parsed) => parsed.GetValue(_rejects) is { } path ? new RejectFile(path) : null;

    public InputOptions Options(ParseResult parsed, CancellationToken stop, RejectHandler? onReject = null) => new()
    {
        Stop = stop,
        Columns = parsed.GetValue(_columns),
        ArrivalOrder = parsed.GetValue(_arrivalOrder),
        SortMemoryBytes = parsed.GetValue(_sortMemory) ?? DefaultSortMemory,
        OnReject = onReject,
    };

    private static bool TryParseBytes(string text, out long? bytes)
    {
        var parsed = Spans.TryParseBytes(text, out var value);
        bytes = value;
        return parsed;
    }

    /// <summary>What alerts name as their input: the file's name, not where it lies.</summary>
    public static string Name(IReadOnlyList<string> paths)
    {
        var first = paths[0] == "-" ? "stdin" : Path.GetFileName(paths[0].TrimEnd(Path.DirectorySeparatorChar));
        return paths.Count == 1 ? first : $"{first} and {paths.Count - 1} more";
    }
}

internal delegate bool TryParse<T>(string text, out T value);

internal static class Parser
{
    public static string Unknown(string option, Command command) =>
        $"{option}: there is no such option{Suggestion.For(option.Split('=')[0], command.Options.SelectMany(o => o.Aliases.Append(o.Name)))}";

    /// <summary>Only these words; whoever writes another is told in one line.</summary>
    public static void OneOf(this Option option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var word in result.Tokens.Select(t => t.Value).Where(word => !words.Contains(word)))
                result.AddError($"{option.Name} {word}: {string.Join(", ", words[..^1])} or {words[^1]} is expected{Suggestion.For(word, words)}");
        });
    }

    /// <summary>A parser whose complaint names the option, the value and what would be right.</summary>
    public static Func<ArgumentResult, T?> For<T>(TryParse<T> parse, string expected) => result =>
    {
        var text = string.Join(' ', result.Tokens.Select(t => t.Value));
        if (parse(text, out var value)) return value;
        var option = result.Parent is OptionResult parent ? parent.Option.Name : result.Argument.Name;
        result.AddError($"{option} {text}: {expected} is expected");
        return default;
    };
}
