namespace AisDetector.Kafka;

/// <summary>The topics of a run.</summary>
internal sealed record TopicNames
{
    /// <summary>The log: NMEA lines or JSON positions.</summary>
    public string Raw { get; init; } = "ais.raw";

    public string Alerts { get; init; } = "sts.alerts";

    /// <summary>What could not be decoded.</summary>
    public string DeadLetter { get; init; } = "ais.dead-letter";

    /// <summary>How far each group has come; compacted, its key the group.</summary>
    public string Progress { get; init; } = "aisdetector.progress";

    /// <summary>Snapshots, a cache.</summary>
    public string State { get; init; } = "aisdetector.state";

    /// <summary>What the decode stage makes of a raw topic of several partitions: binary reports, the log of a detecting run.</summary>
    public string Reports { get; init; } = "ais.reports";

    /// <summary>How far each partition is decoded; compacted.</summary>
    public string Decode { get; init; } = "aisdetector.decode";

    /// <summary>Those that a stage uses.</summary>
    public string[] Of(Stage stage) => stage == Stage.Decode ? [Raw, Reports, DeadLetter, Decode] : [Raw, Alerts, DeadLetter, Progress, State];
}
