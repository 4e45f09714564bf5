namespace AisDetector.Decode;

/// <summary>With <c>--stop-at-end</c>: when the whole group has read everything, so that another instance's death leaves nothing undone.</summary>
internal sealed class GroupEnd(OwnPartitions own, Committer committer, IGroupOffsets offsets)
{
    /// <summary>Milliseconds between two questions to the brokers.</summary>
    public const long AskEvery = 100;

    private long _committedRecords, _askedAt;

    /// <summary>Without ends it is never reached.</summary>
    /// <param name="records">Decoded so far.</param>
    /// <param name="now">Milliseconds of any clock.</param>
    public bool IsReached(long records, long now)
    {
        if (own.Ends is not { } ends || !own.All.All(p => p.IsDone)) return false;
        if (records != _committedRecords) committer.Commit(own.All);
        _committedRecords = records;
        if (now - _askedAt < AskEvery) return false;
        _askedAt = now;
        var committed = offsets.Committed(Enumerable.Range(0, ends.Count));
        return ends.Zip(committed).All(p => p.First == 0 || p.Second >= p.First);
    }
}
