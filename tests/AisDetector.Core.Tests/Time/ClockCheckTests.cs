using AisDetector.Core.Reports;
using AisDetector.Core.Time;

namespace AisDetector.Core.Tests.Time;

/// <summary>Which reports are believed, held and rejected. Times are minutes after <see cref="Start"/>.</summary>
public sealed class ClockCheckTests
{
    private const long Minute = 60_000, Start = 1_772_000_000_000;
    private readonly ReportCounts _counts = new();
    private readonly ClockCheck _check;

    public ClockCheckTests() => _check = new ClockCheck(_counts);

    [Fact]
    public void Before_there_is_an_edge_the_first_are_held_until_twenty_one_agree()
    {
        for (var i = 0u; i < 20; i++)
        {
            Assert.False(_check.Believes(At(i, 100 + i)));
            Assert.False(_check.TryRelease(out _));
        }

        Assert.False(_check.Believes(At(20, 120)));
        Assert.Equal(21, Release());
        Assert.Equal(0, Rejected);
    }

    [Fact]
    public void A_clock_a_day_ahead_among_the_first_waits_and_is_outvoted()
    {
        Assert.False(_check.Believes(At(24 * 60, 999)));
        for (var i = 0u; i < 20; i++) Assert.False(_check.Believes(At(i, 100 + i)));
        Assert.Equal(20, Release());
        Assert.Equal(1, Rejected);
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void Up_to_an_hour_ahead_of_the_edge_is_believed_at_once(int minute, bool isBelieved)
    {
        _check.MoveEdge(Start);
        Assert.Equal(isBelieved, _check.Believes(At(minute, 1)));
    }

    [Fact]
    public void The_edge_never_goes_back()
    {
        Assert.Equal(Report.NoTime, _check.Edge);
        _check.MoveEdge(Start);
        _check.MoveEdge(Start - 1);
        Assert.Equal(Start, _check.Edge);
    }

    [Fact]
    public void A_held_report_is_believed_once_the_edge_comes_within_the_hour()
    {
        _check.MoveEdge(Start);
        Assert.False(_check.Believes(At(90, 1)));
        Assert.False(_check.TryRelease(out _));
        _check.MoveEdge(Start + (30 * Minute));
        Assert.True(_check.TryRelease(out var report));
        Assert.Equal((1u, Start + (90 * Minute)), (report.Mmsi, report.Time));
        Assert.False(_check.TryRelease(out _));
    }

    [Theory]
    [InlineData(10, true)]
    [InlineData(9, false)]
    public void Half_of_twenty_witnesses_decide(int asFarAhead, bool isBelieved)
    {
        _check.MoveEdge(Start);
        Assert.False(_check.Believes(At(600, 1)));
        // Those that are as far ahead come last and are held too; each of the others is before the edge.
        for (var i = 0u; i < 20 - asFarAhead; i++) Assert.True(_check.Believes(At(0, 100 + i)));
        for (var i = 0u; i < asFarAhead; i++)
        {
            Assert.False(_check.TryRelease(out _));
            Assert.False(_check.Believes(At(600, 200 + i)));
        }

        Assert.Equal(isBelieved, _check.TryRelease(out var report));
        if (isBelieved) Assert.Equal(1u, report.Mmsi);
        Assert.Equal(isBelieved ? 0 : 1, Rejected);
    }

    [Theory]
    [InlineData(1, 598, 0)] // 2 min are the order of arrival
    [InlineData(1, 597, 1)]
    [InlineData(2, 300, 0)] // of another vessel
    public void An_older_time_of_its_own_vessel_proves_a_clock_wrong(uint mmsi, int minute, int rejected)
    {
        _check.MoveEdge(Start);
        Assert.False(_check.Believes(At(600, 1)));
        _check.Believes(At(minute, mmsi));
        Assert.Equal(rejected, Rejected);
    }

    [Fact]
    public void Before_there_is_an_edge_an_older_time_of_its_vessel_says_nothing()
    {
        Assert.False(_check.Believes(At(600, 1)));
        Assert.False(_check.Believes(At(0, 1)));
        Assert.Equal(0, Rejected);
    }

    [Fact]
    public void At_the_end_what_is_held_comes_by_time_up_to_a_day_ahead()
    {
        _check.MoveEdge(Start);
        foreach (var minute in new[] { (24 * 60) + 1, 24 * 60, 100 }) Assert.False(_check.Believes(At(minute, (uint)minute)));
        var released = new List<uint>();
        while (_check.TryReleaseAtEnd(out var report)) released.Add(report.Mmsi);
        Assert.Equal([100u, 1440u], released);
        Assert.Equal(1, Rejected);
    }

    [Fact]
    public void At_the_end_a_few_first_reports_are_believed_as_far_as_they_agree()
    {
        Assert.False(_check.Believes(At(3 * 24 * 60, 9)));
        for (var i = 0u; i < 4; i++) Assert.False(_check.Believes(At(i, 1 + i)));
        var released = new List<uint>();
        while (_check.TryReleaseAtEnd(out var report)) released.Add(report.Mmsi);
        Assert.Equal([1u, 2u, 3u, 4u], released);
        Assert.Equal(1, Rejected);
    }

    private long Rejected => _counts.TotalRejected;

    /// <summary>How many are released, each of which moves the edge as the buffer does.</summary>
    private int Release()
    {
        var count = 0;
        while (_check.TryRelease(out var report))
        {
            _check.MoveEdge(report.Time);
            count++;
        }

        return count;
    }

    private static Report At(long minute, uint mmsi) => Report.Empty with { Mmsi = mmsi, Time = Start + (minute * Minute) };
}
