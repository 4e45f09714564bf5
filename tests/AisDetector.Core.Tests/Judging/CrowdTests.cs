using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Judging;

/// <summary>Crowds of random seas against plain loops over all pairs. A step is 2 min; alongside is long enough after two of them.</summary>
public sealed class CrowdTests
{
    private const int Overlap = 30;
    private const int Evidence = 180;
    private static readonly RendezvousOptions Options = TestOptions.Transfer with { MinDuration = TimeSpan.FromMinutes(4) };

    /// <summary>One pair of the sea: two ships, and the steps at which they were alongside.</summary>
    private sealed record Link(Encounter Encounter, int A, int B, double Meters, long[] Steps)
    {
        public long Last => Steps[^1];

        /// <summary>The second step that followed another at one time.</summary>
        public long LongEnough { get; } = SecondThatFollowed(Steps);

        private static long SecondThatFollowed(long[] steps)
        {
            var followed = 0;
            foreach (var (from, to) in steps.Zip(steps.Skip(1)))
            {
                if (to - from > Overlap) followed = 0;
                else if (to == from + 1 && ++followed == 2) return to;
            }

            return long.MaxValue;
        }

        /// <summary>Alongside at some time of a span; less than an hour between two steps is alongside too.</summary>
        public bool Was(long since, long until) =>
            Array.Exists(Steps, s => s >= since && s <= until)
            || Steps.Zip(Steps.Skip(1)).Any(p => p.Second - p.First <= Overlap && p.First <= until && p.Second >= since);

        public bool IsLink(long at) => LongEnough <= at + Evidence && Was(at - Overlap, at);

        public bool Joins(int vessel) => A == vessel || B == vessel;
    }

    private static readonly Gen<(Vessel[] Vessels, PairIndex Index, Link[] Links)> Seas =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 6], Gen.Int[0, 260], Gen.Int[1, 8], Gen.OneOf(Gen.Int[0, 60], Gen.Int[175, 220]), Gen.Select(Gen.Int[0, 5], Gen.Double[20, 110])).Array[1, 14].Select(
            pairs =>
            {
                var vessels = Enumerable.Range(1, 7).Select(mmsi => new Vessel((uint)mmsi)).ToArray();
                var index = new PairIndex();
                var links = new List<Link>();
                foreach (var (a, b, from, length, pause, (more, meters)) in pairs)
                {
                    if (a == b) continue;
                    var steps = new string('c', length) + (more == 0 ? "" : new string('n', pause) + new string('c', more));
                    var tracks = new TwoTracks(
                        steps, vessels[Math.Min(a, b)], vessels[Math.Max(a, b)], 1000 + from, meters: meters, ordinal1: links.Count + 1, ordinal2: links.Count + 1);
                    var encounter = tracks.Run(Options);
                    encounter.Measure(long.MinValue);
                    index.Add(encounter);
                    links.Add(new Link(
                        encounter, Math.Min(a, b), Math.Max(a, b), meters, [.. steps.Select((letter, i) => (letter, 1000L + from + i)).Where(s => s.letter == 'c').Select(s => s.Item2)]));
                }

                return (vessels, index, links.ToArray());
            });

    [Fact]
    public void A_crowd_is_what_joining_all_linked_pairs_gives() => Seas.Sample(
        (vessels, index, links) =>
        {
            var crowd = new Crowd(Options, index);
            foreach (var pair in links) Assert.Equal(CrowdOf(pair, links).Select(v => vessels[v]).ToHashSet(), crowd.Of(pair.Encounter).Ships.ToHashSet());
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void The_pair_that_stands_for_a_crowd_is_the_lowest_of_its_links() => Seas.Sample(
        (_, index, links) =>
        {
            var crowd = new Crowd(Options, index);
            foreach (var pair in links)
            {
                var ships = CrowdOf(pair, links);
                var lowest = links.Where(l => l.IsLink(pair.Last) && (ships.Contains(l.A) || ships.Contains(l.B)))
                    .OrderBy(l => l.Encounter, Comparer<Encounter>.Create(Encounter.ByTracks)).FirstOrDefault();
                Assert.Same(lowest?.Encounter, crowd.Of(pair.Encounter).Lowest);
            }
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void A_ship_between_is_alongside_both_and_sees_them_at_more_than_a_right_angle() => Seas.Sample(
        (vessels, index, links) =>
        {
            var crowd = new Crowd(Options, index);
            foreach (var pair in links)
            {
                // A ship that both ships of a pair have left and met again is named once for each pair of its encounters.
                var between =
                    from one in links
                    from other in links
                    let third = one.A == pair.A ? one.B : one.A
                    where one.Joins(pair.A) && third != pair.B && other.Joins(third) && other.Joins(pair.B)
                        && one.IsLink(pair.Last) && other.IsLink(pair.Last)
                        && Mean(one) * Mean(one) + Mean(other) * Mean(other) < Mean(pair) * Mean(pair)
                    select vessels[third].Mmsi;
                Assert.Equal(between.Order(), crowd.AlongsideBoth(pair.Encounter).Where(b => b.IsBetween).Select(b => b.Ship.Mmsi).Order());
            }

            // The distances of this sea do not change, but for single precision.
            static double Mean(Link link) => link.Encounter.Tally.LongEnoughMeters;
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void A_settled_pair_is_needed_as_long_as_its_crowd_has_an_open_one_that_it_overlaps() => Gen.Select(Seas, Gen.Int[0, 1 << 14]).Sample(
        (sea, over) =>
        {
            var links = sea.Links;
            for (var i = 0; i < links.Length; i++)
                if ((over & (1 << i)) != 0) links[i].Encounter.Life.EndPublishing();
            var crowd = new Crowd(Options, sea.Index);
            foreach (var settled in links.Where(l => l.Encounter.Life.IsOver))
            {
                var reached = Joined([settled.A, settled.B], links.Where(l => l.LongEnough < long.MaxValue));
                var expected = settled.LongEnough < long.MaxValue
                    && links.Any(l => !l.Encounter.Life.IsOver && (reached.Contains(l.A) || reached.Contains(l.B)) && settled.Was(l.Last - Overlap, l.Last));
                Assert.Equal(expected, crowd.IsNeeded(settled.Encounter));
            }
        },
        iter: Iterations.Of(10_000));

    [Fact]
    public void Seas_have_crowds_of_more_than_two_and_pairs_that_are_none()
    {
        var sizes = new int[8];
        Seas.Sample(
            (_, _, links) =>
            {
                foreach (var pair in links) Interlocked.Increment(ref sizes[CrowdOf(pair, links).Count]);
            },
            iter: 300);
        Assert.True(sizes[2] > 100 && sizes[3] > 50 && sizes[4] + sizes[5] > 20, string.Join(' ', sizes));
    }

    private static HashSet<int> CrowdOf(Link pair, Link[] links) => Joined([pair.A, pair.B], links.Where(l => l.IsLink(pair.Last)));

    /// <summary>The ships joined to some by links: every link is tried again until none joins another.</summary>
    private static HashSet<int> Joined(HashSet<int> ships, IEnumerable<Link> links)
    {
        bool grew;
        do
        {
            grew = false;
            foreach (var link in links)
                if (ships.Contains(link.A) || ships.Contains(link.B)) grew |= ships.Add(link.A) | ships.Add(link.B);
        }
        while (grew);
        return ships;
    }
}
