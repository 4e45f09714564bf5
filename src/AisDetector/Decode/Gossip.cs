namespace AisDetector.Decode;

/// <summary>Tells the other instances where own partitions stand; what they tell is heard by <see cref="OtherPartitions"/>.</summary>
/// <param name="giveUp">Cancelled when a clean stop has taken too long.</param>
internal sealed class Gossip(OwnPartitions own, Committer committer, IReportTopics topics, string keyPrefix, CancellationToken giveUp)
{
    /// <summary>Milliseconds; told this often where nothing has changed too, so that a partition counts as read by somebody.</summary>
    public const long TellEvery = 5000;

    /// <summary>The others hear of it when a partition's event time has moved by this.</summary>
    public const long WorthTellingMs = Pace.MaxAheadMs / 10;

    private long _toldAt;

    /// <summary>Tells what is new, or everything when it is time to. What is told is delivered: the others may go on from there.</summary>
    /// <param name="now">Milliseconds of any clock.</param>
    public void Tell(long now, DateTime utcNow)
    {
        var isTime = now - _toldAt >= TellEvery;
        var news = own.All.Where(p => isTime || IsNews(p)).ToList();
        if (news.Count == 0) return;
        committer.SendAll();
        var told = news.ConvertAll(p => (Partition: p, p.Standing));
        topics.Flush(giveUp);
        foreach (var (partition, standing) in told)
        {
            topics.Tell(keyPrefix, new PartitionStanding(partition.Partition, standing.EventTime, standing.HasUnread, utcNow), giveUp);
            partition.Told = standing;
        }

        if (isTime) _toldAt = now;
    }

    private static bool IsNews(DecodedPartition partition)
    {
        var standing = partition.Standing;
        if (partition.Told is not { } told || told.HasUnread != standing.HasUnread) return true;
        if (told.EventTime is { } before && standing.EventTime is { } time) return Math.Abs(time - before) >= WorthTellingMs;
        return told.EventTime != standing.EventTime;
    }
}
