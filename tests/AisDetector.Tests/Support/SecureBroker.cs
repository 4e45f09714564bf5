using System.Diagnostics;
using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace AisDetector.Tests.Support;

/// <summary>
/// A broker of the tests' own, its authorizer on, with a port for each way to come in: plain (an administrator's), a password
/// over TLS, TLS with a client's certificate, and two whose certificates do not hold.
/// </summary>
public sealed class SecureBroker : IAsyncLifetime
{
    private const string Host = "localhost";

    private readonly string _folder = Directory.CreateTempSubdirectory("aisdetector-secure-").FullName;
    private int _port;
    private TestCertificates? _certificates;

    public string Plain => Address(0);
    public string Sasl => Address(1);
    public string MutualTls => Address(3);
    public string Expired => Address(4);
    public string Elsewhere => Address(5);

    private string Address(int offset) => string.Create(CultureInfo.InvariantCulture, $"{Host}:{_port + offset}");

    internal string Tls(string name) => _certificates!.File(name);

    public async ValueTask InitializeAsync()
    {
        if (OwnBroker.Command is not { } command) return;
        _certificates = new TestCertificates(Path.Combine(_folder, "tls"));
        _port = int.Parse(OwnBroker.FreePort(count: 6), CultureInfo.InvariantCulture);
        string[] added = ["MTLS", "EXPIRED", "ELSEWHERE"];
        var ports = added.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $",{name}://127.0.0.1:{_port + 3 + i}"));
        var addresses = added.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $",{name}://{Host}:{_port + 3 + i}"));
        await File.WriteAllLinesAsync(Path.Combine(_folder, "extra.properties"),
        [
            string.Create(CultureInfo.InvariantCulture, $"listeners=PLAINTEXT://127.0.0.1:{_port},SASL_SSL://127.0.0.1:{_port + 1},CONTROLLER://127.0.0.1:{_port + 2}{string.Concat(ports)}"),
            string.Create(CultureInfo.InvariantCulture, $"advertised.listeners=PLAINTEXT://127.0.0.1:{_port},SASL_SSL://{Host}:{_port + 1}{string.Concat(addresses)}"),
            "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SASL_SSL:SASL_SSL,CONTROLLER:PLAINTEXT,MTLS:SSL,EXPIRED:SSL,ELSEWHERE:SSL",
            .. added.Zip(["server", "expired", "elsewhere"]).SelectMany(l => (string[])
            [
                $"listener.name.{l.First.ToLowerInvariant()}.ssl.keystore.type=PEM",
                $"listener.name.{l.First.ToLowerInvariant()}.ssl.keystore.location={Tls(l.Second + ".pem")}",
                $"listener.name.{l.First.ToLowerInvariant()}.ssl.truststore.type=PEM",
                $"listener.name.{l.First.ToLowerInvariant()}.ssl.truststore.location={Tls("ca.crt")}",
            ]),
            "listener.name.mtls.ssl.client.auth=required",
        ]);
        await OwnBroker.Control(command, "start", _folder, _port.ToString(CultureInfo.InvariantCulture), "--secure");
    }

    public async ValueTask DisposeAsync()
    {
        if (OwnBroker.Command is { } command) await OwnBroker.Control(command, "stop", _folder, "KILL");
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Topics of a test's own.</summary>
    internal async Task<LiveTopics> Topics(bool create = true, int rawPartitions = 1)
    {
        Assert.SkipUnless(_port > 0, "no command that starts a broker is named; a [BrokerFact(Own = true)] would not have been looked for");
        return await LiveTopics.On(Plain, create, rawPartitions);
    }

    /// <summary>What deploy/acls.sh allows, for one user who feeds, decodes and runs.</summary>
    internal async Task AllowAsync(string user, LiveTopics topics)
    {
        var names = topics.Names;
        AclBinding[] rights =
        [
            .. new[] { names.Raw, names.Progress, names.State, names.Decode }.Select(t => Right(user, AclOperation.Read, "topic", t, AclPermissionType.Allow)),
            .. new[] { names.Raw, names.Alerts, names.DeadLetter, names.Progress, names.State, names.Reports, names.Decode }.Select(t => Right(user, AclOperation.Write, "topic", t, AclPermissionType.Allow)),
            Right(user, AclOperation.Read, "group", topics.Group, AclPermissionType.Allow),
            Right(user, AclOperation.Read, "group", $"{topics.Group}-decode", AclPermissionType.Allow),
            Right(user, AclOperation.Write, "transactional-id", $"aisdetector-{topics.Group}", AclPermissionType.Allow),
        ];
        using var admin = Admin();
        await admin.CreateAclsAsync(rights);
        foreach (var right in rights) await InForceAsync(admin, right, isThere: true);
    }

    /// <summary>Takes one right away until it is disposed of.</summary>
    internal async Task<IAsyncDisposable> DenyAsync(string user, AclOperation operation, string kind, string name)
    {
        var right = Right(user, operation, kind, name, AclPermissionType.Deny);
        using var admin = Admin();
        await admin.CreateAclsAsync([right]);
        await InForceAsync(admin, right, isThere: true);
        return new Denied(this, right);
    }

    /// <summary>The controller has taken the change when it answers; the broker, which judges by it, hears of it a little later.</summary>
    private static async Task InForceAsync(IAdminClient admin, AclBinding right, bool isThere)
    {
        var watch = Stopwatch.StartNew();
        while ((await admin.DescribeAclsAsync(Filter(right))).AclBindings.Count > 0 != isThere)
            Assert.True(watch.Elapsed < Patience.Hang, $"{right.Entry.Operation} on {right.Pattern.Name} is not in force");
    }

    private static AclBindingFilter Filter(AclBinding right) => new()
    {
        PatternFilter = new() { Type = right.Pattern.Type, Name = right.Pattern.Name, ResourcePatternType = right.Pattern.ResourcePatternType },
        EntryFilter = new() { Principal = right.Entry.Principal, Host = "*", Operation = right.Entry.Operation, PermissionType = right.Entry.PermissionType },
    };

    private IAdminClient Admin() => new AdminClientBuilder(new AdminClientConfig { BootstrapServers = Plain }).Build();

    private static AclBinding Right(string user, AclOperation operation, string kind, string name, AclPermissionType permission) => new()
    {
        Pattern = new() { Type = kind switch { "topic" => ResourceType.Topic, "group" => ResourceType.Group, _ => TransactionalId }, Name = name, ResourcePatternType = ResourcePatternType.Literal },
        Entry = new() { Principal = $"User:{user}", Host = "*", Operation = operation, PermissionType = permission },
    };

    /// <summary>librdkafka's number; the package has no name for it.</summary>
    private const ResourceType TransactionalId = (ResourceType)5;

    /// <summary>A file of settings, as <c>--config-file</c> takes it.</summary>
    internal string Settings(params string[] lines)
    {
        var file = Path.Combine(_folder, $"{Guid.NewGuid():N}.properties");
        File.WriteAllLines(file, lines);
        return file;
    }

    private sealed class Denied(SecureBroker broker, AclBinding right) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            using var admin = broker.Admin();
            await admin.DeleteAclsAsync([Filter(right)]);
            await InForceAsync(admin, right, isThere: false);
        }
    }
}
