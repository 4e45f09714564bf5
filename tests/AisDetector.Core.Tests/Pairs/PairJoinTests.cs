using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

public sealed class PairJoinTests
{
    private const long StepMs = 120_000;
    private static readonly RendezvousOptions Options = TestOptions.Transfer;

    /// <summary>A pair's encounters are those of its steps taken one after the other, however the two ships' reports came.</summary>
    [Fact]
    public void However_reports_interleave_the_encounters_are_those_of_the_steps_in_order() =>
        Gen.Select(Gen.Char["cccccnaaaaw12--"].Array[1, 120], Gen.Int[0, 1_000_000], Gen.Bool).Sample(
            (letters, seed, backwards) =>
            {
                var steps = new string(letters);
                // The tracks are given in either order: the lower number is the first of the pair all the same.
                var tracks = new TwoTracks(steps, backwards ? new Vessel(2) : null, backwards ? new Vessel(1) : null, isLaid: false);
                var join = new PairJoin(Options);
                int first = 0, second = 0;
                var random = new Random(seed);
                while (first < steps.Length || second < steps.Length)
                {
                    var isFirst = second == steps.Length || (first < steps.Length && random.Next(2) == 0);
                    var count = random.Next(1, 20);
                    if (isFirst) Hear(join, tracks, ofFirst: true, first, first = Math.Min(steps.Length, first + count));
                    else Hear(join, tracks, ofFirst: false, second, second = Math.Min(steps.Length, second + count));
                }

                join.Pass(tracks.Start + steps.Length);
                Assert.Equal(Expected(steps), join.Index.All.ToArray().OrderBy(e => e.FirstContact).Select(e => (e.FirstContact, e.LastContact, e.EndedBy, e.Evaluated)));
                Assert.Equal(steps.Count(letter => letter == 'c'), join.Contacts);
                Assert.All(join.Index.All.ToArray(), e => Assert.Equal((1u, 2u), (e.First.Vessel.Mmsi, e.Second.Vessel.Mmsi)));
            },
            iter: Iterations.Of(5000));

    [Fact]
    public void A_pair_that_waits_for_a_silent_ship_goes_on_when_nothing_can_come_any_more()
    {
        var tracks = new TwoTracks("ccc" + new string('2', 400), isLaid: false);
        var join = new PairJoin(Options);
        Hear(join, tracks, true, 0, 403);
        Hear(join, tracks, false, 0, 403);
        var encounter = Assert.Single(join.Index.All.ToArray());
        Assert.Equal((1002L, 1), (encounter.Evaluated, join.Index.OpenCount));
        join.Pass(1100);
        Assert.Equal((1099L, 1), (encounter.Evaluated, join.Index.OpenCount));
        join.Pass(1403);
        Assert.Equal((EncounterEnd.NoContact, 0), (encounter.EndedBy, join.Index.OpenCount));
    }

    [Fact]
    public void Static_data_make_the_vessels_encounters_news()
    {
        var tracks = new TwoTracks("cc", isLaid: false);
        var join = new PairJoin(Options);
        Hear(join, tracks, true, 0, 2);
        Hear(join, tracks, false, 0, 2);
        var encounter = Assert.Single(join.Index.All.ToArray());
        encounter.Judged();
        join.Meet(new Followed(tracks.Second.Vessel, null, default, staticsChanged: false));
        Assert.False(encounter.Changed);
        join.Meet(new Followed(new Vessel(3), null, default, staticsChanged: true));
        Assert.False(encounter.Changed);
        join.Meet(new Followed(tracks.Second.Vessel, null, default, staticsChanged: true));
        Assert.True(encounter.Changed);
    }

    [Fact]
    public void Each_contact_is_told_once_with_its_step_and_distance()
    {
        var tracks = new TwoTracks("cnc", isLaid: false);
        var join = new PairJoin(Options);
        var told = new List<(uint, uint, long, double)>();
        join.Observer = (a, b, time, meters) => told.Add((a, b, time, Math.Round(meters, 3)));
        Hear(join, tracks, true, 0, 3);
        Hear(join, tracks, false, 0, 3);
        Assert.Equal([(2u, 1u, 1000 * StepMs, 40.0), (2u, 1u, 1002 * StepMs, 40.0)], told);
        Assert.Equal(6, join.Samples);
    }

    /// <summary>Ships in one place: no ship has more open pairs than 64, each is paired with those that fewer than 32 others are nearer to, and what was cut is counted.</summary>
    [Theory]
    [InlineData(33, false)]
    [InlineData(150, true)]
    public void A_ship_among_many_is_paired_with_the_nearest(int ships, bool isCut)
    {
        var random = new Random(ships);
        var join = new PairJoin(Options);
        var places = Enumerable.Range(0, ships).Select(_ => (Latitude: random.NextDouble() * 0.003, Longitude: random.NextDouble() * 0.003)).ToArray();
        var tracks = Enumerable.Range(0, ships).Select(i => new TwoTracks("c", new Vessel((uint)(1 + 2 * i)), new Vessel((uint)(2 + 2 * i)), isLaid: false).First).ToArray();
        for (var step = 1000L; step < 1010; step++)
        {
            for (var i = 0; i < ships; i++)
            {
                var sample = new Sample { Step = step, Latitude = places[i].Latitude, Longitude = places[i].Longitude, HeadingDegrees = -1, Kind = StepKind.Slow, Segment = (ushort)step };
                tracks[i].Trace.Add(sample);
                tracks[i].Last.Time = step * StepMs;
                join.Meet(new Followed(tracks[i].Vessel, tracks[i], [sample], staticsChanged: false));
            }
        }

        Assert.Equal(isCut, join.PairsCut > 0);
        Assert.All(tracks, t => Assert.InRange(t.OpenEncounters, 1, 64));
        Assert.Equal(isCut, tracks.Any(t => t.Vessel.WasCutBetween(0, long.MaxValue)));
        for (var i = 0; i < ships; i++)
        {
            for (var j = i + 1; j < ships; j++)
            {
                var meters = Meters(i, j);
                if (meters > Options.ContactDistanceMeters || Nearer(i, meters) >= 32 || Nearer(j, meters) >= 32) continue;
                Assert.True(join.Index.IsOpen(tracks[i], tracks[j]), $"{i} and {j}, {meters:0} m");
            }
        }

        double Meters(int i, int j) => Core.Geo.Geodesy.DistanceMeters(places[i].Latitude, places[i].Longitude, places[j].Latitude, places[j].Longitude);
        int Nearer(int i, double meters) => Enumerable.Range(0, ships).Count(j => j != i && Meters(i, j) < meters);
    }

    /// <summary>The encounters of the letters, each run by itself from its first contact.</summary>
    private static List<(long, long, EncounterEnd, long)> Expected(string steps)
    {
        var encounters = new List<(long, long, EncounterEnd, long)>();
        for (var from = steps.IndexOf('c', StringComparison.Ordinal); from >= 0;)
        {
            var encounter = new TwoTracks(steps[from..], start: 1000 + from).Run(Options);
            encounters.Add((encounter.FirstContact, encounter.LastContact, encounter.EndedBy, encounter.Evaluated));
            // A contact that ended it, for it could not be bridged, begins the next.
            from = encounter.Ended ? steps.IndexOf('c', (int)(encounter.Evaluated - 1000)) : -1;
        }

        return encounters;
    }

    private static void Hear(PairJoin join, TwoTracks tracks, bool ofFirst, int from, int to)
    {
        var track = ofFirst ? tracks.First : tracks.Second;
        for (var i = from; i < to; i++)
        {
            if (tracks.Samples(ofFirst)[i] is not { } sample) continue;
            track.Trace.Add(sample);
            track.Last.Time = sample.Step * StepMs;
            join.Meet(new Followed(track.Vessel, track, [sample], staticsChanged: false));
        }
    }
}
