using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using AisDetector.Broker;
using Confluent.Kafka;

namespace AisDetector.Tests.Support;

/// <summary>The broker inside librdkafka, without durability, transactions or compaction: enough where records are only put in and read back.</summary>
internal sealed class MockKafka : IDisposable
{
    private readonly IProducer<Null, Null> _host;
    private readonly nint _cluster;

    public MockKafka()
    {
        _ = Librdkafka.Version;
        _host = new ProducerBuilder<Null, Null>(new Dictionary<string, string> { ["bootstrap.servers"] = "ignored:1", ["test.mock.num.brokers"] = "1" })
            .SetLogHandler((_, _) => { }).Build();
        _cluster = Export<ClusterOf>("rd_kafka_handle_mock_cluster")(Native(_host));
        using var admin = new DependentAdminClientBuilder(_host.Handle).Build();
        var broker = admin.GetMetadata(TimeSpan.FromSeconds(10)).Brokers[0];
        Address = $"{broker.Host}:{broker.Port}";
    }

    public string Address { get; }

    public void CreateTopic(string name, int partitions) =>
        Assert.Equal(0, Export<TopicCreate>("rd_kafka_mock_topic_create")(_cluster, Encoding.ASCII.GetBytes(name + "\0"), partitions, 1));

    public void RefuseProduces(int error, int times) =>
        Export<PushErrors>("rd_kafka_mock_push_request_errors_array")(_cluster, 0, times, [.. Enumerable.Repeat(error, times)]);

    public void Stop() => Export<BrokerSet>("rd_kafka_mock_broker_set_down")(_cluster, 1);

    public void Start() => Export<BrokerSet>("rd_kafka_mock_broker_set_up")(_cluster, 1);

    /// <summary>Waits until something has arrived in the topic's first partition.</summary>
    public void WaitForOne(string topic)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig { BootstrapServers = Address, GroupId = "test", EnableAutoCommit = false }).Build();
        consumer.Assign(new TopicPartitionOffset(topic, 0, Offset.Beginning));
        Assert.NotNull(consumer.Consume(TimeSpan.FromSeconds(30)));
    }

    /// <summary>All that is in the topic, partition by partition.</summary>
    public List<ConsumeResult<byte[], byte[]>> Read(string topic, int partitions) => ReadTopic(Address, topic, partitions);

    public static List<ConsumeResult<byte[], byte[]>> ReadTopic(string address, string topic, int partitions)
    {
        using var consumer = new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = address, GroupId = "test", EnablePartitionEof = true, EnableAutoCommit = false,
        }).SetLogHandler((_, _) => { }).Build();
        consumer.Assign(Enumerable.Range(0, partitions).Select(p => new TopicPartitionOffset(topic, p, Offset.Beginning)));
        var records = new List<ConsumeResult<byte[], byte[]>>();
        for (var ended = 0; ended < partitions;)
        {
            var result = consumer.Consume(TimeSpan.FromSeconds(20));
            Assert.NotNull(result);
            if (result.IsPartitionEOF) ended++;
            else records.Add(result);
        }

        return [.. records.OrderBy(r => r.Partition.Value).ThenBy(r => r.Offset.Value)];
    }

    public void Dispose() => _host.Dispose();

    private static nint Native(IProducer<Null, Null> client)
    {
        const BindingFlags hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
        var safe = client.Handle.GetType().GetProperty("LibrdkafkaHandle", hidden)!.GetValue(client.Handle)!;
        return ((SafeHandle)safe).DangerousGetHandle();
    }

    private static T Export<T>(string name)
        where T : Delegate
    {
        var library = NativeLibrary.Load(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "centos8-librdkafka" : "librdkafka", typeof(Library).Assembly, null);
        return Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(library, name));
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate nint ClusterOf(nint client);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int TopicCreate(nint cluster, byte[] name, int partitions, int replicas);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate void PushErrors(nint cluster, short apiKey, nint count, int[] errors);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int BrokerSet(nint cluster, int broker);
}
