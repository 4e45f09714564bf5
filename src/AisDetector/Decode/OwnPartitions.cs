namespace AisDetector.Decode;

/// <summary>The partitions that the group has given to this instance.</summary>
/// <param name="source">The raw topic by its name and id.</param>
/// <param name="partitions">How many the topic has.</param>
/// <param name="eventTime">What the partition's reader before this one has told of it; null where nobody has.</param>
/// <param name="ends">By partition, up to where is read; null: without end.</param>
internal sealed class OwnPartitions(string source, int partitions, Func<int, long?> eventTime, long[]? ends)
{
    private readonly SortedDictionary<int, DecodedPartition> _own = [];

    public int PartitionsOfTopic => partitions;

    public IReadOnlyList<long>? Ends => ends;

    /// <summary>By number.</summary>
    public IReadOnlyCollection<DecodedPartition> All => _own.Values;

    public DecodedPartition? Find(int partition) => _own.GetValueOrDefault(partition);

    /// <param name="start">Where it is read from.</param>
    public void Add(int partition, long start) => _own[partition] = new DecodedPartition(partition, source, start, eventTime(partition), ends?[partition]);

    public void Remove(int partition) => _own.Remove(partition);
}
