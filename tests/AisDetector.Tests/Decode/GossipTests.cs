using AisDetector.Decode;

namespace AisDetector.Tests.Decode;

/// <summary>What the other instances are told, and when.</summary>
public class GossipTests
{
    private const long Now = 1_000_000;

    private readonly FakeTopics _topics = new();

    [Fact]
    public void What_is_told_is_delivered_first()
    {
        var own = Made.Partitions([0, 2]);
        var gossip = New(own);
        own.Find(0)!.Decode(0, 1, 2);
        gossip.Tell(Now, DateTime.UnixEpoch);
        Assert.Equal(["send 3", "flush", "tell g/0 12:02 unread", "tell g/2 - unread"], _topics.Take());
    }

    [Fact]
    public void Only_what_has_moved_enough_is_news()
    {
        var own = Made.Partitions([0, 1]);
        var gossip = New(own);
        own.Find(0)!.Decode(0, 0, 0);
        gossip.Tell(Now, DateTime.UnixEpoch);
        _topics.Take();
        own.Find(0)!.Decode(2, 2, 2);
        gossip.Tell(Now + 10, DateTime.UnixEpoch);
        Assert.Empty(_topics.Take());
        own.Find(0)!.Decode(3);
        gossip.Tell(Now + 20, DateTime.UnixEpoch);
        Assert.Equal(["send 4", "flush", "tell g/0 12:03 unread"], _topics.Take());
    }

    [Fact]
    public void That_all_is_read_is_news()
    {
        var own = Made.Partitions([0]);
        var gossip = New(own);
        own.Find(0)!.Decode(0, 0, 0);
        gossip.Tell(Now, DateTime.UnixEpoch);
        own.Find(0)!.CaughtUp(3);
        _topics.Take();
        gossip.Tell(Now + 10, DateTime.UnixEpoch);
        Assert.Equal(["flush", "tell g/0 12:00"], _topics.Take());
    }

    [Fact]
    public void A_first_event_time_is_news()
    {
        var own = Made.Partitions([0]);
        var gossip = New(own);
        gossip.Tell(Now, DateTime.UnixEpoch);
        _topics.Take();
        own.Find(0)!.Decode(0, 0, 0);
        gossip.Tell(Now + 10, DateTime.UnixEpoch);
        Assert.Equal("tell g/0 12:00 unread", _topics.Take()[^1]);
    }

    [Fact]
    public void Everything_is_told_again_every_few_seconds()
    {
        var own = Made.Partitions([0]);
        var gossip = New(own);
        gossip.Tell(Now, DateTime.UnixEpoch);
        _topics.Take();
        gossip.Tell(Now + Gossip.TellEvery - 1, DateTime.UnixEpoch);
        Assert.Empty(_topics.Take());
        gossip.Tell(Now + Gossip.TellEvery, DateTime.UnixEpoch);
        Assert.Equal(["flush", "tell g/0 - unread"], _topics.Take());
        gossip.Tell(Now + Gossip.TellEvery + 1, DateTime.UnixEpoch);
        Assert.Empty(_topics.Take());
    }

    private Gossip New(OwnPartitions own) => new(own, Made.Committer(own, _topics), _topics, "g/", CancellationToken.None);
}
