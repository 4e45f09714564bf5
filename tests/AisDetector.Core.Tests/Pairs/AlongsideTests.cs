using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Pairs;

/// <summary>Two hulls of 100 m by 20 m, antennas amidships, the second so far east of the first; both head north unless said otherwise.</summary>
public sealed class AlongsideTests
{
    private static readonly StaticData Hull = new() { ToBowMeters = 50, ToSternMeters = 50, ToPortMeters = 10, ToStarboardMeters = 10, LengthMeters = 100, BeamMeters = 20 };

    [Theory]
    [InlineData(70, 0, 0, 5, AlongsideVerdict.Alongside)]
    [InlineData(70.01, 0, 0, 5, AlongsideVerdict.Apart)] // hulls more than 50 m apart
    [InlineData(70, 0, 180, 5, AlongsideVerdict.Alongside)] // bow to stern
    [InlineData(40, 0, 30, 5, AlongsideVerdict.Alongside)]
    [InlineData(40, 0, 31, 5, AlongsideVerdict.Apart)]
    [InlineData(70, 0, 0, 10, AlongsideVerdict.Alongside)]
    [InlineData(73, 0, 0, 10, AlongsideVerdict.Apart)]
    [InlineData(73, 0, 0, 11, AlongsideVerdict.Alongside)] // 3 m more for each minute of the segment over 10 ...
    [InlineData(130, 0, 0, 30, AlongsideVerdict.Alongside)]
    [InlineData(131, 0, 0, 60, AlongsideVerdict.Apart)] // ... up to 60 m
    internal void Measured_by_hulls(double east, int heading1, int heading2, byte segmentMinutes, AlongsideVerdict verdict)
    {
        var contact = new Contact { East = (float)east, Meters = (float)east, Heading1 = (short)heading1, Heading2 = (short)heading2, SegmentMinutes = segmentMinutes };
        Alongside.Measure(ref contact, Hull, Hull, 50);
        Assert.Equal(verdict, contact.Verdict);
        if (heading2 % 180 == 0) Assert.Equal(east - 20, contact.HullGap, 1e-4);
    }

    [Theory]
    [InlineData(true, false, -1, 0)]
    [InlineData(true, false, 0, 0)]
    [InlineData(false, true, 0, 0)]
    [InlineData(true, true, -1, 0)]
    [InlineData(true, true, 0, -1)]
    public void Without_a_hull_or_a_heading_of_either_it_is_estimated(bool hull1, bool hull2, int heading1, int heading2)
    {
        var contact = new Contact { East = 60, Meters = 60, Heading1 = (short)heading1, Heading2 = (short)heading2, HullGap = 3 };
        Alongside.Measure(ref contact, hull1 ? Hull : null, hull2 ? Hull : null, 50);
        Assert.Equal(AlongsideVerdict.Estimated, contact.Verdict);
        Assert.True(float.IsNaN(contact.HullGap));
    }

    [Theory]
    [InlineData(null, null, 130, false, true)] // 100 m each where the length is not known: half the sum and 30 m
    [InlineData(null, null, 131, false, false)]
    [InlineData(40, 20, 60, false, true)]
    [InlineData(40, 20, 61, false, false)]
    [InlineData(40, null, 100, false, true)]
    [InlineData(40, null, 101, false, false)]
    [InlineData(400, 400, 220, false, true)]
    [InlineData(400, 400, 221, false, false)]
    [InlineData(null, null, 80, true, true)]
    [InlineData(null, null, 81, true, false)]
    public void An_estimate_reaches_as_far_as_ships_of_these_lengths_can_lie(int? length1, int? length2, float meters, bool inAnchorage, bool isAlongside)
    {
        var contact = new Contact { East = meters, Meters = meters, Heading1 = -1, Heading2 = -1, Flags2 = inAnchorage ? SampleFlags.Anchorage : SampleFlags.None };
        Alongside.Measure(ref contact, OfLength(length1), OfLength(length2), 50);
        Assert.Equal((isAlongside ? AlongsideVerdict.Estimated : AlongsideVerdict.Apart, isAlongside), (contact.Verdict, contact.IsAlongside));
    }

    [Fact]
    public void A_coarse_position_says_nothing()
    {
        var contact = new Contact { East = 30, Meters = 30, Flags1 = SampleFlags.Coarse };
        Alongside.Measure(ref contact, Hull, Hull, 50);
        Assert.Equal(AlongsideVerdict.Unknown, contact.Verdict);
        Assert.True(float.IsNaN(contact.HullGap));
    }

    [Theory]
    [InlineData(99.9, AlongsideVerdict.Alongside)] // bow and stern beside each other by 0.1 m
    [InlineData(100.1, AlongsideVerdict.InLine)]
    [InlineData(150, AlongsideVerdict.InLine)]
    [InlineData(160, AlongsideVerdict.Apart)]
    internal void One_ahead_of_the_other_is_in_line(double north, AlongsideVerdict verdict)
    {
        var contact = new Contact { North = (float)north, East = 5, Meters = (float)north };
        Alongside.Measure(ref contact, Hull, Hull, 50);
        Assert.Equal(verdict, contact.Verdict);
        Assert.Equal(verdict != AlongsideVerdict.Apart, contact.IsAlongside);
    }

    [Theory]
    [InlineData(0, AlongsideVerdict.Alongside, true)] // it may be stuck and right
    [InlineData(30, AlongsideVerdict.Alongside, true)]
    [InlineData(31, AlongsideVerdict.Estimated, false)]
    [InlineData(90, AlongsideVerdict.Estimated, false)]
    internal void A_heading_that_may_be_stuck_puts_no_two_ships_apart(short heading2, AlongsideVerdict verdict, bool isMeasured)
    {
        var contact = new Contact { East = 70, Meters = 70, Heading2 = heading2, Flags1 = SampleFlags.HeadingStuck };
        Alongside.Measure(ref contact, Hull, Hull, 50);
        Assert.Equal((verdict, isMeasured, isMeasured), (contact.Verdict, !float.IsNaN(contact.HullGap), !float.IsNaN(contact.Depth)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_position_that_is_frozen_says_nothing(bool isFirst)
    {
        var contact = new Contact { East = 30, Meters = 30 };
        if (isFirst) contact.Flags1 = SampleFlags.Frozen;
        else contact.Flags2 = SampleFlags.Frozen;
        Alongside.Measure(ref contact, Hull, Hull, 50);
        Assert.Equal(AlongsideVerdict.Unknown, contact.Verdict);
        Assert.True(float.IsNaN(contact.HullGap) && float.IsNaN(contact.Depth));
    }

    [Theory]
    [InlineData(15, 5)]
    [InlineData(20, 0)]
    [InlineData(30, 0)]
    public void Hulls_nearer_than_their_beams_overlap(float east, float depth)
    {
        var contact = new Contact { East = east, Meters = east };
        Alongside.Measure(ref contact, Hull, Hull, 50);
        Assert.Equal(depth, contact.Depth, 1e-4f);
    }

    [Fact]
    public void Dimensions_are_the_newest_of_the_span()
    {
        var vessel = new Vessel(1);
        foreach (var (hour, length) in new[] { (1, 100), (2, 120), (6, 140) }) vessel.Statics.Add(hour * 3_600_000L, OfLength(length)!, 0, 120_000);
        vessel.Statics.Add(3 * 3_600_000L, new StaticData { CallSign = "V7AA1" }, 0, 120_000);
        Assert.Equal((ushort)120, Alongside.SizeOf(vessel, 0, 5 * 3_600_000L)?.LengthMeters);
        Assert.Null(Alongside.SizeOf(vessel, 3 * 3_600_000L, 5 * 3_600_000L));
    }

    private static StaticData? OfLength(int? length) => length is { } known ? new StaticData { LengthMeters = (ushort)known } : null;
}
