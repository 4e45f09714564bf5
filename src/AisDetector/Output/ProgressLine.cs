using System.Diagnostics;
using System.Globalization;

namespace AisDetector.Output;

/// <summary>
/// One line on stderr that is written over: share, bytes, rate, time left, alerts so far. Only on a terminal, and only for
/// what takes longer than a second.
/// </summary>
internal sealed class ProgressLine(TextWriter terminal, bool visible) : IDisposable
{
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(1), Interval = TimeSpan.FromMilliseconds(250);
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _next = Silent;
    private int _width;

    public static ProgressLine OnStandardError() => new(Console.Error, !Console.IsErrorRedirected);

    public TimeSpan Elapsed => _watch.Elapsed;

    /// <summary>Says where we are, if it is time to.</summary>
    public void Show(string doing, long bytesRead, long? totalBytes, long reports, int? alerts = null)
    {
        if (!visible || _watch.Elapsed < _next) return;
        _next = _watch.Elapsed + Interval;
        Write(Line(doing, _watch.Elapsed, bytesRead, totalBytes, reports, alerts));
    }

    internal static string Line(string doing, TimeSpan elapsed, long bytesRead, long? totalBytes, long reports, int? alerts)
    {
        var seconds = Math.Max(0.001, elapsed.TotalSeconds);
        var line = $"{doing} {Wording.Bytes(bytesRead)}";
        if (totalBytes is { } total and > 0)
        {
            var share = Math.Clamp((double)bytesRead / total, 0, 1);
            line += string.Create(CultureInfo.InvariantCulture, $" of {Wording.Bytes(total)} ({100 * share:0} %)");
            if (share is > 0 and < 1) line += $", {Left(TimeSpan.FromSeconds(Math.Min(1e8, seconds / share - seconds)))} left";
        }

        line += string.Create(CultureInfo.InvariantCulture, $", {reports / seconds / 1000:N0} thousand reports/s");
        return alerts is { } count ? line + $", {Wording.Count(count, "alert")}" : line;
    }

    private static string Left(TimeSpan time) => time switch
    {
        { TotalSeconds: < 90 } => $"{Math.Ceiling(time.TotalSeconds)} s",
        { TotalMinutes: < 90 } => $"{Math.Ceiling(time.TotalMinutes)} min",
        _ => $"{Math.Ceiling(time.TotalHours)} h",
    };

    private void Write(string line)
    {
        terminal.Write('\r' + line.PadRight(_width));
        _width = line.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_width == 0) return;
        terminal.Write('\r' + new string(' ', _width) + '\r');
        _width = 0;
    }
}
