using System.Globalization;
using AisDetector.Core.Assessment;
using Spectre.Console;

namespace AisDetector.Output;

/// <summary>A table for a person at a terminal (or in a log).</summary>
internal sealed class TableSink(IAnsiConsole console) : IAlertSink
{
    private readonly Table _table = new Table().Border(TableBorder.Rounded)
        .AddColumns("Start (UTC)", "Lasted", "Vessels", "Where", "Apart", "What", "Score")
        .Expand();

    private int _rows;

    public void Write(Alert alert)
    {
        if (_rows++ > 0) _table.AddEmptyRow();
        _table.AddRow(
            $"{alert.Start:yyyy-MM-dd}\n{alert.Start:HH:mm}–{(alert.End is { } end ? end.ToString("HH:mm", CultureInfo.InvariantCulture) + Later(alert.Start, end) : "open")}",
            Lasted(alert),
            string.Join('\n', alert.Vessels.Select(Name)),
            Markup.Escape($"{Wording.Position(alert.Latitude, alert.Longitude)}\n{Wording.Offshore(alert)}"),
            alert.MedianDistanceMeters is { } median ? $"{median} m\nmin {alert.MinDistanceMeters} m" : "",
            Markup.Escape(Wording.What(alert)) + (alert.Phase == AlertPhase.Retracted ? "\n[red]taken back[/]" : ""),
            alert.Score.ToString("0.00", CultureInfo.InvariantCulture));
    }

    public void End()
    {
        if (_rows == 0) console.WriteLine("No candidate transfers.");
        else console.Write(_table);
    }

    private static string Later(DateTime start, DateTime end) => (end.Date - start.Date).Days is var days and > 0 ? $" +{days}d" : "";

    private static string Lasted(Alert alert) =>
        Wording.Minutes(alert.DurationMinutes) + (alert.InferredMinutes > 0 ? $"\n{Wording.Minutes(alert.InferredMinutes)} unseen" : "");

    private static string Name(AlertVessel vessel)
    {
        var name = Markup.Escape(Wording.Printable(vessel.Name));
        var flag = vessel.Flag is { } code ? $" {Markup.Escape(code)}" : "";
        return name.Length == 0 ? $"{vessel.Mmsi}{flag}" : $"[bold]{name}[/] {vessel.Mmsi}{flag}";
    }
}
