using System.CommandLine;
using System.Globalization;
using AisDetector.Core.Alerts;

namespace AisDetector.Verbs;

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
    /// alongside, 3 h horizon, 1 h gap, and as much again to spare for overridden options.
    /// </summary>
    private static readonly TimeSpan Appears = TimeSpan.FromHours(33);

    public DateTime? ReadFrom => From - WarmUp;

    /// <summary>No alert is followed for longer than the warm-up past the end: one that is still open then stays open in the result.</summary>
    public DateTime? ReadTo => To + (WarmUp > Appears ? WarmUp : Appears);

    public bool Wants(Alert alert) =>
        (From is null || alert.Start >= From) && (To is null || alert.Start < To) && (Box is not { } box || box.Contains(alert.Latitude, alert.Longitude));

    /// <summary>True when nothing that is read from here on can change what was chosen.</summary>
    public bool IsComplete(DateTime logTime, IEnumerable<Alert> lastRevisions) =>
        To is { } to && logTime > to + Appears && lastRevisions.All(a => a.Phase is AlertPhase.Settled or AlertPhase.Retracted || a.Start >= to);
}

internal sealed class AlertChoiceOptions
{
    private readonly Option<DateTime?> _from = Time("--from", "Only alerts whose contact began at this time (UTC) or later, such as 2024-01-31 or 2024-01-31T12:00");
    private readonly Option<DateTime?> _to = Time("--to", "Only alerts whose contact began before this time (UTC)");

    private readonly Option<Box?> _box = new("--bbox")
    {
        Description = "Only alerts inside this box, in degrees; west greater than east spans the antimeridian. Write --bbox=-10,35,5,45 when it begins with a minus",
        HelpName = "WEST,SOUTH,EAST,NORTH",
        CustomParser = Parser.For<Box?>(ParseBox, "WEST,SOUTH,EAST,NORTH in degrees, such as 110,-10,140,10,"),
    };

    private readonly Option<TimeSpan?> _warmUp = new("--warm-up")
    {
        Description = "How much before --from is read, so that the slice finds what the whole would (default: 14d16h)",
        HelpName = "SPAN",
        CustomParser = Parser.For<TimeSpan?>(ParseSpan, "a time span such as 36h or 14d16h"),
    };

    public AlertChoiceOptions(Command command)
    {
        command.Add(_from);
        command.Add(_to);
        command.Add(_box);
        command.Add(_warmUp);
    }

    public AlertChoice Read(ParseResult parsed)
    {
        var choice = new AlertChoice(parsed.GetValue(_from), parsed.GetValue(_to), parsed.GetValue(_box), parsed.GetValue(_warmUp) ?? AlertChoice.DefaultWarmUp);
        return choice.From < choice.To || choice.From is null || choice.To is null
            ? choice
            : throw new UsageException($"--from {choice.From:yyyy-MM-dd HH:mm} is not before --to {choice.To:yyyy-MM-dd HH:mm}");
    }

    private static Option<DateTime?> Time(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = Parser.For<DateTime?>(ParseTime, "an ISO 8601 date or time such as 2024-01-31 or 2024-01-31T12:00Z"),
    };

    private static bool ParseTime(string text, out DateTime? time)
    {
        var parsed = Spans.TryParseTime(text, out var value);
        time = value;
        return parsed;
    }

    private static bool ParseSpan(string text, out TimeSpan? span)
    {
        var parsed = Spans.TryParse(text, out var value);
        span = value;
        return parsed;
    }

    private static bool ParseBox(string text, out Box? box)
    {
        var parsed = Box.TryParse(text, out var value);
        box = value;
        return parsed;
    }
}
