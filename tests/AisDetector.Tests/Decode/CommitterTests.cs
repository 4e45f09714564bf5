using AisDetector.Decode;
using AisDetector.Tests.Feed;
using Confluent.Kafka;

namespace AisDetector.Tests.Decode;

/// <summary>Without a broker: what is committed, and when.</summary>
public class CommitterTests
{
    private readonly FakeTopics _topics = new();

    [Fact]
    public void A_partition_is_committed_when_its_reports_are_delivered_and_only_if_it_has_moved()
    {
        var own = Made.Partitions([0, 2]);
        var committer = Made.Committer(own, _topics);
        own.Find(2)!.Decode(0, 1);
        committer.Commit(own.All);
        Assert.Equal(["send 2", "flush", "commit 2:2"], _topics.Take());
        committer.Commit(own.All);
        Assert.Equal(["flush"], _topics.Take());
        own.Find(0)!.Decode(2);
        own.Find(2)!.Decode(3);
        committer.Commit(own.All);
        Assert.Equal(["send 1", "send 1", "flush", "commit 0:1 2:3"], _topics.Take());
    }

    [Fact]
    public void Partitions_that_are_taken_away_are_committed_and_the_others_are_sent_too()
    {
        var own = Made.Partitions([0, 1]);
        own.Find(0)!.Decode(0);
        own.Find(1)!.Decode(0);
        Made.Committer(own, _topics).Commit([own.Find(1)!]);
        Assert.Equal(["send 1", "send 1", "flush", "commit 1:1"], _topics.Take());
    }

    [Fact]
    public void A_message_whose_other_part_has_not_come_is_read_again_by_the_next_instance()
    {
        var own = Made.Partitions([0]);
        var committer = Made.Committer(own, _topics);
        var (first, second) = TestLines.Static(219_000_002, 3);
        own.Find(0)!.Decode(0);
        own.Find(0)!.Decode(first);
        own.Find(0)!.Decode(1);
        committer.Commit(own.All);
        Assert.Equal(["send 2", "flush", "commit 0:1"], _topics.Take());
        own.Find(0)!.Decode(second);
        committer.Commit(own.All);
        Assert.Equal("commit 0:4", _topics.Take()[^1]);
    }

    [Fact]
    public void A_commit_that_a_rebalance_refuses_is_made_up_for_by_the_next()
    {
        using var said = new StringWriter();
        var own = Made.Partitions([0]);
        var committer = Made.Committer(own, _topics, said);
        own.Find(0)!.Decode(0);
        _topics.Refusal = ErrorCode.RebalanceInProgress;
        committer.Commit(own.All);
        Assert.StartsWith("<4>kafka: ", said.ToString(), StringComparison.Ordinal);
        Assert.Equal(0, own.Find(0)!.Committed);
        committer.Commit(own.All);
        Assert.Equal("commit 0:1", _topics.Take()[^1]);
    }

    [Fact]
    public void A_commit_that_this_user_may_not_make_ends_the_stage()
    {
        var own = Made.Partitions([0]);
        own.Find(0)!.Decode(0);
        _topics.Refusal = ErrorCode.GroupAuthorizationFailed;
        Assert.Throws<KafkaException>(() => Made.Committer(own, _topics).Commit(own.All));
    }

    [Fact]
    public void It_looks_once_a_second()
    {
        var own = Made.Partitions([0]);
        var committer = Made.Committer(own, _topics);
        const long Now = 1_000_000;
        committer.Look(Now);
        Assert.Equal(["flush"], _topics.Take());
        own.Find(0)!.Decode(0);
        committer.Look(Now + Committer.CommitEvery - 1);
        Assert.Empty(_topics.Take());
        committer.Look(Now + Committer.CommitEvery);
        Assert.Equal(["send 1", "flush", "commit 0:1"], _topics.Take());
    }

    [Fact]
    public void A_clean_stop_that_takes_too_long_commits_nothing_that_is_not_delivered()
    {
        var own = Made.Partitions([0]);
        own.Find(0)!.Decode(0);
        Assert.Throws<OperationCanceledException>(() => Made.Committer(own, _topics, gaveUp: true).Commit(own.All));
        Assert.Empty(_topics.Take());
    }
}
