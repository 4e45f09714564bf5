using AisDetector.Core.Geo;
using AisDetector.Core.Reports;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Tracks;

public sealed class VesselTests
{
    private const long Second = 1000, Minute = 60 * Second, Hour = 60 * Minute, FinalAfter = 4 * Hour;
    private static readonly SamplingRules Rules = new(2 * Minute, Hour, 10 * Minute, 16 * Hour, 14 * 24 * Hour, 8);
    private readonly Vessel _vessel = new(1);
    private long _singleFixTracks;

    [Theory]
    [InlineData(60, 2351, 1)] // 60 kn for a minute are 1852 m, and 500 m of slack
    [InlineData(60, 2353, 2)]
    [InlineData(600, 19_019, 1)]
    [InlineData(600, 19_021, 2)]
    public void A_fix_farther_than_60_knots_and_500_m_is_another_ships(int seconds, double meters, int track)
    {
        Use(0, 0);
        Assert.Equal(track, Use(seconds * Second, meters / 1000));
        Assert.Equal(track, _vessel.Tracks.Count);
    }

    [Fact]
    public void A_fix_of_the_same_second_or_an_older_one_is_not_used()
    {
        Use(10 * Second, 0);
        Assert.Null(Use((10 * Second) + 999, 0));
        Assert.Null(Use(9 * Second, 0));
        Assert.Equal(1, Use(11 * Second, 0));
    }

    [Fact]
    public void A_fix_goes_to_the_nearest_track_and_to_one_of_several_fixes_before_a_single_one()
    {
        Use(0, 0);
        Use(0, 100);
        Assert.Equal(1, Use(Minute, 0.9));
        Assert.Equal(2, Use(Minute, 99.5));
        // In an hour both are within reach of any of these.
        Assert.Equal(2, Use(2 * Hour, 60));
        Assert.Equal(1, Use((2 * Hour) + Minute, 1));
        Use(3 * Hour, 500);
        Assert.Equal(3, _vessel.Tracks.Count);
        // The third has a single fix, and is nearer.
        Assert.Equal(2, Use(6 * Hour, 480));
    }

    [Fact]
    public void Of_five_places_at_once_the_longest_silent_makes_room()
    {
        for (var i = 0; i < 4; i++) Use(i * Second, i * 1000);
        Assert.Equal(2, Use(Minute, 1000));
        Assert.Equal(0, _singleFixTracks);
        Assert.Equal(5, Use(2 * Minute, 9000));
        Assert.Equal([2, 3, 4, 5], _vessel.Tracks.Select(t => t.Ordinal));
        // The first had one fix only: a position that nobody ever came from.
        Assert.Equal((1L, 0), (_singleFixTracks, _vessel.Retired.Count));
    }

    [Fact]
    public void A_track_that_made_room_stays_as_long_as_its_samples_do()
    {
        for (var i = 0; i < 4; i++) Use(i * Second, i * 1000);
        for (var i = 0; i < 4; i++) Use(Minute + (i * Second), i * 1000);
        Use(2 * Minute, 9000);
        Assert.Equal([1], _vessel.Retired.Select(t => t.Ordinal));
        _vessel.Forget(Minute, 0, ref _singleFixTracks);
        Assert.Single(_vessel.Retired);
        _vessel.Forget(Minute + 1, 0, ref _singleFixTracks);
        Assert.Empty(_vessel.Retired);
    }

    [Fact]
    public void After_13_hours_of_silence_a_fix_starts_a_track()
    {
        Use(0, 0);
        Use(Minute, 0);
        Assert.Equal(1, Use((13 * Hour) + Minute, 0));
        Assert.Equal(2, Use((26 * Hour) + Minute + Second, 0));
        Assert.Equal((1, 0L), (_vessel.Tracks.Count, _singleFixTracks));
    }

    [Fact]
    public void Two_tracks_with_fixes_by_turns_share_the_number()
    {
        Use(0, 0);
        Use(0, 100);
        Use(Minute, 0);
        Assert.Equal(long.MinValue, _vessel.LastShared);
        Use(2 * Minute, 100);
        Assert.Equal(2 * Minute, _vessel.LastShared);
        Assert.True(_vessel.SharedBetween(2 * Minute, 4 * Minute));
        Assert.True(_vessel.SharedBetween(0, 2 * Minute));
        Assert.False(_vessel.SharedBetween((2 * Minute) + 1, Hour));
        Assert.False(_vessel.SharedBetween(0, (2 * Minute) - 1));
        // Once a minute is often enough.
        Use(3 * Minute, 0);
        Assert.Equal(2 * Minute, _vessel.LastShared);
        Use((3 * Minute) + 1000, 100);
        Assert.Equal((3 * Minute) + 1000, _vessel.LastShared);
    }

    [Fact]
    public void A_single_fix_elsewhere_shares_nothing()
    {
        for (var i = 0; i < 10; i++) Use(i * Minute, 0);
        Use((9 * Minute) + Second, 100);
        for (var i = 10; i < 20; i++) Use(i * Minute, 0);
        Assert.Equal(long.MinValue, _vessel.LastShared);
    }

    [Fact]
    public void A_track_that_took_the_place_of_another_yields_to_it_when_it_goes_on()
    {
        Use(0, 0);
        Use(Minute, 0);
        for (var i = 2; i < 6; i++) Use(i * Minute, 100);
        var spoof = _vessel.Tracks[1];
        Assert.Equal((Minute, null), (spoof.TookOverAt!.Value, spoof.YieldedAt));
        Use(10 * Minute, 0);
        Assert.Equal(10 * Minute, spoof.YieldedAt);
        Assert.Null(_vessel.Tracks[0].YieldedAt);

        // One fix near it may be a glitch: the second shows that a ship is there.
        Use(11 * Minute, 100);
        Assert.NotNull(spoof.YieldedAt);
        Use(12 * Minute, 100);
        Assert.Equal((null, null), (spoof.TookOverAt, spoof.YieldedAt));
    }

    [Fact]
    public void Its_class_is_the_last_sent_up_to_a_time()
    {
        Assert.Equal(TransceiverClass.Unknown, _vessel.ClassAt(100));
        foreach (var (time, sent) in new[] { (10, TransceiverClass.A), (20, TransceiverClass.Unknown), (30, TransceiverClass.B), (40, TransceiverClass.B), (50, TransceiverClass.A) })
            _vessel.Hear(At(time, 0) with { Class = sent });
        _vessel.Hear(Report.Empty with { Time = 60, Class = TransceiverClass.B });
        Assert.Equal(
            [TransceiverClass.Unknown, TransceiverClass.A, TransceiverClass.A, TransceiverClass.B, TransceiverClass.B, TransceiverClass.A, TransceiverClass.A],
            new long[] { 9, 10, 29, 30, 49, 50, 60 }.Select(_vessel.ClassAt));
        Assert.Equal(60, _vessel.LastHeard);
    }

    [Fact]
    public void Whose_static_data_they_are_is_unclear_once_the_number_is_shared_and_identities_take_turns()
    {
        Assert.Equal(long.MaxValue, _vessel.IdentityUnclearSince(0, 0));
        foreach (var (minute, name) in new[] { (30, "A"), (40, "B"), (50, "A") }) _vessel.Statics.Add(minute * Minute, new StaticData { Name = name }, 0, 2 * Minute);
        Assert.Equal(long.MaxValue, _vessel.IdentityUnclearSince(0, 0));
        for (var i = 0; i < 6; i++) Use(i * Minute, i % 2 * 100);
        // Shared from the third minute on, and the first goes back to its name in the fiftieth.
        Assert.Equal(50 * Minute, _vessel.IdentityUnclearSince(0, 0));
        Assert.Equal(long.MaxValue, _vessel.IdentityUnclearSince(Hour, 0));
        Assert.Equal(long.MaxValue, _vessel.IdentityUnclearSince(0, 31 * Minute));
        for (var i = 120; i < 126; i++) Use(i * Minute, i % 2 * 100);
        Assert.InRange(_vessel.IdentityUnclearSince(Hour, 0), 120 * Minute, 122 * Minute);
    }

    [Theory]
    [InlineData(10, 19, true)]
    [InlineData(0, 37, true)]
    [InlineData(0, 39, false)] // 19 of 39 min are not more than half
    public void A_jumping_ship_jumped_between_times_when_it_did_for_more_than_half(int from, int to, bool jumped)
    {
        for (var i = 0; i < 20; i++) Use(i * Minute, i % 2 * 1000);
        Assert.Equal(jumped, _vessel.JumpedBetween(from * Minute, to * Minute));
    }

    [Fact]
    public void A_ship_with_one_track_never_jumped()
    {
        for (var i = 0; i < 20; i++) Use(i * Minute, 0);
        Assert.False(_vessel.JumpedBetween(0, 19 * Minute));
    }

    /// <summary>Ordinal of the track that a fix so far north (km) extended or started.</summary>
    private int? Use(long time, double north)
    {
        var report = At(time, north);
        var track = _vessel.Assign(report, 256, FinalAfter, out var started, ref _singleFixTracks);
        track?.Extend(report, Rules, Places.OpenSea, []);
        return (track ?? started)?.Ordinal;
    }

    private static Report At(long time, double north) =>
        Report.Empty with { Mmsi = 1, Time = time, Latitude = -40 + (north * 1000 / (Geodesy.EarthRadiusMeters * Math.PI / 180)), Longitude = 2 };
}
