using System.CommandLine;
using System.CommandLine.Parsing;
using AisDetector.Core.Ais;
using AisDetector.Files;

namespace AisDetector.Verbs;

/// <summary>The paths and the options that say how to read them: the same for every verb that reads.</summary>
internal sealed class InputArguments
{
    private const long DefaultSortMemory = 4_000_000_000;

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Description = "Files, folders, globs, or - for stdin: NMEA logs, CSV (NOAA, DMA, any with a header), JSON Lines; plain, .gz, .zip or .zst",
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
        Description = "Write what was rejected to this file: a reason, a tab and the original text a line",
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
        foreach (var path in paths.Where(p => p.Length > 1 && p[0] == '-' && !File.Exists(p))) command.AddError($"{path}: there is no such option");
    }

    public string[] Paths(ParseResult parsed) => parsed.GetRequiredValue(_paths);

    public RejectFile? OpenRejects(ParseResult parsed) => parsed.GetValue(_rejects) is { } path ? new RejectFile(path) : null;

    public InputOptions Options(ParseResult parsed, RejectHandler? onReject = null) => new()
    {
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
