using System.Globalization;
using AisDetector.Core.Reports;
using AisDetector.Ops;
using AisDetector.Output;

namespace AisDetector.Live;

/// <summary>A run's numbers as the terminal's last line, the most important first: a narrow terminal cuts it. The rate is that since the line before.</summary>
internal sealed class RunGauge(RunTelemetry telemetry, TimeProvider clock)
{
    /// <summary>Reasons that are named; the rest is one number.</summary>
    private const int MostReasons = 3;

    /// <summary>Reasons that concern time. They are named first, because they are looked at first.</summary>
    private static readonly RejectReason[] OfTime = [RejectReason.Late, RejectReason.FromTheFuture];

    private static readonly RejectReason[] Reasons = Enum.GetValues<RejectReason>();

    private long _at = clock.GetTimestamp();
    private long _records;

    public string Line()
    {
        var elapsed = clock.GetElapsedTime(_at);
        _at = clock.GetTimestamp();
        if (telemetry.Figures is not { } figures) return Wording.Spaced(telemetry.State);
        var rate = Math.Max(0, figures.Records - _records) / Math.Max(0.001, elapsed.TotalSeconds);
        _records = figures.Records;
        var state = telemetry.State == InstanceState.Active ? "" : $"{Wording.Spaced(telemetry.State)}: ";
        return $"{state}{Silences.Rate(rate, "records", telemetry.Silence ?? TimeSpan.Zero)}, lag {Wording.Count(telemetry.Lag ?? 0)}{Watermark(figures)}, "
            + $"alerts: {Wording.Count(figures.OpenAlerts)} open, {Wording.Count(telemetry.Opened)} new since the start ({Wording.Count(telemetry.Revisions, "revision")}){NotUsed()}, "
            + Wording.Count(figures.OpenEncounters, "encounter");
    }

    private string Watermark(Figures figures)
    {
        if (telemetry.WatermarkDelay is not { } delay) return "";

        // A day away or more, in an archive or while catching up: then the day is said too.
        var watermark = DateTimeOffset.FromUnixTimeMilliseconds(figures.Watermark);
        var time = watermark.ToString(delay is { TotalHours: > -1 and < 24 } ? "HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return $", watermark {time} ({(delay.TotalSeconds <= -1 ? $"{Silences.Words(-delay)} ahead" : $"{Silences.Words(delay.Duration())} ago")})";
    }

    private string NotUsed()
    {
        var counts = Reasons.Select(r => (Reason: r, Count: telemetry.NotUsed(r))).Where(c => c.Count > 0)
            .OrderByDescending(c => OfTime.Contains(c.Reason)).ThenByDescending(c => c.Count).ToList();
        if (counts.Count == 0) return "";
        var words = counts.Take(MostReasons).Select(c => $"{Wording.Count(c.Count)} {Wording.Spaced(c.Reason)}");
        var rest = counts.Skip(MostReasons).Sum(c => c.Count);
        return $", not used: {string.Join(", ", rest > 0 ? words.Append($"{Wording.Count(rest)} other") : words)}";
    }
}
