using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Judging.Profiles;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Judging.Profiles;

/// <summary>Steps of 10 min, 300 m apart: alongside or not is no question here.</summary>
public sealed class GfwProfileTests
{
    private static readonly RendezvousOptions Options = RendezvousOptions.Gfw;

    [Theory]
    [InlineData(13, null)] // 2 h
    [InlineData(14, RendezvousCategory.Transfer)]
    public void Longer_than_two_hours(int steps, RendezvousCategory? category) => Assert.Equal(category, Weigh(new string('f', steps)).Category);

    [Theory]
    [InlineData(1.9f, RendezvousCategory.Transfer)]
    [InlineData(2f, null)]
    public void Median_speed_below_two_knots(float knots, RendezvousCategory? category) => Assert.Equal(category, Weigh(new string('f', 20), knots: knots).Category);

    [Theory]
    [InlineData(0.08, null)] // 8.9 km
    [InlineData(0.1, RendezvousCategory.Transfer)] // 11.1 km
    public void Ten_kilometres_from_anchorages(double degrees, RendezvousCategory? category) =>
        Assert.Equal(category, Weigh(new string('f', 20), TestPlaces.Anchorage(new Point(0, degrees))).Category);

    [Fact]
    public void The_time_between_pieces_counts()
    {
        // Two pieces of an hour, an hour apart.
        var judgement = Weigh(new string('f', 7) + "aaaaa" + new string('f', 7));
        Assert.Equal((RendezvousCategory.Transfer, 1000L, 1018L), (judgement.Category!.Value, judgement.Start, judgement.End));
    }

    [Fact]
    public void Two_tracks_that_both_jumped_here_were_spoofed_together()
    {
        var tracks = new TwoTracks(new string('f', 20));
        tracks.First.TookOverAt = tracks.Second.TookOverAt = 900 * 600_000;
        Assert.Null(Weigh(tracks).Category);
    }

    [Fact]
    public void Each_test_is_told_and_nothing_is_ruled_out_by_the_figures_alone()
    {
        Assert.Equal(["duration", "speed", "place", "distance to anchorages", "tracks"], Weigh(new string('f', 20)).Tests!.Select(t => t.Name));
        var profile = new GfwProfile(Options, Places.OpenSea);
        Assert.False(profile.IsNothing(new TwoTracks("f").Run(Options)));
        Assert.Equal(TimeSpan.FromHours(2), profile.Shortest);
    }

    private static Judgement Weigh(string steps, Places? places = null, float knots = 0.5f) => Weigh(new TwoTracks(steps, knots: knots), places);

    private static Judgement Weigh(TwoTracks tracks, Places? places = null)
    {
        var encounter = tracks.Run(Options);
        encounter.Measure(long.MinValue);
        return new GfwProfile(Options, places ?? Places.OpenSea).Weigh(encounter, new Crowds(Options, new PairIndex()), explain: true);
    }
}
