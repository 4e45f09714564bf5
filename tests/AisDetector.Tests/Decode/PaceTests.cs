using AisDetector.Decode;
using CsCheck;

namespace AisDetector.Tests.Decode;

/// <summary>Who waits for whom.</summary>
public class PaceTests
{
    private const long Minute = Made.Minute, Day = 1440 * Minute, Noon = Made.Noon;

    [Fact]
    public void The_slowest_that_has_something_to_read_sets_the_pace()
    {
        Standing[] partitions = [new(Noon, true), new(Noon - (20 * Minute), true), new(Noon - Day, false)];
        Assert.Equal(Noon + (10 * Minute), Pace.Limit(partitions));
    }

    [Fact]
    public void Where_nothing_is_left_to_read_nobody_waits() =>
        Assert.False(Pace.Waits(Noon + Day, Pace.Limit([new(Noon, false), new(null, false)]), waitsAlready: true));

    [Fact]
    public void One_of_which_nothing_is_known_yet_is_waited_for() => Assert.True(Pace.Waits(Noon, Pace.Limit([new(null, true), new(Noon, true)]), waitsAlready: false));

    [Fact]
    public void One_that_waits_goes_on_a_little_later_than_it_stopped()
    {
        Assert.False(Pace.Waits(Noon, Noon, waitsAlready: false));
        Assert.True(Pace.Waits(Noon, Noon, waitsAlready: true));
        Assert.False(Pace.Waits(Noon, Noon + Pace.SlackMs, waitsAlready: true));
        Assert.False(Pace.Waits(null, long.MinValue, waitsAlready: true));
    }

    [Fact]
    public void There_is_always_one_that_goes_on() => Gen.Select(Gen.Long[0, 3 * Day].Nullable(), Gen.Bool).Select((t, u) => new Standing(t, u)).Array[1, 12].Sample(partitions =>
    {
        var limit = Pace.Limit(partitions);
        Assert.True(!Array.Exists(partitions, p => p.HasUnread) || Array.Exists(partitions, p => p.HasUnread && !Pace.Waits(p.EventTime, limit, waitsAlready: true)));
    });

    [Fact]
    public void What_is_told_is_read_again_and_what_is_none_is_not()
    {
        var said = new PartitionStanding(3, Noon, true, new DateTime(2026, 3, 1, 12, 0, 0, DateTimeKind.Utc));
        Assert.Equal(said, PartitionStanding.Of(said.ToBytes()));
        Assert.Null(PartitionStanding.Of("{"u8.ToArray()));
        Assert.Null(PartitionStanding.Of(null));
    }
}
