using System.CommandLine;
using AisDetector.App;
using AisDetector.Replay;

namespace AisDetector.Commands;

/// <summary><c>--from --to --bbox --warm-up</c> as they are typed.</summary>
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
            : throw new UsageFault($"--from {choice.From:yyyy-MM-dd HH:mm} is not before --to {choice.To:yyyy-MM-dd HH:mm}");
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
