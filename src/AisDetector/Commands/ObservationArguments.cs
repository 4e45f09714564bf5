using System.CommandLine;
using AisDetector.Ops;

namespace AisDetector.Commands;

/// <summary><c>--http</c> and <c>--log-format</c>: how what runs day and night may be looked at.</summary>
internal sealed class ObservationArguments
{
    private readonly Option<string?> _http = new("--http")
    {
        Description = "Serve /metrics (Prometheus), /healthz and /readyz here; 0.0.0.0:9464, say, for every address of the machine. Off unless given",
        HelpName = "HOST:PORT",
    };

    private readonly Option<string> _logFormat = new("--log-format") { Description = "The log on stderr: line, json (an object a line) or systemd (for the journal)", DefaultValueFactory = _ => "line" };

    public ObservationArguments(Command command)
    {
        _logFormat.OneOf("line", "json", "systemd");
        command.Add(_http);
        command.Add(_logFormat);
    }

    public ObservationOptions Read(ParseResult parsed, Settings settings) => new()
    {
        Http = parsed.GetValue(_http) is { Length: > 0 } address ? HttpAddress.Parse(address) : null,
        EventFormat = Enum.Parse<EventFormat>(parsed.GetRequiredValue(_logFormat), ignoreCase: true),
        Logging = settings.Logging,
    };
}
