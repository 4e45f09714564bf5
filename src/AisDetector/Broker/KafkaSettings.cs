using AisDetector.App;
using Confluent.Kafka;

namespace AisDetector.Broker;

/// <summary>
/// The settings of each client: ours, then the operator's (<c>--config-file</c>, <c>--config</c>), then those that may not be
/// changed. Values are never logged: they may be secrets.
/// </summary>
internal sealed class KafkaSettings(RunOptions options)
{
    /// <summary>What exactly-once and the choice of the active instance rest on.</summary>
    public static readonly IReadOnlyList<string> Fixed =
        ["bootstrap.servers", "group.id", "transactional.id", "enable.idempotence", "enable.auto.commit", "enable.auto.offset.store", "auto.offset.reset", "isolation.level", "enable.partition.eof"];

    /// <summary>The log's reader: a member of the group.</summary>
    public ConsumerConfig Log()
    {
        var settings = Base();
        // Sticky: an instance that comes to stand by does not take the partition from the one that detects.
        if (options.Config.GetValueOrDefault("group.protocol") != "consumer")
        {
            settings["partition.assignment.strategy"] = "cooperative-sticky";
            settings["session.timeout.ms"] = "10000";
            settings["heartbeat.interval.ms"] = "2000";
        }

        // With a full queue librdkafka pauses fetching for a second by default: a backlog would be read in jerks.
        settings["fetch.queue.backoff.ms"] = "10";

        return new ConsumerConfig(With(settings, new()
        {
            ["group.id"] = options.Group,
            ["enable.auto.commit"] = "false",
            ["enable.auto.offset.store"] = "false",
            ["auto.offset.reset"] = "error",
            ["isolation.level"] = "read_committed",
            ["enable.partition.eof"] = "true",
        }));
    }

    /// <summary>The decode stage's reader: as the log's, of many partitions.</summary>
    public ConsumerConfig Partitions()
    {
        var settings = Log();
        // A fetch that waits for news of some partitions holds up the fetch of the others.
        if (!options.Config.ContainsKey("fetch.wait.max.ms")) settings.FetchWaitMaxMs = 20;
        return settings;
    }

    /// <summary>A reader of our own topics: no member of any group, though the client wants a name.</summary>
    public ConsumerConfig Reader()
    {
        var settings = Base();
        // The end of a topic is told by a fetch that comes back empty. By default that takes half a second, at every taking over.
        settings["fetch.wait.max.ms"] = "20";
        return new ConsumerConfig(With(settings, new()
        {
            ["group.id"] = options.Group,
            ["enable.auto.commit"] = "false",
            ["enable.auto.offset.store"] = "false",
            ["auto.offset.reset"] = "error",
            ["isolation.level"] = "read_committed",
            ["enable.partition.eof"] = "true",
        }));
    }

    public ProducerConfig Transactions()
    {
        var settings = Base();
        // A tick's few messages are flushed by the commit; waiting for more would only be latency.
        settings["linger.ms"] = "0";

        // A transaction that a dead instance left open hides what other groups commit to the same topics, until it times out.
        settings["transaction.timeout.ms"] = "30000";
        return new ProducerConfig(With(settings, new() { ["transactional.id"] = options.TransactionalId, ["enable.idempotence"] = "true" }));
    }

    public ProducerConfig Snapshots()
    {
        var settings = Base();
        settings["compression.type"] = "lz4";
        return new ProducerConfig(With(settings, new() { ["enable.idempotence"] = "true" }));
    }

    /// <summary>The decode stage's: full records one after another.</summary>
    public ProducerConfig Reports()
    {
        var settings = Base();
        settings["compression.type"] = "lz4";
        settings["linger.ms"] = "1";
        settings["message.timeout.ms"] = ((long)options.CommitPatience.TotalMilliseconds).ToString(System.Globalization.CultureInfo.InvariantCulture);

        // Back-pressure reaches the reading side before memory grows.
        settings["queue.buffering.max.kbytes"] = "65536";
        return new ProducerConfig(With(settings, new() { ["enable.idempotence"] = "true" }));
    }

    public AdminClientConfig Admin() => new(With(Base(), []));

    private Dictionary<string, string> Base() => new()
    {
        ["client.id"] = "aisdetector",
        // A broker that restarts is found again within a second.
        ["reconnect.backoff.max.ms"] = "1000",
        ["log.connection.close"] = "false",
    };

    private Dictionary<string, string> With(Dictionary<string, string> settings, Dictionary<string, string> last)
    {
        foreach (var (key, value) in options.Config) settings[key] = value;
        foreach (var (key, value) in last) settings[key] = value;
        settings["bootstrap.servers"] = options.BootstrapServer;
        return settings;
    }

    /// <summary>Settings from the environment: <c>AISDETECTOR_KAFKA_SASL_PASSWORD</c> is <c>sasl.password</c>.</summary>
    private const string EnvironmentPrefix = "AISDETECTOR_KAFKA_";

    /// <summary>Settings from four places, of which a later one wins: <paramref name="below"/> (appsettings.json), the environment, the file, those given. The file has <c>KEY=VALUE</c> lines as for Kafka's own clients; blank lines and those that begin with # are skipped.</summary>
    public static Dictionary<string, string> Parse(string? file, IEnumerable<string> given, IReadOnlyDictionary<string, string>? below = null)
    {
        var config = new Dictionary<string, string>(below ?? new Dictionary<string, string>());
        foreach (var (name, value) in Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(e => ((string)e.Key, (string?)e.Value ?? "")))
        {
            if (name.StartsWith(EnvironmentPrefix, StringComparison.Ordinal))
                config[name[EnvironmentPrefix.Length..].Replace('_', '.').ToLowerInvariant()] = value;
        }

        if (file != null)
        {
            string[] lines;
            try
            {
                lines = File.ReadAllLines(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new UsageFault($"--config-file {file}: {e.Message}");
            }

            for (var i = 0; i < lines.Length; i++)
            {
                var line = lines[i].Trim();
                if (line.Length == 0 || line[0] == '#') continue;
                if (!TrySplit(line, out var key, out var value)) throw new UsageFault($"--config-file {file}, line {i + 1}: KEY=VALUE is expected");
                config[key] = value;
            }
        }

        foreach (var setting in given)
        {
            if (!TrySplit(setting, out var key, out var value)) throw new UsageFault("--config: KEY=VALUE is expected, for example --config security.protocol=SSL");
            if (IsSecret(key))
            {
                throw new UsageFault(
                    $"--config {key}: a secret on the command line is seen by everyone who may call ps; write it into a --config-file or into the environment variable {EnvironmentPrefix}{key.Replace('.', '_').ToUpperInvariant()}");
            }

            config[key] = value;
        }

        return config;
    }

    /// <summary>Settings that librdkafka itself calls sensitive, and any later one that is named as they are.</summary>
    private static bool IsSecret(string key) =>
        key.EndsWith(".password", StringComparison.Ordinal) || key.EndsWith(".passphrase", StringComparison.Ordinal) || key.EndsWith(".secret", StringComparison.Ordinal)
        || key is "ssl.key.pem" or "sasl.oauthbearer.config" or "sasl.oauthbearer.assertion.private.key.pem";

    private static bool TrySplit(string setting, out string key, out string value)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        (key, value) = at < 1 ? ("", "") : (setting[..at].Trim(), setting[(at + 1)..].Trim());
        return key.Length > 0;
    }
}
