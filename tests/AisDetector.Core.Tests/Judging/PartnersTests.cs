using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Judging;

/// <summary>
/// How many others a ship visited, against a count over the plain list of encounters. A step is 2 min; six contacts in a row are a
/// visit. Visits three days before another are forgotten, so the list is shorter than that.
/// </summary>
public sealed class PartnersTests
{
    private const int Day = 720, Evidence = 180;
    private static readonly RendezvousOptions Options = TestOptions.Transfer with { MinCompany = TimeSpan.FromMinutes(2) };

    private static readonly Gen<(int One, int Other, int Start, int Contacts, bool IsForgotten)[]> Meetings =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[2000, 4200], Gen.Int[4, 9], Gen.Bool).Array[0, 12]
            .Select(items => items.Where(m => m.Item1 != m.Item2).Select(m => (Math.Min(m.Item1, m.Item2), Math.Max(m.Item1, m.Item2), m.Item3, m.Item4, m.Item5)).ToArray());

    [Fact]
    public void Others_visited_in_the_day_before_and_in_the_evidence_window_count_forgotten_or_not() => Gen.Select(Meetings, Gen.Int[2800, 3600]).Sample(
        (meetings, start) =>
        {
            var sea = new Sea();
            foreach (var m in meetings.OrderBy(m => m.Start)) sea.Meet(m.One, m.Other, m.Start, m.Contacts, m.IsForgotten);
            var pair = sea.Meet(0, 1, start, 31, isForgotten: false);
            long end = start + 30;
            var visits = meetings.Where(m => m.Contacts >= 6 && m.Start + 5 >= start - Day && m.Start + 5 <= end + Evidence).ToList();
            for (var ship = 0; ship < 2; ship++)
            {
                var others = visits.Where(m => m.One == ship || m.Other == ship).Select(m => m.One == ship ? m.Other : m.One).Where(o => o > 1).Distinct().Count();
                Assert.Equal(others, sea.Partners.Of(sea.Ships[ship], pair, start, end));
            }

            Assert.Equal(visits.Count(m => (m.One, m.Other) == (0, 1) && (m.Start + 5 < start || m.Start + 5 > end)), sea.Partners.Meetings(pair, start, end));
        },
        iter: Iterations.Of(3000));

    [Theory]
    [InlineData(5, 0)]
    [InlineData(6, 1)]
    public void Ten_minutes_alongside_are_a_visit(int contacts, int partners)
    {
        var sea = new Sea();
        var pair = sea.Meet(0, 1, 3000, 31, isForgotten: false);
        sea.Meet(0, 2, 3000, contacts, isForgotten: false);
        Assert.Equal(partners, sea.Partners.Of(sea.Ships[0], pair, 3000, 3030));
        Assert.Equal(0, sea.Partners.Of(sea.Ships[1], pair, 3000, 3030));
    }

    [Fact]
    public void A_pair_that_is_news_stirs_the_other_pairs_of_its_ships_and_no_others()
    {
        var sea = new Sea();
        Encounter pair = sea.Meet(0, 1, 3000, 31, false), shares = sea.Meet(1, 2, 3000, 31, false), others = sea.Meet(2, 3, 3000, 31, false);
        Encounter[] all = [pair, shares, others];
        foreach (var encounter in all)
        {
            encounter.Standing.Tick(1);
            encounter.Standing.Judged(1, 0, encounter.Tally.Place, double.PositiveInfinity);
        }

        sea.Partners.Stir(pair);
        foreach (var encounter in all) encounter.Standing.Tick(2);
        Assert.Equal((false, false, true), (Holds(pair), Holds(shares), Holds(others)));

        static bool Holds(Encounter encounter) => encounter.Standing.Holds(1, 0, encounter.Tally.Place, 0);
    }

    /// <summary>Four ships and their meetings.</summary>
    private sealed class Sea
    {
        private readonly PairIndex _pairs = new();
        private int _ordinal;

        public Sea() => Partners = new Partners(Options, _pairs);

        public Partners Partners { get; }

        public Vessel[] Ships { get; } = [new(1), new(2), new(3), new(4)];

        public Encounter Meet(int one, int other, int start, int contacts, bool isForgotten)
        {
            _ordinal++;
            var encounter = new TwoTracks(new string('c', contacts), Ships[one], Ships[other], start, ordinal1: _ordinal, ordinal2: _ordinal).Run(Options);
            encounter.Measure(long.MinValue);
            _pairs.Add(encounter);
            if (isForgotten)
            {
                encounter.GiveUp();
                _pairs.End(encounter);
                Partners.Remember(encounter);
                _pairs.RemoveEnded(e => e == encounter);
            }

            return encounter;
        }
    }
}
