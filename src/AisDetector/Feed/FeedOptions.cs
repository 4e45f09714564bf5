using AisDetector.Broker;

namespace AisDetector.Feed;

/// <summary>How lines go into the topic. Defaults are the command's.</summary>
internal sealed record FeedOptions
{
    /// <summary>Bytes of a record where the number of its lines is left to the program: so large that a broker's cost of each record does not count, so small that one is read at once.</summary>
    public const int AutomaticRecordBytes = 16 * 1024;

    /// <summary>No record grows beyond this, half of Kafka's default limit (message.max.bytes, 1 MB).</summary>
    public const int MaxRecordBytes = 512 * 1024;

    public string Topic { get; init; } = Topics.Raw.Name;

    /// <summary>Settings of librdkafka, those of the command line over those of the file.</summary>
    public IReadOnlyDictionary<string, string> Kafka { get; init; } = new Dictionary<string, string>();

    public bool CreateTopics { get; init; }

    /// <summary>Partitions of a topic that is created: one is the detector's log; more are for the decode stage.</summary>
    public int Partitions { get; init; } = 1;

    /// <summary>Most lines of a record; null: as many as are there at once, up to <see cref="AutomaticRecordBytes"/>.</summary>
    public int? LinesPerRecord { get; init; }

    /// <summary>How many times faster than the lines' own times a recording is played; infinite: as fast as the broker takes it.</summary>
    public double Speed { get; init; } = double.PositiveInfinity;

    /// <summary>How long to look for the broker and the topic.</summary>
    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a stopped feed goes on delivering what it has taken.</summary>
    public TimeSpan FlushWithin { get; init; } = TimeSpan.FromSeconds(8);
}
