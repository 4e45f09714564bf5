using System.Globalization;

namespace AisDetector.Output;

/// <summary>
/// How far we are, on stderr: share, bytes, rate, time left, alerts so far. On a terminal one line that is written over, from
/// the first second on; elsewhere (a log, a job's output) a plain line now and then.
/// </summary>
internal sealed class ProgressLine(TextWriter writer, bool isTerminal, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(1), Interval = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PlainSilent = TimeSpan.FromSeconds(10), PlainInterval = TimeSpan.FromSeconds(30);

    private readonly long _start = clock.GetTimestamp();
    private TimeSpan _next = isTerminal ? Silent : PlainSilent;
    private int _width;

    public static ProgressLine OnStandardError() =>
        new(Console.Error, !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb"), TimeProvider.System);

    public TimeSpan Elapsed => clock.GetElapsedTime(_start);

    /// <summary>Says where we are, if it is time to.</summary>
    public void Show(string doing, long bytesRead, long? totalBytes, long reports, int? alerts = null)
    {
        var elapsed = Elapsed;
        if (elapsed < _next) return;
        _next = elapsed + (isTerminal ? Interval : PlainInterval);
        var line = Line(doing, elapsed, bytesRead, totalBytes, reports, alerts);
        if (isTerminal) Write(line);
        else writer.WriteLine(line);
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
        writer.Write('\r' + line.PadRight(_width));
        _width = line.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_width == 0) return;
        writer.Write('\r' + new string(' ', _width) + '\r');
        _width = 0;
    }
}
