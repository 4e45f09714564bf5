using System.CommandLine;
using AisDetector.Core.Assessment;
using AisDetector.Output;
using AisDetector.Output.Page;
using Spectre.Console;

namespace AisDetector.Verbs;

/// <summary><c>--output --output-format --revisions --report</c>.</summary>
internal sealed class AlertOutputOptions
{
    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write to this file instead of stdout; it appears only when it is whole",
        HelpName = "FILE",
    };

    private readonly Option<string?> _format = new("--output-format")
    {
        Description = "jsonl, csv, geojson or table (default: by the file's name; else a table on a terminal, JSON Lines when piped)",
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
        _format.OneOf("jsonl", "csv", "geojson", "table");
        command.Add(_output);
        command.Add(_format);
        command.Add(_revisions);
        command.Add(_retracted);
        command.Add(_report);
    }

    public AlertResults Open(ParseResult parsed)
    {
        var path = parsed.GetValue(_output);
        var format = parsed.GetValue(_format) switch
        {
            "jsonl" => AlertFormat.JsonLines,
            "csv" => AlertFormat.Csv,
            "geojson" => AlertFormat.GeoJson,
            "table" => AlertFormat.Table,
            _ => path is null ? StandardOutput.IsTerminal ? AlertFormat.Table : AlertFormat.JsonLines : ByName(path),
        };
        return new AlertResults(path, format, parsed.GetValue(_revisions), parsed.GetValue(_report)) { WantsTakenBack = parsed.GetValue(_retracted) };
    }

    private static AlertFormat ByName(string path) => Path.GetExtension(path).ToLowerInvariant() switch
    {
        ".csv" => AlertFormat.Csv,
        ".geojson" => AlertFormat.GeoJson,
        ".txt" => AlertFormat.Table,
        _ => AlertFormat.JsonLines,
    };
}

/// <summary>Where a run's results go. The files are opened before the input, so that a wrong path is said at once.</summary>
internal sealed class AlertResults : IDisposable
{
    private readonly OutputFile? _file, _report;
    private readonly AlertFormat _format;
    private readonly List<string> _written = [];

    public AlertResults(string? path, AlertFormat format, bool revisions, string? report)
    {
        _format = format;
        WantsRevisions = revisions;
        try
        {
            _file = path is null ? null : new OutputFile(path);
            _report = report is null ? null : new OutputFile(report);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public bool WantsRevisions { get; }
    public bool WantsTakenBack { get; init; }
    public bool NeedsTracks => _format == AlertFormat.GeoJson || _report is not null;

    public void Write(IReadOnlyList<Alert> alerts, PageSubject page, bool whole)
    {
        // The page first: a reader of stdout that goes away must not cost it.
        if (_report is not null)
        {
            ReportPage.Write(_report.Stream, page with { Whole = whole });
            Close(_report, "page", whole);
        }

        var output = _file?.Stream ?? StandardOutput.Open();
        Fill(output, alerts, page);
        output.Flush();
        if (_file is not null) Close(_file, "alerts", whole);
    }

    public void SayWhere(TextWriter to)
    {
        foreach (var line in _written) to.WriteLine(line);
    }

    private void Fill(Stream output, IReadOnlyList<Alert> alerts, PageSubject page)
    {
        using var writer = new StreamWriter(output, new System.Text.UTF8Encoding(false), leaveOpen: true);
        IAlertSink sink = _format switch
        {
            AlertFormat.Csv => new CsvSink(output),
            AlertFormat.GeoJson => new GeoJsonSink(output, page.TracksOf),
            AlertFormat.Table => new TableSink(Terminal.On(writer, isStandardOutput: _file is null)),
            _ => new JsonLinesSink(output),
        };
        using (sink as IDisposable)
        {
            foreach (var alert in alerts) sink.Write(alert);
            sink.End();
        }
    }

    private void Close(OutputFile file, string what, bool whole)
    {
        if (whole) file.Commit();
        else file.KeepPartial();
        _written.Add($"{what,-9} {(whole ? file.Path : file.PartialPath)}");
    }

    public void Dispose()
    {
        _file?.Dispose();
        _report?.Dispose();
    }
}

internal static class Terminal
{
    /// <summary>Columns of a table that goes to a file or a pipe.</summary>
    private const int PlainWidth = 118;

    public static IAnsiConsole On(TextWriter writer, bool isStandardOutput)
    {
        var live = isStandardOutput && StandardOutput.IsTerminal;
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = live && Environment.GetEnvironmentVariable("NO_COLOR") is null or "" ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = live ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = live && Console.WindowWidth is var width and > 0 ? width : PlainWidth;
        console.Profile.Capabilities.Unicode = true;
        return console;
    }
}
