using System.Globalization;
using AisDetector.Core.Alerts;

namespace AisDetector.Replay;

/// <summary>A box of longitudes and latitudes; west may be greater than east: then it spans the antimeridian.</summary>
internal readonly record struct Box(double West, double South, double East, double North)
{
    public bool Contains(double latitude, double longitude) =>
        latitude >= South && latitude <= North
        && (West <= East ? longitude >= West && longitude <= East : longitude >= West || longitude <= East);

    public static bool TryParse(string text, out Box box)
    {
        box = default;
        var parts = text.Split(',', StringSplitOptions.TrimEntries);
        var numbers = new double[4];
        if (parts.Length != 4) return false;
        for (var i = 0; i < 4; i++)
            if (!double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i])) return false;
        box = new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
        return Math.Abs(box.West) <= 180 && Math.Abs(box.East) <= 180 && box.South >= -90 && box.North <= 90 && box.South <= box.North;
    }
}

/// <summary>
/// <c>--from --to --bbox --warm-up</c>: which alerts are wanted, by where and when their contact began. Reports are read from
/// the warm-up before (so that the slice knows what the whole would) until the wanted alerts are settled.
/// </summary>
internal sealed record AlertChoice(DateTime? From, DateTime? To, Box? Box, TimeSpan WarmUp)
{
    /// <summary>14 days of evidence memory, and 16 h for an encounter's longest silence, the horizon and the longest gap.</summary>
    public static readonly TimeSpan DefaultWarmUp = new(14, 16, 0, 0);

    /// <summary>
    /// After this much time past <see cref="To"/> no alert can appear that began before it: 12 h of bridged silence, 30 min
    /// alongside, 3 h horizon, 1 h gap, and as much again to spare for overridden options. A ship that lies slow and is no loitering yet,
    /// because others lie there too, may become one later: that is asked.
    /// </summary>
    private static readonly TimeSpan Appears = TimeSpan.FromHours(33);

    public DateTime? ReadFrom => From - WarmUp;

    /// <summary>No alert is followed for longer than the warm-up past the end: one that is still open then stays open in the result.</summary>
    public DateTime? ReadTo => To + (WarmUp > Appears ? WarmUp : Appears);

    public bool Wants(Alert alert) =>
        (From is null || alert.Start >= From) && (To is null || alert.Start < To) && (Box is not { } box || box.Contains(alert.Latitude, alert.Longitude));

    /// <summary>True when nothing that is read from here on can change what was chosen.</summary>
    /// <param name="oldestSlow">When the oldest ship was first slow that may yet be loitering.</param>
    public bool IsComplete(DateTime logTime, DateTime oldestSlow, IEnumerable<Alert> lastRevisions) =>
        To is { } to && logTime > to + Appears && oldestSlow >= to && lastRevisions.All(a => a.Phase is AlertPhase.Settled or AlertPhase.Retracted || a.Start >= to);
}
