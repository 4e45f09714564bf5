using AisDetector.Decode;

namespace AisDetector.Tests.Decode;

/// <summary>Which own partitions wait, and when they go on.</summary>
public class PacingTests
{
    private readonly List<string> _said = [];
    private Standing _other = new(Made.Noon, HasUnread: false);

    [Fact]
    public void A_partition_waits_for_one_that_another_instance_reads_and_goes_on_with_it()
    {
        var own = Made.Partitions([0]);
        var pacing = New(own);
        own.Find(0)!.Decode(30, 31, 32);
        pacing.Look();
        Assert.False(pacing.IsWaiting);

        // There is more to read in the other, which is at noon.
        _other = new Standing(Made.Noon, HasUnread: true);
        pacing.Look();
        Assert.True(pacing.IsWaiting);
        Assert.Equal(["stop 0"], _said);
        pacing.Look();
        Assert.Single(_said);
        _other = new Standing(Made.Noon + (20 * Made.Minute), HasUnread: true);
        pacing.Look();
        Assert.Equal(["stop 0", "go on 0"], _said);
        Assert.Equal((false, 1), (pacing.IsWaiting, pacing.Pauses));
    }

    [Fact]
    public void Between_two_looks_a_partition_waits_when_a_record_takes_it_too_far_ahead()
    {
        var own = Made.Partitions([0, 1]);
        var pacing = New(own);
        own.Find(0)!.Decode(0, 0, 0);
        own.Find(1)!.Decode(0, 0, 0);
        pacing.Look();
        own.Find(0)!.Decode(29, 29, 29);
        pacing.AfterRecord(own.Find(0)!, Made.Noon + (29 * Made.Minute));
        Assert.Empty(_said);
        own.Find(0)!.Decode([.. Enumerable.Repeat(31, EventTime.Witnesses)]);
        pacing.AfterRecord(own.Find(0)!, Made.Noon + (31 * Made.Minute));
        Assert.Equal(["stop 0"], _said);

        // The other, the slowest one, never waits.
        own.Find(1)!.Decode(25);
        pacing.AfterRecord(own.Find(1)!, Made.Noon + (25 * Made.Minute));
        Assert.Single(_said);
    }

    [Fact]
    public void What_is_not_own_any_more_is_asked_of_the_others()
    {
        var own = Made.Partitions([0, 1]);
        var pacing = New(own);
        own.Find(0)!.Decode(40, 40, 40);
        own.Find(1)!.Decode(0, 0, 0);
        pacing.Look();
        Assert.Equal(["stop 0"], _said);
        own.Remove(1);
        pacing.Look();
        Assert.Equal(["stop 0", "go on 0"], _said);
    }

    private Pacing New(OwnPartitions own) => new(own, _ => _other, (partition, pauses) => _said.Add($"{(pauses ? "stop" : "go on")} {partition}"));
}
