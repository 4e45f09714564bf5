using AisDetector.Core.Geo;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Tracks;

/// <summary>How a track is sampled at steps of 2 min. What a segment's samples are is held against a brute-force join in SpaceTimeJoinOracleTests.</summary>
public sealed class TrackTests
{
    private const long Minute = 60_000, Hour = 60 * Minute, StepMs = 2 * Minute;
    private static readonly SamplingRules Rules = new(StepMs, Hour, 10 * Minute, 16 * Hour, 14 * 24 * Hour, 8);
    private readonly List<Sample> _samples = [];

    [Fact]
    public void Every_step_of_a_segment_is_a_sample_and_one_on_a_fix_belongs_to_the_segment_before()
    {
        var track = Start(0);
        Assert.Equal([0, 1, 2], Steps(Extend(track, 5)));
        Assert.Equal([3, 4], Steps(Extend(track, 8)));
        Assert.Equal([5], Steps(Extend(track, 10)));
        Assert.Empty(Extend(track, 11));
        Assert.Equal([6], Steps(Extend(track, 12)));
        Assert.Equal([1, 1, 1, 2, 2, 3, 5], Enumerable.Range(0, 7).Select(step => track.Trace.Segment(step)));
    }

    [Theory]
    [InlineData(60, true)]
    [InlineData(61, false)]
    public void Nothing_is_interpolated_over_more_than_the_maximum_gap(int minutes, bool isSegment)
    {
        var track = Start(0);
        Assert.Equal(isSegment ? 31 : 0, Extend(track, minutes, north: 3.7).Count);
        Assert.Equal(isSegment ? [] : [new Gap(0, 61 * Minute, track.Gaps.FirstOrDefault().ImpliedKnots, track.Gaps.FirstOrDefault().Latitude, track.Gaps.FirstOrDefault().Longitude)], track.Gaps);
        if (!isSegment) Assert.Equal(3.7 / 1.852 / (61 / 60.0), track.Gaps[0].ImpliedKnots, 0.01);
    }

    [Fact]
    public void Silences_are_remembered_for_16_hours()
    {
        var track = Start(0);
        Extend(track, 2 * 60);
        Extend(track, 10 * 60);
        Extend(track, 18 * 60);
        Assert.Equal([0, 120, 600], track.Gaps.Select(g => g.Start / Minute));
        Extend(track, (19 * 60) + 1);
        Assert.Equal([120, 600, 1080], track.Gaps.Select(g => g.Start / Minute));
    }

    [Fact]
    public void A_sample_is_observed_within_ten_minutes_of_a_fix_and_has_the_heading_of_the_nearer()
    {
        var track = Start(0, heading: 10);
        var samples = Extend(track, 30, heading: 70);
        Assert.Equal("++++++....++++++", string.Concat(samples.Select(s => s.Flags.HasFlag(SampleFlags.Observed) ? '+' : '.')));
        Assert.Equal([10, 10, 10, 10, 10, 10, -1, -1, -1, -1, 70, 70, 70, 70, 70, 70], samples.Select(s => (int)s.HeadingDegrees));
        Assert.All(samples, s => Assert.Equal(30, s.SegmentMinutes));
    }

    [Fact]
    public void Halfway_the_heading_is_that_of_the_earlier_fix()
    {
        var samples = Extend(Start(0, heading: 10), 12, heading: 70);
        Assert.Equal([10, 10, 10, 10, 70, 70, 70], samples.Select(s => (int)s.HeadingDegrees));
    }

    [Fact]
    public void The_steps_next_to_a_fix_are_marked()
    {
        var track = Start(1);
        Assert.Equal("F...F", Fixes(Extend(track, 10)));
        Assert.Equal("F.", Fixes(Extend(track, 15)));
    }

    [Theory]
    [InlineData(1.975, StepKind.Slow)] // 7.998 kn over 8 min
    [InlineData(1.977, StepKind.UnderWay)]
    public void Slow_is_below_eight_knots(double km, object kind) => Assert.All(Extend(Start(0), 8, km), s => Assert.Equal((StepKind)kind, s.Kind));

    [Fact]
    public void A_steps_speed_is_that_from_the_step_before_and_a_first_ones_the_segments()
    {
        var track = Start(0);
        Extend(track, 2);
        var samples = Extend(track, 6, north: 1.852);
        Assert.Equal([15, 15], samples.Select(s => Math.Round(s.SpeedKnots, 2)));
        // Half of the two minutes at 15 kn for a minute more, half still.
        Extend(track, 7, north: 1.852 + (1.852 / 4));
        Assert.Equal(7.5, Extend(track, 8, north: 1.852 + (1.852 / 4)).Single().SpeedKnots, 0.01);
    }

    [Fact]
    public void In_a_harbour_it_makes_no_contact_and_in_an_anchorage_it_is_marked()
    {
        Assert.All(Extend(Start(0), 6, places: TestPlaces.Harbour(new Point(0, 0))), s => Assert.Equal(StepKind.InHarbour, s.Kind));
        Assert.All(Extend(Start(0), 6, places: TestPlaces.Anchorage(new Point(0, 0))), s => Assert.Equal((StepKind.Slow, true), (s.Kind, s.Flags.HasFlag(SampleFlags.Anchorage))));
        Assert.All(Extend(Start(0), 6), s => Assert.False(s.Flags.HasFlag(SampleFlags.Anchorage)));
        // Fast through a harbour is under way.
        Assert.All(Extend(Start(0), 6, north: 3, places: TestPlaces.Harbour(new Point(0, 0))), s => Assert.Equal(StepKind.UnderWay, s.Kind));
    }

    [Fact]
    public void In_a_harbour_it_makes_contacts_where_harbours_are_judged()
    {
        var fresh = new List<Sample>();
        Start(0).Extend(At(6), Rules with { InHarbours = true }, TestPlaces.Harbour(new Point(0, 0)), fresh);
        Assert.NotEmpty(fresh);
        Assert.All(fresh, s => Assert.Equal(StepKind.Slow, s.Kind));
    }

    [Fact]
    public void Steps_without_moving_count_until_it_leaves_the_place_by_25_m()
    {
        var track = Start(0);
        Assert.Equal([0, 1, 2, 3], Extend(track, 6).Select(s => (int)s.MotionlessSteps));
        Assert.Equal([4], Extend(track, 8, north: 0.024).Select(s => (int)s.MotionlessSteps));
        Assert.Equal([0], Extend(track, 10, north: 0.026).Select(s => (int)s.MotionlessSteps));
        Assert.Equal([1], Extend(track, 12, north: 0.002).Select(s => (int)s.MotionlessSteps));
    }

    [Fact]
    public void Type_27_within_an_hour_of_a_finer_fix_is_too_coarse_and_marks_its_segments()
    {
        var track = Start(0);
        Assert.True(track.IsTooCoarse(At(60, type: 27)));
        Assert.False(track.IsTooCoarse(At(60, type: 1)));
        Assert.False(track.IsTooCoarse(At(60, type: 27) with { Time = (60 * Minute) + 1 }));
        var coarse = Start(0, type: 27);
        Assert.False(coarse.IsTooCoarse(At(10, type: 27)));
        Assert.All(Extend(coarse, 10), s => Assert.True(s.Flags.HasFlag(SampleFlags.Coarse)));
        Assert.True(coarse.IsTooCoarse(At(20, type: 27)));
        Assert.All(Extend(coarse, 20), s => Assert.False(s.Flags.HasFlag(SampleFlags.Coarse)));
        Assert.All(Extend(coarse, 80, type: 27), s => Assert.True(s.Flags.HasFlag(SampleFlags.Coarse)));
    }

    [Theory]
    [InlineData(100, 200, 2, 8, false)] // no more than 2 kn
    [InlineData(100, 200, 2.1, 8, false)] // the whole absence, slower than under way
    [InlineData(100, 200, 8, 8, true)]
    [InlineData(99, 201, 7, 8, false)]
    [InlineData(102, 200, 7, 8, true)] // not the whole absence
    [InlineData(101, 200, 7, 8, false)]
    [InlineData(100, 198, 7, 8, true)]
    [InlineData(100, 199, 7, 8, false)]
    [InlineData(20, 100, 30, 8, false)] // before it
    [InlineData(200, 300, 30, 8, false)] // after it
    [InlineData(20, 101, 30, 8, true)]
    [InlineData(199, 300, 30, 8, true)]
    public void A_silence_in_which_it_moved(int start, int end, double knots, double slow, bool moved)
    {
        var track = Start(0);
        track.Gaps.Add(new Gap(start * Minute, end * Minute, knots, 0, 0));
        Assert.Equal(moved, track.MovedInSilence(100 * Minute, 200 * Minute, StepMs, slow));
    }

    private static Track Start(int minute, short heading = -1, byte type = 1) => new(new Vessel(1), 1, At(minute, heading: heading, type: type), 1024);

    private List<Sample> Extend(Track track, int minute, double north = 0, short heading = -1, byte type = 1, Places? places = null)
    {
        _samples.Clear();
        track.Extend(At(minute, north, heading, type), Rules, places ?? Places.OpenSea, _samples);
        return [.. _samples];
    }

    /// <summary>So far north of the equator, in kilometres.</summary>
    private static Report At(int minute, double north = 0, short heading = -1, byte type = 1) => Report.Empty with
    {
        Mmsi = 1, Time = minute * Minute, Latitude = north * 1000 / (Geodesy.EarthRadiusMeters * Math.PI / 180), Longitude = 0, HeadingDegrees = heading, Type = type,
    };

    private static IEnumerable<long> Steps(List<Sample> samples) => samples.Select(s => s.Step);

    private static string Fixes(List<Sample> samples) => string.Concat(samples.Select(s => s.Flags.HasFlag(SampleFlags.AtFix) ? 'F' : '.'));
}
