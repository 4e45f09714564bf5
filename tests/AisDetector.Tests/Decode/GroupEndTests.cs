using AisDetector.Decode;

namespace AisDetector.Tests.Decode;

/// <summary>When a stage with <c>--stop-at-end</c> ends.</summary>
public class GroupEndTests
{
    private const long Now = 1_000_000;

    private readonly FakeTopics _topics = new();

    [Fact]
    public void Own_partitions_are_read_first_and_then_the_whole_group_must_have_committed()
    {
        var own = Made.Partitions([0], ends: [2, 1, 0]);
        var end = new GroupEnd(own, Made.Committer(own, _topics), _topics);
        own.Find(0)!.Decode(0);
        Assert.False(end.IsReached(1, Now));
        Assert.Empty(_topics.Take());
        own.Find(0)!.Decode(1);
        Assert.False(end.IsReached(2, Now));
        Assert.Equal(["send 2", "flush", "commit 0:2"], _topics.Take());

        // Another instance is behind; a partition without records needs nobody.
        Assert.False(end.IsReached(2, Now + GroupEnd.AskEvery));
        Assert.Empty(_topics.Take());
        _topics.Commit([(1, 1)]);
        Assert.False(end.IsReached(2, Now + GroupEnd.AskEvery + 1));
        Assert.True(end.IsReached(2, Now + (2 * GroupEnd.AskEvery)));
    }

    [Fact]
    public void Without_ends_it_never_comes()
    {
        var own = Made.Partitions([]);
        Assert.False(new GroupEnd(own, Made.Committer(own, _topics), _topics).IsReached(0, Now));
    }
}
