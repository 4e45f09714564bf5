namespace AisDetector.Broker;

/// <summary>What the topics of a run are called: see <see cref="Topics"/>.</summary>
internal sealed record TopicNames
{
    public string Raw { get; init; } = Topics.Raw.Name;
    public string Alerts { get; init; } = Topics.Alerts.Name;
    public string DeadLetter { get; init; } = Topics.DeadLetter.Name;
    public string Progress { get; init; } = Topics.Progress.Name;
    public string State { get; init; } = Topics.State.Name;
    public string Reports { get; init; } = Topics.Reports.Name;
    public string Decode { get; init; } = Topics.Decode.Name;

    /// <summary>Those that a stage uses, as they are called here.</summary>
    public IEnumerable<Topic> Of(Stage stage) => Topics.Of(stage).Select(topic => topic with { Name = NameOf(topic) });

    private string NameOf(Topic topic) => topic.Name switch
    {
        var name when name == Topics.Raw.Name => Raw,
        var name when name == Topics.Alerts.Name => Alerts,
        var name when name == Topics.DeadLetter.Name => DeadLetter,
        var name when name == Topics.Progress.Name => Progress,
        var name when name == Topics.State.Name => State,
        var name when name == Topics.Reports.Name => Reports,
        var name when name == Topics.Decode.Name => Decode,
        var name => throw new InvalidOperationException($"topic {name} has no place among the names"),
    };
}
