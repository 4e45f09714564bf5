using System.CommandLine;
using System.CommandLine.Parsing;
using AisDetector.App;
using AisDetector.Output;
using AisDetector.Replay;

namespace AisDetector.Commands;

/// <summary><c>--output --output-format --spreadsheet --revisions --report</c>.</summary>
internal sealed class AlertOutputOptions
{
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write to this file instead of stdout (-); it appears only when it is whole. GeoJSON's tracks go to FILE.tracks.geojson beside it",
        HelpName = "FILE",
    };

    private readonly Option<string?> _format = new("--output-format")
    {
        Description = $"{OutputFormat.List(AlertFormat.All.Select(f => f.Name))} (default: by the file's name; else a table on a terminal, JSON Lines when piped)",
    };

    private readonly Option<bool> _spreadsheet = new("--spreadsheet")
    {
        Description = "CSV for Excel and its like: a byte order mark, and times as yyyy-MM-dd HH:mm:ss (UTC)",
    };

    private readonly Option<bool> _revisions = new("--revisions")
    {
        Description = "Every revision, as a live run publishes them, instead of each alert's last",
    };

    private readonly Option<bool> _retracted = new("--retracted")
    {
        Description = "Also the alerts that later reports took back, marked so; without it only what stands is written",
    };

    private readonly Option<string?> _report = new("--report")
    {
        Description = "Also write a page that shows each alert: map, tracks, separation and speed. One file, needs no network",
        HelpName = "FILE.html",
    };

    public AlertOutputOptions(Command command)
    {
        _format.OneOf([.. AlertFormat.All.Select(f => f.Name)]);
        command.Add(_output);
        command.Add(_format);
        command.Add(_spreadsheet);
        command.Add(_revisions);
        command.Add(_retracted);
        command.Add(_report);
    }

    public AlertResults Open(ParseResult parsed)
    {
        var path = InputArguments.FileOf(parsed, _output);
        var format = Choose(parsed.GetValue(_format), path);
        var (revisions, spreadsheet) = (parsed.GetValue(_revisions), parsed.GetValue(_spreadsheet));
        if (revisions && !format.TakesRevisions)
            throw new UsageFault($"--revisions does not go with {format.Name}, which shows each alert once: {Names(f => f.TakesRevisions)} has a place for revisions");
        if (spreadsheet && !format.HasSpreadsheetForm)
            throw new UsageFault($"--spreadsheet goes with {Names(f => f.HasSpreadsheetForm)}, not with {format.Name}");
        if (path is null && format.IsBinary && StandardOutput.IsTerminal)
            throw new UsageFault($"--output-format {format.Name}: this is no text, and stdout is a terminal; name a file with --output");
        return new AlertResults(path, format, revisions, parsed.GetValue(_report), [.. Others(parsed)]) { Spreadsheet = spreadsheet, WantsTakenBack = parsed.GetValue(_retracted) };
    }

    private static AlertFormat Choose(string? name, string? path)
    {
        if (name is null && path is null) return StandardOutput.IsTerminal ? AlertFormat.Table : AlertFormat.JsonLines;
        if (name is null && OutputFormat.ExtensionOf(path!).ToLowerInvariant() is ".html" or ".htm")
            throw new UsageFault($"--output {path}: --report FILE.html writes the page, beside the alerts");
        return OutputFormat.Choose(AlertFormat.All, name, path);
    }

    /// <summary>What is read, or written by other options.</summary>
    private IEnumerable<string> Others(ParseResult parsed) =>
        parsed.CommandResult.Children.Where(c => c is ArgumentResult || (c as OptionResult)?.Option is Option<string?> option && option != _output && option != _format)
            .SelectMany(c => c.Tokens).Select(t => t.Value).Where(v => v.Length > 0).Select(Path.GetFullPath);

    private static string Names(Func<AlertFormat, bool> which) => OutputFormat.List(AlertFormat.All.Where(which).Select(f => f.Name));
}
