using AisDetector.App;
using AisDetector.Core.Options;

namespace AisDetector.Broker;

internal enum StartFrom { Earliest, Latest }

/// <summary>Detecting on one log, or making one of a topic of several partitions.</summary>
internal enum Stage { Detect, Decode }

/// <summary>What <c>run</c> was asked to do.</summary>
internal sealed record RunOptions
{
    public required string BootstrapServer { get; init; }
    public Stage Stage { get; init; }
    public string Group { get; init; } = "aisdetector";

    /// <summary>Where a group that has never run begins; null: it has run before.</summary>
    public StartFrom? From { get; init; }

    public bool CreateTopics { get; init; }
    public bool StopAtEnd { get; init; }

    /// <summary>Go on although this build judges otherwise than the one that published, or cannot read its snapshot.</summary>
    public bool AcceptDifferences { get; init; }

    public RendezvousOptions Detection { get; init; } = RendezvousOptions.Transfer;
    public TopicNames Topics { get; init; } = new();

    /// <summary>Settings of librdkafka, as given.</summary>
    public IReadOnlyDictionary<string, string> Config { get; init; } = new Dictionary<string, string>();

    public TimeSpan SnapshotEvery { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Input that makes no output is committed this often.</summary>
    public TimeSpan CommitEvery { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary><c>/readyz</c> answers 503 while nothing has come for so long; null: never for that.</summary>
    public TimeSpan? UnreadyWhenSilent { get; init; }

    /// <summary>How long a broker that does not answer is waited for: at the start, and for a transaction.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(15);
    public TimeSpan CommitPatience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Fixed for the group: whoever runs last fences the others off.</summary>
    public string TransactionalId => $"aisdetector-{Group}";

    /// <exception cref="UsageFault">An option is wrong; the message names it.</exception>
    public RunOptions Validated()
    {
        foreach (var server in BootstrapServer.Split(','))
        {
            var colon = server.LastIndexOf(':');
            if (colon < 1 || !ushort.TryParse(server[(colon + 1)..], out var port) || port == 0)
                throw new UsageFault($"--bootstrap-server {BootstrapServer}: HOST:PORT is expected, for example localhost:9092");
        }

        if (string.IsNullOrWhiteSpace(Group)) throw new UsageFault("--group: a name is expected, for example --group aisdetector");
        if (SnapshotEvery < TimeSpan.FromSeconds(1)) throw new UsageFault($"--snapshot-every {SnapshotEvery}: at least 1s is expected");
        if (UnreadyWhenSilent < TimeSpan.FromSeconds(1)) throw new UsageFault($"--unready-when-silent {UnreadyWhenSilent}: at least 1s is expected");
        var names = Topics.Of(Stage).Select(t => t.Name).ToArray();
        foreach (var name in names)
        {
            // Kafka's own rule.
            if (name.Length is 0 or > 249 || name.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-')))
                throw new UsageFault($"topic name '{name}': up to 249 letters, digits, '.', '_' and '-' are expected");
        }

        if (names.Distinct().Count() < names.Length) throw new UsageFault("--topic-…: each topic needs a name of its own");
        foreach (var fixedKey in KafkaSettings.Fixed)
        {
            if (Config.ContainsKey(fixedKey)) throw new UsageFault($"--config {fixedKey}: is set by the program itself, because what is published rests on it");
        }

        return Detection.Problem() is { } problem ? throw new UsageFault($"--set: {problem}") : this;
    }
}
