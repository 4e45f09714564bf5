using AisDetector.App;
using AisDetector.Tests.Support;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Tests.Broker;

/// <summary>TLS, passwords and rights on a real broker with its authorizer on.</summary>
public class SecurityTests(SecureBroker broker) : IClassFixture<SecureBroker>
{
    private static readonly string Recording = Repository.File("tests", "data", "kystverket_1000", "Ais1000Lines.nm4");

    /// <summary>Every password that the tests use, right or wrong.</summary>
    private static readonly string[] Secrets = ["-secret", "-guessed"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [BrokerTheory(Own = true)]
    [InlineData("PLAIN", "stranger")]
    [InlineData("SCRAM-SHA-512", "detector")]
    [InlineData("mTLS", "CN=client")]
    [InlineData("mTLS, its key locked", "CN=client")]
    public async Task By_each_mechanism_a_recording_is_fed_and_run(string mechanism, string user)
    {
        await using var topics = await broker.Topics();
        await broker.AllowAsync(user, topics);
        var (server, file) = mechanism.StartsWith("mTLS", StringComparison.Ordinal)
            ? (broker.MutualTls, Certificate("client", mechanism.Contains("locked", StringComparison.Ordinal)))
            : (broker.Sasl, Password(mechanism, user, $"{user}-secret"));

        var (fed, feed) = await RunningProcess.To(Feed(server, file, topics));
        Assert.True(fed == ExitCode.Done, feed);
        var (ran, run) = await RunningProcess.To(Run(server, file, topics));
        Assert.True(ran == ExitCode.Done, run);

        Assert.Contains("reports", run, StringComparison.Ordinal);
        Assert.True(topics.Progress() is { Finished: true, InputOffset: > 0 });
        HasNoSecret(feed + run);
    }

    [BrokerFact(Own = true)]
    public async Task A_password_from_the_environment_is_used_and_in_no_argument()
    {
        await using var topics = await broker.Topics();
        await broker.AllowAsync("officer", topics);
        var file = broker.Settings([.. Tls("SASL_SSL"), "sasl.mechanism=SCRAM-SHA-512", "sasl.username=officer"]);
        using var running = RunningProcess.Start([.. Run(broker.Sasl, file, topics).SkipLast(1)], ("AISDETECTOR_KAFKA_SASL_PASSWORD", "officer-secret"));
        await running.SaysAsync("active: reading");
        HasNoSecret(await File.ReadAllTextAsync($"/proc/{running.Id}/cmdline", Stop));
        running.Signal("TERM");
        Assert.Equal(ExitCode.Done, await running.EndAsync());
        HasNoSecret(running.Said);
    }

    [BrokerFact(Own = true)]
    public async Task What_does_not_fit_is_one_clear_line_in_time_without_a_secret()
    {
        await using var topics = await broker.Topics();
        var otherAuthority = broker.Settings($"ssl.ca.location={broker.Tls("other-ca.crt")}", "security.protocol=SASL_SSL", "sasl.mechanism=PLAIN", "sasl.username=officer", "sasl.password=officer-secret");
        (string Case, string Server, string Settings, string Message)[] wrong =
        [
            ("a wrong password, PLAIN", broker.Sasl, Password("PLAIN", "officer", "officer-guessed"), "Invalid username or password"),
            ("a wrong password, SCRAM", broker.Sasl, Password("SCRAM-SHA-512", "officer", "officer-guessed"), "invalid credentials"),
            ("an unknown user", broker.Sasl, Password("SCRAM-SHA-512", "nobody", "nobody-secret"), "invalid credentials"),
            ("a mechanism that the broker does not have", broker.Sasl, Password("SCRAM-SHA-256", "officer", "officer-secret"), "mechanism"),
            ("another authority", broker.Sasl, otherAuthority, "ssl.ca.location"),
            ("an expired certificate", broker.Expired, broker.Settings(Tls("SSL")), "be valid today"),
            ("another host's certificate", broker.Elsewhere, broker.Settings(Tls("SSL")), "name the host"),
            ("no client certificate", broker.MutualTls, broker.Settings(Tls("SSL")), "certificate"),
            ("a client certificate of another authority", broker.MutualTls, Certificate("stranger"), "certificate"),
            ("a client without TLS", broker.Sasl, broker.Settings("security.protocol=PLAINTEXT"), "another security.protocol (now plaintext)"),
            ("a client without a password", broker.Sasl, broker.Settings(Tls("SSL")), "another security.protocol (now ssl)"),
        ];
        // Two wait out what they are given for a first contact: not one after the other, and not all at once.
        var runs = wrong.SelectMany(w => new[] { (w.Case, Arguments: Run(w.Server, w.Settings, topics), w.Message), (w.Case, Arguments: Feed(w.Server, w.Settings, topics), w.Message) });
        await Parallel.ForEachAsync(runs, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = Stop }, async (w, _) => await Fails(w.Case, w.Arguments, w.Message));
    }

    [Theory]
    [InlineData("sasl.password")]
    [InlineData("ssl.key.password")]
    [InlineData("ssl.keystore.password")]
    [InlineData("ssl.key.pem")]
    [InlineData("sasl.oauthbearer.client.secret")]
    public async Task A_secret_in_an_argument_is_refused(string key)
    {
        foreach (var arguments in (string[][])[["run", "--from", "latest"], ["feed", Recording]])
        {
            var (code, said) = await RunningProcess.To([.. arguments, "--bootstrap-server", "127.0.0.1:1", "--config", $"{key}=my-secret"]);
            Assert.Equal(ExitCode.BadArguments, code);
            Assert.Contains($"--config {key}: ", said, StringComparison.Ordinal);
            Assert.Contains("--config-file", said, StringComparison.Ordinal);
            Assert.Contains($"AISDETECTOR_KAFKA_{key.Replace('.', '_').ToUpperInvariant()}", said, StringComparison.Ordinal);
            HasNoSecret(said);
        }
    }

    [BrokerFact(Own = true)]
    public async Task A_right_that_is_missing_is_named_with_what_it_is_on()
    {
        await using var topics = await broker.Topics();
        await broker.AllowAsync("officer", topics);
        var file = Password("SCRAM-SHA-512", "officer", "officer-secret");
        var names = topics.Names;
        (AclOperation Operation, string Kind, string Name)[] rights =
        [
            (AclOperation.Read, "topic", names.Raw), (AclOperation.Write, "topic", names.Alerts), (AclOperation.Write, "topic", names.DeadLetter),
            (AclOperation.Read, "topic", names.Progress), (AclOperation.Write, "topic", names.Progress),
            (AclOperation.Read, "topic", names.State), (AclOperation.Write, "topic", names.State),
            (AclOperation.Read, "group", topics.Group), (AclOperation.Write, "transactional-id", $"aisdetector-{topics.Group}"),
        ];
        foreach (var (operation, kind, name) in rights)
        {
            await using var denied = await broker.DenyAsync("officer", operation, kind, name);
            await Fails($"{operation} {name}", Run(broker.Sasl, file, topics), $"user officer lacks the right {operation} on {kind} {name}; give it: kafka-acls.sh");
        }

        await using (await broker.DenyAsync("officer", AclOperation.Write, "topic", names.Raw))
            await Fails("feed", Feed(broker.Sasl, file, topics), $"user officer lacks the right Write on topic {names.Raw}; give it: kafka-acls.sh");
        await Fails("a user of no rights", Run(broker.Sasl, Password("PLAIN", "stranger", "stranger-secret"), topics), $"user stranger lacks the right Read on topic {names.Raw}");
    }

    [BrokerFact(Own = true)]
    public async Task A_right_that_the_decode_stage_lacks_is_named_too()
    {
        await using var topics = await broker.Topics(rawPartitions: 3);
        await broker.AllowAsync("officer", topics);
        var file = Password("SCRAM-SHA-512", "officer", "officer-secret");
        var names = topics.Names;
        (AclOperation Operation, string Kind, string Name)[] decoding =
        [
            (AclOperation.Read, "topic", names.Raw), (AclOperation.Write, "topic", names.Reports), (AclOperation.Write, "topic", names.DeadLetter),
            (AclOperation.Read, "topic", names.Decode), (AclOperation.Write, "topic", names.Decode), (AclOperation.Read, "group", $"{topics.Group}-decode"),
        ];
        foreach (var (operation, kind, name) in decoding)
        {
            await using var denied = await broker.DenyAsync("officer", operation, kind, name);
            await Fails($"decoding, {operation} {name}", Decode(broker.Sasl, file, topics), $"user officer lacks the right {operation} on {kind} {name}; give it: kafka-acls.sh");
        }

        var (code, said) = await RunningProcess.To(Decode(broker.Sasl, file, topics));
        Assert.True(code == ExitCode.Done, said);
    }

    [BrokerFact(Own = true)]
    public async Task A_right_taken_away_while_it_runs_ends_the_run_with_its_name()
    {
        await using var topics = await broker.Topics();
        await broker.AllowAsync("officer", topics);
        using var running = RunningProcess.Start([.. Run(broker.Sasl, Password("SCRAM-SHA-512", "officer", "officer-secret"), topics).SkipLast(1)]);
        await running.SaysAsync("active: reading");
        await using var denied = await broker.DenyAsync("officer", AclOperation.Write, "topic", topics.Names.Alerts);
        await topics.PutAsync(Fleets.Log(pairs: 1));
        Assert.Equal(ExitCode.OperatingFault, await running.EndAsync());
        Assert.Contains($"lacks the right Write on topic {topics.Names.Alerts}", running.Said.TrimEnd().Split('\n')[^1], StringComparison.Ordinal);
    }

    [BrokerFact(Own = true)]
    public async Task The_rights_that_the_operators_page_names_are_enough()
    {
        await using var topics = await broker.Topics(create: false);
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = broker.Plain }).Build();
        string[] names = ["ais.raw", "sts.alerts", "ais.dead-letter", "aisdetector.progress", "aisdetector.state"];
        await admin.CreateTopicsAsync(names.Select(n => new TopicSpecification { Name = n, NumPartitions = 1, ReplicationFactor = 1 }));
        var script = BuiltProgram.Shell(
            Repository.Root, $"KAFKA_ACLS='{OwnBroker.Command} acls' DETECTOR=detector FEED=stranger OFFICER=officer deploy/acls.sh {broker.Plain}");
        Assert.True(script.ExitCode == 0, script.Errors);

        var csv = Repository.RealEncounter;
        var (fed, feed) = await RunningProcess.To(["feed", csv, "--speed", "max", "--bootstrap-server", broker.Sasl, "--config-file", Password("PLAIN", "stranger", "stranger-secret")]);
        Assert.True(fed == ExitCode.Done, feed);
        var (ran, run) = await RunningProcess.To(["run", "--from", "earliest", "--stop-at-end", "--profile", "gfw", "--bootstrap-server", broker.Sasl, "--config-file", Password("SCRAM-SHA-512", "detector", "detector-secret")]);
        Assert.True(ran == ExitCode.Done, run);
        Assert.NotNull(ReadAsOfficer("officer-desk", "sts.alerts"));
        Assert.Throws<ConsumeException>(() => ReadAsOfficer("officer-desk", "ais.raw"));
        Assert.Throws<ConsumeException>(() => ReadAsOfficer("aisdetector", "sts.alerts"));
    }

    private ConsumeResult<byte[], byte[]>? ReadAsOfficer(string group, string topic)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = broker.Sasl, SecurityProtocol = SecurityProtocol.SaslSsl, SaslMechanism = SaslMechanism.ScramSha512, SaslUsername = "officer", SaslPassword = "officer-secret",
            SslCaLocation = broker.Tls("ca.crt"), GroupId = group, AutoOffsetReset = AutoOffsetReset.Earliest, IsolationLevel = IsolationLevel.ReadCommitted,
        }).SetLogHandler((_, _) => { }).Build();
        consumer.Subscribe(topic);
        return consumer.Consume(TimeSpan.FromSeconds(30));
    }

    private static async Task Fails(string what, string[] arguments, string message)
    {
        using var running = RunningProcess.Start(arguments);
        var code = await running.EndAsync(TimeSpan.FromSeconds(40));
        var said = running.Said;
        Assert.True(code == ExitCode.OperatingFault, $"{what}: {code}\n{said}");
        var lines = said.TrimEnd().Split('\n').Where(l => !l.Contains(" aisdetector 0", StringComparison.Ordinal)).ToList();
        Assert.True(lines[^1].Contains(message, StringComparison.Ordinal), $"{what}, {arguments[0]}: {said}");
        if (arguments[0] == "feed") Assert.True(lines.Count == 1, said);
        HasNoSecret(said);
    }

    private static void HasNoSecret(string text)
    {
        foreach (var secret in Secrets) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    private string[] Tls(string protocol) => [$"security.protocol={protocol}", $"ssl.ca.location={broker.Tls("ca.crt")}"];

    private string Password(string mechanism, string user, string password) =>
        broker.Settings([.. Tls("SASL_SSL"), $"sasl.mechanism={mechanism}", $"sasl.username={user}", $"sasl.password={password}"]);

    private string Certificate(string name, bool isLocked = false) => broker.Settings(
    [
        .. Tls("SSL"), $"ssl.certificate.location={broker.Tls($"{name}.crt")}", $"ssl.key.location={broker.Tls(isLocked ? $"{name}.locked.key" : $"{name}.key")}",
        .. isLocked ? (string[])["ssl.key.password=key-secret"] : [],
    ]);

    private static string[] Feed(string server, string settings, LiveTopics topics) =>
        ["feed", Recording, "--speed", "max", "--bootstrap-server", server, "--config-file", settings, "--topic", topics.Names.Raw];

    private static string[] Decode(string server, string settings, LiveTopics topics) =>
        [.. topics.Decode("--from", "earliest", "--config-file", settings, "--stop-at-end").Select(a => a == topics.Server ? server : a)];

    private static string[] Run(string server, string settings, LiveTopics topics) =>
        [.. topics.Run("--from", "earliest", "--config-file", settings, "--stop-at-end").Select(a => a == topics.Server ? server : a)];
}
