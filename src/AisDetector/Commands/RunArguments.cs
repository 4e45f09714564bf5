using System.CommandLine;
using AisDetector.App;
using AisDetector.Broker;
using AisDetector.Core.Options;

namespace AisDetector.Commands;

/// <summary>The options of <c>run</c> that say where, for whom and from when.</summary>
internal sealed class RunArguments
{
    private static readonly TopicNames Names = new();

    private readonly Option<string> _server = new("--bootstrap-server")
    {
        Description = "The Kafka broker to begin with",
        HelpName = "HOST:PORT",
        Required = true,
    };

    private readonly Option<string> _stage = new("--stage")
    {
        Description = "detect, on a topic of one partition; or decode, which makes one of a topic of several, in any number of instances",
        DefaultValueFactory = _ => "detect",
    };

    private readonly Option<string?> _group = new("--group")
    {
        Description = "Instances of one group share the work: one detects, the others stand by; or all decode [default: aisdetector, with --stage decode aisdetector-decode]",
    };

    private readonly Option<string?> _from = new("--from") { Description = "Where a group that has never run begins: earliest or latest" };
    private readonly Option<bool> _create = new("--create-topics") { Description = "Create the topics that do not exist" };
    private readonly Option<bool> _stopAtEnd = new("--stop-at-end") { Description = "Read to the present end of the log, close as replay does at the end of its input, and finish the group" };

    private readonly Option<bool> _accept = new("--accept-differences")
    {
        Description = "Go on although this build or these options judge otherwise than what was published, or cannot read a clean stop's snapshot",
    };

    private readonly Option<string[]> _config = new("--config") { Description = "A setting of librdkafka; repeat for more", HelpName = "KEY=VALUE" };
    private readonly Option<string?> _configFile = new("--config-file") { Description = "Settings of librdkafka, KEY=VALUE a line: the place for secrets", HelpName = "FILE" };
    private readonly Option<string> _snapshotEvery = new("--snapshot-every") { Description = "How often the state is saved", DefaultValueFactory = _ => "10m", HelpName = "SPAN" };
    private readonly Option<string?> _unready = new("--unready-when-silent")
    {
        Description = "Let /readyz answer 503 while no record has come for so long. Off unless given: a silent feed is seldom this instance's fault",
        HelpName = "SPAN",
    };

    private readonly Option<string> _raw = Topic("--topic-raw", Names.Raw, "AIS in: NMEA lines, JSON positions, or a decode stage's reports");
    private readonly Option<string> _alerts = Topic("--topic-alerts", Names.Alerts, "Alerts out");
    private readonly Option<string> _deadLetter = Topic("--topic-dead-letter", Names.DeadLetter, "What cannot be decoded");
    private readonly Option<string> _progress = Topic("--topic-progress", Names.Progress, "How far each group has come");
    private readonly Option<string> _state = Topic("--topic-state", Names.State, "Snapshots");
    private readonly Option<string> _reports = Topic("--topic-reports", Names.Reports, "Reports out, one partition (--stage decode)");
    private readonly Option<string> _decode = Topic("--topic-decode", Names.Decode, "How far each partition is decoded (--stage decode)");

    public RunArguments(Command command)
    {
        _stage.OneOf("detect", "decode");
        _from.OneOf("earliest", "latest");
        foreach (var option in (Option[])[_server, _stage, _group, _from, _create, _stopAtEnd, _accept, _config, _configFile, _snapshotEvery, _unready, _raw, _alerts, _deadLetter, _progress, _state, _reports, _decode])
            command.Add(option);
    }

    public RunOptions Read(ParseResult parsed, RendezvousOptions detection, Settings settings) => new()
    {
        BootstrapServer = parsed.GetRequiredValue(_server),
        Stage = IsDecoding(parsed) ? Stage.Decode : Stage.Detect,
        Group = parsed.GetValue(_group) ?? (IsDecoding(parsed) ? "aisdetector-decode" : "aisdetector"),
        From = parsed.GetValue(_from) switch { "earliest" => StartFrom.Earliest, "latest" => StartFrom.Latest, _ => null },
        CreateTopics = parsed.GetValue(_create),
        StopAtEnd = parsed.GetValue(_stopAtEnd),
        AcceptDifferences = parsed.GetValue(_accept),
        Config = KafkaSettings.Parse(parsed.GetValue(_configFile), parsed.GetValue(_config) ?? [], settings.Kafka),
        Detection = detection,
        SnapshotEvery = Span(_snapshotEvery.Name, parsed.GetRequiredValue(_snapshotEvery)),
        UnreadyWhenSilent = parsed.GetValue(_unready) is { } silent ? Span(_unready.Name, silent) : null,
        Topics = new TopicNames
        {
            Raw = parsed.GetRequiredValue(_raw),
            Alerts = parsed.GetRequiredValue(_alerts),
            DeadLetter = parsed.GetRequiredValue(_deadLetter),
            Progress = parsed.GetRequiredValue(_progress),
            State = parsed.GetRequiredValue(_state),
            Reports = parsed.GetRequiredValue(_reports),
            Decode = parsed.GetRequiredValue(_decode),
        },
    };

    private static TimeSpan Span(string option, string text) =>
        Spans.TryParse(text, out var span) ? span : throw new UsageFault($"{option} {text}: a time span is expected, such as 90s, 10m or 1h");

    private bool IsDecoding(ParseResult parsed) => parsed.GetRequiredValue(_stage) == "decode";

    private static Option<string> Topic(string name, string usual, string what) => new(name) { Description = what, DefaultValueFactory = _ => usual, HelpName = "TOPIC" };
}
