using Confluent.Kafka.Admin;

namespace AisDetector.Broker;

/// <summary>Who uses a topic.</summary>
internal enum TopicUser
{
    /// <summary><c>run</c>, the detecting one.</summary>
    Run,

    /// <summary><c>run --stage decode</c>.</summary>
    Decode,

    Feed,

    /// <summary>Whoever reads the alerts.</summary>
    Consumer,
}

/// <summary>A topic as it is created, and who may do what with it.</summary>
/// <param name="Name">Its name where no option says another.</param>
/// <param name="Settings">Of the topic, as Kafka calls them.</param>
/// <param name="Rights">Read before Write; being allowed to describe comes with either.</param>
internal sealed record Topic(string Name, (string Key, string Value)[] Settings, (TopicUser User, AclOperation[] May)[] Rights)
{
    /// <summary>Partitions of a topic that a detecting run creates; the decode stage's raw topic alone has more.</summary>
    public int Partitions { get; init; } = 1;

    /// <summary>Its order counts: a run does not begin where there are several partitions.</summary>
    public bool MustBeOne { get; init; } = true;

    public AclOperation[] RightsOf(TopicUser user) => Rights.FirstOrDefault(r => r.User == user).May ?? [];
}

/// <summary>
/// All topics, each said once. <c>deploy/topics.sh</c>, <c>deploy/acls.sh</c> and the operator's page are tested against
/// this table; to add a topic is to add its record here and its name to <see cref="TopicNames"/>.
/// </summary>
internal static class Topics
{
    /// <summary>Partitions of the raw topic that the decode stage creates: what can be divided among as many instances.</summary>
    public const int DecodePartitions = 12;

    /// <summary>Seven days in milliseconds: what is read again after an outage or by a second group.</summary>
    public const string Week = "604800000";

    private static readonly AclOperation[] Read = [AclOperation.Read], Write = [AclOperation.Write], Both = [AclOperation.Read, AclOperation.Write];

    /// <summary>Small segments: what is not compacted is read at every start.</summary>
    private static readonly (string, string)[] LastOfEachKey = [("cleanup.policy", "compact"), ("segment.bytes", "16777216"), ("min.cleanable.dirty.ratio", "0.1")];

    /// <summary>What comes in: NMEA lines or JSON positions. With one partition it is the log.</summary>
    public static readonly Topic Raw = new("ais.raw", [("retention.ms", Week)], [(TopicUser.Run, Read), (TopicUser.Decode, Read), (TopicUser.Feed, Write)]);

    /// <summary>What the decode stage makes of a raw topic of several partitions: binary reports, the log of a detecting run, which then reads it in place of <see cref="Raw"/>.</summary>
    public static readonly Topic Reports = new("ais.reports", [("retention.ms", Week)], [(TopicUser.Decode, Write)]);

    /// <summary>A reader that looks at the alerts at least once a week sees every revision; later the last one remains.</summary>
    public static readonly Topic Alerts =
        new("sts.alerts", [("cleanup.policy", "compact"), ("min.compaction.lag.ms", Week)], [(TopicUser.Run, Write), (TopicUser.Consumer, Read)]) { MustBeOne = false };

    /// <summary>What could not be decoded.</summary>
    public static readonly Topic DeadLetter = new("ais.dead-letter", [("retention.ms", Week)], [(TopicUser.Run, Write), (TopicUser.Decode, Write)]) { MustBeOne = false };

    /// <summary>How far each partition is decoded; its key the group and the partition.</summary>
    public static readonly Topic Decode = new("aisdetector.decode", LastOfEachKey, [(TopicUser.Decode, Both)]);

    /// <summary>How far each group has come; its key the group.</summary>
    public static readonly Topic Progress = new("aisdetector.progress", LastOfEachKey, [(TopicUser.Run, Both)]);

    /// <summary>Snapshots, a cache. Eight and more at one every ten minutes; those of a clean stop must outlast a maintenance.</summary>
    public static readonly Topic State = new(
        "aisdetector.state", [("cleanup.policy", "delete"), ("retention.ms", Week), ("retention.bytes", "4294967296"), ("max.message.bytes", "1048588")], [(TopicUser.Run, Both)]);

    public static readonly IReadOnlyList<Topic> All = [Raw, Reports, Alerts, DeadLetter, Decode, Progress, State];

    /// <summary>Those that a stage uses, as it creates them.</summary>
    public static IEnumerable<Topic> Of(Stage stage)
    {
        var user = stage == Stage.Decode ? TopicUser.Decode : TopicUser.Run;
        foreach (var topic in All.Where(t => t.RightsOf(user).Length > 0))
            yield return stage == Stage.Decode && topic == Raw ? topic with { Partitions = DecodePartitions, MustBeOne = false } : topic;
    }
}
