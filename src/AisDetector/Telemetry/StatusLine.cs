using System.Diagnostics;
using System.Globalization;
using System.Text;
using AisDetector.Core.Ais;
using AisDetector.Output;

namespace AisDetector.Telemetry;

/// <summary>
/// A terminal whose last line says where the run stands and is written over twice a second. What is written to it besides
/// goes above that line.
/// </summary>
internal sealed class StatusLine : TextWriter
{
    private const string Erase = "\r\u001b[K";
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(500);

    private readonly TextWriter _terminal;
    private readonly Func<int> _width;
    private readonly Lock _lock = new();
    private Timer? _timer;
    private string _line = "";

    public StatusLine(TextWriter terminal, Func<int> width) => (_terminal, _width) = (terminal, width);

    public override Encoding Encoding => _terminal.Encoding;

    /// <summary>On stderr, if it is a terminal that can erase a line; null otherwise.</summary>
    public static StatusLine? OnStandardError() => Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") is null or "" or "dumb" ? null : new StatusLine(Console.Error, () => Console.WindowWidth);

    /// <summary>Shows what <paramref name="line"/> says, again and again.</summary>
    public void Renew(Func<string> line) => _timer = new Timer(_ => Show(line()), null, Every, Every);

    public void Show(string line)
    {
        lock (_lock)
        {
            // A line that wraps cannot be written over.
            var width = _width();
            _line = width > 1 && line.Length >= width ? line[..(width - 1)] : line;
            _terminal.Write(Erase + _line);
            _terminal.Flush();
        }
    }

    public override void Write(char value) => Write(value.ToString());

    public override void WriteLine(string? value) => Write(value + "\n");

    /// <summary>Whole lines.</summary>
    public override void Write(string? value)
    {
        lock (_lock)
        {
            _terminal.Write((_line.Length > 0 ? Erase : "") + value + _line);
            _terminal.Flush();
        }
    }

    /// <summary>Takes the line away.</summary>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _timer?.Dispose();
            Show("");
        }

        base.Dispose(disposing);
    }

    /// <summary>The run's numbers as a line; the rate is that since the line before.</summary>
    internal sealed class Gauge(RunTelemetry telemetry)
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private long _records;

        public string Line()
        {
            var elapsed = _watch.Elapsed;
            _watch.Restart();
            if (telemetry.Figures is not { } figures) return Wording.Spaced(telemetry.State);
            var rate = Math.Max(0, figures.Records - _records) / Math.Max(0.001, elapsed.TotalSeconds);
            _records = figures.Records;
            return Line(telemetry.State, figures, rate, telemetry.Lag ?? 0, telemetry.WatermarkDelay, telemetry.Revisions);
        }

        internal static string Line(InstanceState state, Figures figures, double rate, long lag, TimeSpan? behind, long revisions)
        {
            var line = string.Create(CultureInfo.InvariantCulture, $"{(state == InstanceState.Active ? "" : Wording.Spaced(state) + ": ")}{rate:N0} records/s, lag {lag:N0}");
            if (figures.Watermark != Report.NoTime)
            {
                // Of another day than the last: an archive, or a catching up, where the day says more.
                var watermark = DateTimeOffset.FromUnixTimeMilliseconds(figures.Watermark);
                line += behind is { TotalHours: > -1 and < 24 } delay
                    ? string.Create(CultureInfo.InvariantCulture, $", watermark {watermark:HH:mm:ss} ({(delay.TotalSeconds < 120 ? $"{delay.TotalSeconds:0} s" : Wording.Minutes((int)delay.TotalMinutes))} ago)")
                    : string.Create(CultureInfo.InvariantCulture, $", watermark {watermark:yyyy-MM-dd HH:mm}");
            }

            return line + $", {Wording.Count(figures.OpenEncounters, "encounter")}, {Wording.Count(revisions, "alert")}";
        }
    }
}
