using System.Globalization;
using System.Text;
using AisDetector.Core.Alerts;
using Spectre.Console;

namespace AisDetector.Output;

/// <summary>A table for a person at a terminal (or in a log); on a narrow one, figures share columns instead of breaking.</summary>
internal sealed class TableSink : IAlertSink
{
    private const int WideColumns = 112;

    private readonly IAnsiConsole _console;
    private readonly bool _isWide;
    private readonly Table _table = new Table().Border(TableBorder.Rounded).Expand();
    private int _rows;

    public TableSink(IAnsiConsole console)
    {
        _console = console;
        _isWide = console.Profile.Width >= WideColumns;
        string[] columns = _isWide ? ["Start (UTC)", "Lasted", "Vessels", "Where", "Apart", "What", "Score"] : ["Start (UTC)", "Vessels", "Where", "What"];
        foreach (var column in columns) _table.AddColumn(column == "Vessels" ? new TableColumn(column) : new TableColumn(column).NoWrap());
    }

    public static TableSink On(Stream output, bool isStandardOutput) =>
        new(Terminal.On(new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true), isStandardOutput));

    public void Write(Alert alert)
    {
        if (_rows++ > 0) _table.AddEmptyRow();
        var start = $"{alert.Start:yyyy-MM-dd}\n{alert.Start:HH:mm}–{(alert.End is { } end ? end.ToString("HH:mm", CultureInfo.InvariantCulture) + Later(alert.Start, end) : "open")}";
        var where = Markup.Escape($"{Wording.Position(alert.Latitude, alert.Longitude, "0.000")}\n{Wording.Offshore(alert)}");
        var what = Markup.Escape(Wording.What(alert)) + (alert.PossiblePartners is [var first, ..] ? $"\n{first.Mmsi}?" : "");
        var takenBack = alert.Phase == AlertPhase.Retracted ? "\n[red]taken back[/]" : "";
        var score = alert.Score.ToString("0.00", CultureInfo.InvariantCulture);
        var vessels = string.Join('\n', alert.Vessels.Select(v => Name(v, _isWide ? " " : "\n")));
        if (_isWide)
        {
            var apart = alert.MedianDistanceMeters is { } median ? $"{median} m\nmin {alert.MinDistanceMeters} m" : "";
            _table.AddRow(start, Lasted(alert), vessels, where, apart, what + takenBack, score);
        }
        else
        {
            var apart = alert.MedianDistanceMeters is { } median ? $"\n{median} m apart" : "";
            _table.AddRow($"{start}\n{Lasted(alert)}", vessels, where, $"{what}\nscore {score}{apart}{takenBack}");
        }
    }

    public void End()
    {
        if (_rows == 0) _console.WriteLine("No candidate transfers.");
        else _console.Write(_table);
        _console.Profile.Out.Writer.Flush();
    }

    private static string Later(DateTime start, DateTime end) => (end.Date - start.Date).Days is var days and > 0 ? $" +{days}d" : "";

    private static string Lasted(Alert alert) =>
        Wording.Minutes(alert.DurationMinutes) + (alert.InferredMinutes > 0 ? $"\n{Wording.Minutes(alert.InferredMinutes)} unseen" : "");

    private static string Name(AlertVessel vessel, string between)
    {
        var name = Markup.Escape(Wording.Printable(vessel.Name));
        var flag = vessel.Flag is { } code ? $" {Markup.Escape(code)}" : "";
        return name.Length == 0 ? $"{vessel.Mmsi}{flag}" : $"[bold]{name}[/]{between}{vessel.Mmsi}{flag}";
    }
}
