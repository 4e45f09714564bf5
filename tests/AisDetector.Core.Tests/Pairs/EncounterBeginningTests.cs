using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Pairs;

/// <summary>What an encounter knows of how its ships came, and of whether they were ever in different places. Each letter of <see cref="TwoTracks"/> is 2 min.</summary>
public sealed class EncounterBeginningTests
{
    private const long StepMs = 120_000;
    private const double DegreeMeters = Geodesy.EarthRadiusMeters * Math.PI / 180;
    private static readonly RendezvousOptions Options = TestOptions.Transfer;

    [Theory]
    [InlineData("a", true)] // apart a step before
    [InlineData("n", true)]
    [InlineData("w", true)] // one came under way
    [InlineData("h", true)]
    [InlineData("W", false)] // both under way: nobody knows how near
    [InlineData("H", false)]
    [InlineData("-", false)]
    [InlineData("1", false)]
    [InlineData("a-", false)] // of a short silence nobody knows where it began
    [InlineData("", false)]
    public void Ships_near_at_their_first_contact_were_seen_apart_by_the_step_before(string before, bool seenApart) =>
        Assert.Equal(seenApart, Opened(before).SeenApart);

    [Theory]
    [InlineData(199, false)]
    [InlineData(200, true)]
    public void Ships_first_in_contact_at_200_metres_were_seen_apart(double meters, bool seenApart)
    {
        var encounter = new TwoTracks("c", meters: meters + 0.01).Open(Options);
        Assert.Equal((seenApart, false), (encounter.SeenApart, encounter.CameTogether));
    }

    [Theory]
    [InlineData("W", true)]
    [InlineData("H", true)]
    [InlineData("w", false)]
    [InlineData("h", false)]
    [InlineData("a", false)]
    [InlineData("-", false)]
    [InlineData("", false)]
    public void They_came_together_when_both_were_under_way_or_in_a_harbour_a_step_before(string before, bool together) =>
        Assert.Equal(together, Opened(before).CameTogether);

    [Fact]
    public void Ships_that_come_under_way_and_are_first_in_contact_far_from_each_other_did_not_come_together()
    {
        var encounter = new TwoTracks("Wc", meters: 300).Open(Options, at: 1);
        Assert.Equal((true, false), (encounter.SeenApart, encounter.CameTogether));
    }

    [Theory]
    [InlineData(790, 0, false)] // within the leaving distance
    [InlineData(810, 0, true)]
    [InlineData(1400, 60, false)] // 20 kn make 617 m in a minute
    [InlineData(1430, 60, true)]
    [InlineData(1400, -60, false)]
    [InlineData(1430, -60, true)]
    public void Where_they_fell_silent_tells_whether_they_were_apart(double meters, int laterSeconds, bool seenApart)
    {
        var tracks = new TwoTracks("---c");
        var end = (tracks.Start + 3) * StepMs;
        tracks.First.Gaps.Add(new Gap(end - 7_200_000, end, 0, 0, 0));
        tracks.Second.Gaps.Add(new Gap(end - 7_200_000 + (laterSeconds * 1000), end, 0, meters / DegreeMeters, 0));
        Assert.Equal(seenApart, tracks.Open(Options, at: 3).SeenApart);
    }

    [Fact]
    public void Silences_that_ended_long_before_say_nothing()
    {
        var tracks = new TwoTracks("---c");
        foreach (var (track, latitude) in new[] { (tracks.First, 0.0), (tracks.Second, 1.0) }) track.Gaps.Add(new Gap(0, (tracks.Start - 9) * StepMs, 0, latitude, 0));
        Assert.False(tracks.Open(Options, at: 3).SeenApart);
    }

    [Fact]
    public void A_silence_of_one_ship_alone_says_nothing()
    {
        var tracks = new TwoTracks("--c");
        tracks.First.Gaps.Add(new Gap(0, (tracks.Start + 2) * StepMs, 0, 1, 0));
        Assert.False(tracks.Open(Options, at: 2).SeenApart);
    }

    [Theory]
    [InlineData("caa", false)]
    [InlineData("caaa", true)]
    [InlineData("caacaa", false)]
    [InlineData("caanaa", false)]
    [InlineData("cwww", true)]
    [InlineData("cWWW", false)] // both under way: nobody knows how near
    [InlineData("cHHH", false)]
    [InlineData("cxxx", false)] // where the silent one is, nobody knows
    [InlineData("c---", false)]
    [InlineData("cnnn", false)]
    public void Three_steps_apart_after_it_show_that_they_are_two(string steps, bool seenApart) =>
        Assert.Equal(seenApart, new TwoTracks(steps).Run(Options).SeenApart);

    [Theory]
    [InlineData("caaa", true)]
    [InlineData("caa", false)]
    [InlineData("cc", false)]
    public void A_departure_was_seen_when_apart_is_confirmed(string steps, bool seen) => Assert.Equal(seen, new TwoTracks(steps).Run(Options).DepartureSeen);

    [Fact]
    public void No_departure_was_seen_of_what_is_given_up()
    {
        var encounter = new TwoTracks("cc").Run(Options);
        encounter.GiveUp();
        Assert.False(encounter.DepartureSeen);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_arrival_was_seen_unless_both_lay_there_already(bool layThere) =>
        Assert.Equal(!layThere, new TwoTracks("c", flags: SampleFlags.Observed | (layThere ? SampleFlags.LayThere : 0)).Open(Options).ArrivalSeen);

    private static Encounter Opened(string before) => new TwoTracks(before + "c").Open(Options, at: before.Length);
}
