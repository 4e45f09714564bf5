using System.Globalization;

namespace AisDetector.Output.Page;

/// <summary>Times to horizontal units.</summary>
internal readonly record struct TimeAxis(DateTime From, DateTime To, double Left, double Right)
{
    private static readonly TimeSpan[] TickSteps =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1), TimeSpan.FromHours(2),
        TimeSpan.FromHours(3), TimeSpan.FromHours(6), TimeSpan.FromHours(12), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(7), TimeSpan.FromDays(30),
    ];

    public double At(DateTime time) => Left + (Right - Left) * ((time - From) / (To - From));

    /// <summary>The step between ticks so that no more than so many stand on the axis.</summary>
    public static TimeSpan TickStep(TimeSpan span, int ticksMax) => TickSteps.FirstOrDefault(s => span / s <= ticksMax, TimeSpan.FromDays(90));

    public IEnumerable<DateTime> Ticks(int ticksMax)
    {
        var step = TickStep(To - From, ticksMax);
        for (var tick = Ceiling(From, step); tick <= To; tick += step) yield return tick;
    }

    public static DateTime Ceiling(DateTime time, TimeSpan step) => DateTime.UnixEpoch + Math.Ceiling((time - DateTime.UnixEpoch) / step) * step;
}

internal static class Nice
{
    /// <summary>1, 2 or 5 times a power of ten, no more than the value.</summary>
    public static double Below(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return (value / power) switch { >= 5 => 5, >= 2 => 2, _ => 1 } * power;
    }

    public static string Length(double meters) =>
        meters >= 1000 ? string.Create(CultureInfo.InvariantCulture, $"{meters / 1000:0.##} km") : string.Create(CultureInfo.InvariantCulture, $"{meters:0.##} m");
}
