using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Judging.Profiles;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Judging.Profiles;

/// <summary>Steps of 2 min; <c>c</c> is alongside (40 m), <c>f</c> is not (300 m).</summary>
public sealed class TransferProfileTests
{
    private static readonly RendezvousOptions Options = TestOptions.Transfer;

    [Theory]
    [InlineData(16, RendezvousCategory.Transfer)] // 30 min
    [InlineData(15, null)]
    public void Half_an_hour_alongside_is_a_transfer(int steps, RendezvousCategory? category) => Assert.Equal(category, Weigh(new string('c', steps)).Category);

    [Theory]
    [InlineData(31, RendezvousCategory.Proximity)] // 60 min
    [InlineData(30, null)]
    public void An_hour_in_company_and_not_alongside_is_proximity(int steps, RendezvousCategory? category) => Assert.Equal(category, Weigh(new string('f', steps)).Category);

    [Fact]
    public void Company_in_an_anchorage_is_nothing()
    {
        Assert.Null(Weigh(new string('f', 31), flags: SampleFlags.Observed | SampleFlags.Anchorage).Category);
        Assert.Equal(RendezvousCategory.Transfer, Weigh(new string('c', 31), flags: SampleFlags.Observed | SampleFlags.Anchorage).Category);
    }

    [Theory]
    [InlineData(1.9f, 24, 26, RendezvousCategory.Transfer)]
    [InlineData(2f, 24, 26, RendezvousCategory.Proximity)]
    [InlineData(4f, 32, 8, RendezvousCategory.Transfer)] // alongside at 80 % of the contacts
    [InlineData(4f, 31, 9, RendezvousCategory.Proximity)]
    public void Drifting_or_under_way_and_nearly_always_alongside(float knots, int alongside, int not, RendezvousCategory category) =>
        Assert.Equal(category, Weigh(new string('c', alongside - 1) + new string('f', not) + 'c', knots: knots).Category);

    [Fact]
    public void It_counts_from_the_first_step_alongside_to_the_last_and_company_from_the_first_contact()
    {
        var transfer = Weigh("ffff" + new string('c', 20) + "ff");
        Assert.Equal((1004L, 1023L, 19), (transfer.Start, transfer.End, transfer.Span.ObservedSteps));
        var company = Weigh("ffff" + new string('c', 5) + new string('f', 30));
        Assert.Equal((RendezvousCategory.Proximity, 1000L, 1038L, 38), (company.Category!.Value, company.Start, company.End, company.Span.ObservedSteps));
    }

    [Fact]
    public void Nearer_to_an_anchorage_than_the_option_says_is_nothing()
    {
        var places = TestPlaces.Anchorage(new Point(0, 0.1));
        Assert.Null(Weigh(new string('c', 31), Options with { MinAnchorageDistanceKm = 11.2 }, places).Category);
        Assert.Equal(RendezvousCategory.Transfer, Weigh(new string('c', 31), Options with { MinAnchorageDistanceKm = 11.1 }, places).Category);
        Assert.Equal(RendezvousCategory.Transfer, Weigh(new string('c', 31), Options with { MinAnchorageDistanceKm = 0 }, places).Category);
    }

    [Theory]
    [InlineData(true, true, null)]
    [InlineData(true, false, RendezvousCategory.Transfer)]
    [InlineData(false, true, RendezvousCategory.Transfer)]
    public void Two_tracks_that_both_jumped_here_were_spoofed_together(bool first, bool second, RendezvousCategory? category)
    {
        var tracks = new TwoTracks(new string('c', 31));
        if (first) tracks.First.TookOverAt = 900 * 120_000;
        if (second) tracks.Second.TookOverAt = 900 * 120_000;
        Assert.Equal(category, Weigh(tracks, Options).Category);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_ship_that_jumps_to_and_fro_was_not_there(bool first)
    {
        var jumping = new Vessel(first ? 1u : 2u);
        long singleFixTracks = 0;
        for (var i = 0; i < 60; i++)
            jumping.Assign(Core.Reports.Report.Empty with { Time = (990 * 120_000) + (i * 120_000L), Latitude = i % 2 * 10, Longitude = 0 }, 8, 0, out _, ref singleFixTracks);
        var tracks = new TwoTracks(new string('c', 31), first ? jumping : null, first ? null : jumping);
        Assert.Null(Weigh(tracks, Options).Category);
    }

    [Fact]
    public void Before_any_piece_counts_there_is_nothing()
    {
        var judgement = Weigh("cccccc", Options with { MinPiece = TimeSpan.FromMinutes(60), MinDuration = TimeSpan.FromMinutes(2) });
        Assert.Null(judgement.Category);
        Assert.Equal(("time in contact", false), (judgement.Tests!.Single().Name, judgement.Tests![0].Passed));
    }

    [Fact]
    public void Each_test_is_told_with_whether_it_was_passed()
    {
        Assert.Equal(
            ["alongside", "time alongside", "speed", "tracks", "ships between", "category"],
            Weigh(new string('c', 31)).Tests!.Where(t => t.Passed).Select(t => t.Name));
        var judgement = Weigh(new string('f', 20));
        Assert.Equal(["alongside", "time alongside", "time in company"], judgement.Tests!.Where(t => !t.Passed).Select(t => t.Name));
        Assert.Null(Weigh(new TwoTracks("cc"), Options, explain: false).Tests);
    }

    [Fact]
    public void What_was_not_alongside_for_long_is_nothing_unless_it_was_published_or_all_is_asked_for()
    {
        var encounter = new TwoTracks(new string('f', 60)).Run(Options);
        encounter.Measure(long.MinValue);
        Assert.True(new TransferProfile(Options, Places.OpenSea, Nobody).IsNothing(encounter));
        Assert.False(new TransferProfile(Options with { All = true }, Places.OpenSea, Nobody).IsNothing(encounter));
        var alongside = new TwoTracks(new string('c', 16)).Run(Options);
        alongside.Measure(long.MinValue);
        Assert.False(new TransferProfile(Options, Places.OpenSea, Nobody).IsNothing(alongside));
    }

    [Fact]
    public void The_shortest_that_can_be_anything_is_the_lesser_of_company_and_time_alongside()
    {
        Assert.Equal(TimeSpan.FromMinutes(30), new TransferProfile(Options, Places.OpenSea, Nobody).Shortest);
        Assert.Equal(TimeSpan.FromMinutes(20), new TransferProfile(Options with { MinCompany = TimeSpan.FromMinutes(20) }, Places.OpenSea, Nobody).Shortest);
    }

    private static Partners Nobody => new(Options, new PairIndex());

    private static Judgement Weigh(
        string steps, RendezvousOptions? options = null, Places? places = null, float knots = 0.5f, SampleFlags flags = SampleFlags.Observed) =>
        Weigh(new TwoTracks(steps, knots: knots, flags: flags), options ?? Options, places);

    private static Judgement Weigh(TwoTracks tracks, RendezvousOptions options, Places? places = null, bool explain = true)
    {
        var encounter = tracks.Run(options);
        encounter.Measure(long.MinValue);
        var pairs = new PairIndex();
        pairs.Add(encounter);
        return new TransferProfile(options, places ?? Places.OpenSea, new Partners(options, pairs)).Weigh(encounter, new Crowds(options, pairs), explain);
    }
}
