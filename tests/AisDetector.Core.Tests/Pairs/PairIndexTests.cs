using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;
using CsCheck;

namespace AisDetector.Core.Tests.Pairs;

public sealed class PairIndexTests
{
    /// <summary>Whatever is added, ended and removed: every question is answered as a scan over one plain list answers it.</summary>
    [Fact]
    public void Answers_equal_those_of_a_plain_list() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 3]).Array[1, 60].Sample(
            operations =>
            {
                var vessels = Enumerable.Range(1, 6).Select(mmsi => new Vessel((uint)mmsi)).ToArray();
                var layouts = new Dictionary<(int, int), TwoTracks>();
                var tracks = new Track[6];
                for (var i = 0; i < 6; i++) tracks[i] = new TwoTracks("c", vessels[i]).First;
                var index = new PairIndex();
                var list = new List<Encounter>();
                foreach (var (a, b, what) in operations)
                {
                    if (what == 3)
                    {
                        bool IsOver(Encounter e) => e.First.Vessel.Mmsi == a + 1;
                        index.RemoveEnded(IsOver);
                        list.RemoveAll(e => e.Ended && IsOver(e));
                    }
                    else if (a != b)
                    {
                        var (first, second) = (tracks[Math.Min(a, b)], tracks[Math.Max(a, b)]);
                        var open = list.Find(e => !e.Ended && e.First == first && e.Second == second);
                        if (what == 0 && open != null)
                        {
                            // The tracks have no steps: 12 h without contact end it.
                            for (var step = open.Evaluated + 1; open.TakeStep(step, out _, out _); step++) { }
                            index.End(open);
                        }
                        else if (what > 0 && open == null)
                        {
                            var encounter = new Encounter(first, second, 1000, TestOptions.Transfer);
                            index.Add(encounter);
                            list.Add(encounter);
                        }
                    }

                    Assert.Equal(list.ToHashSet(), index.All.ToArray().ToHashSet());
                    Assert.Equal(list.Count, index.All.ToArray().Length);
                    Assert.Equal(list.Where(e => !e.Ended).ToHashSet(), index.Open.ToHashSet());
                    Assert.Equal(list.Count(e => !e.Ended), index.OpenCount);
                    for (var i = 0; i < 6; i++)
                    {
                        var open = list.Where(e => !e.Ended && (e.First == tracks[i] || e.Second == tracks[i])).ToArray();
                        Assert.Equal(open, index.OpenOf(tracks[i]).ToArray());
                        Assert.Equal(open.Length, tracks[i].OpenEncounters);
                        Assert.Equal(list.Where(e => e.First.Vessel == vessels[i] || e.Second.Vessel == vessels[i]), index.Of(vessels[i]).ToArray());
                        for (var j = i + 1; j < 6; j++) Assert.Equal(open.Any(e => e.First == tracks[i] && e.Second == tracks[j]), index.IsOpen(tracks[i], tracks[j]));
                    }
                }
            },
            iter: Iterations.Of(1000));

    [Fact]
    public void An_encounter_that_has_ended_is_found_by_its_vessels_and_is_not_open()
    {
        var tracks = new TwoTracks("caaa");
        var encounter = tracks.Run(TestOptions.Transfer);
        var index = new PairIndex();
        index.Add(encounter);
        Assert.Equal((0, 0), (index.OpenCount, tracks.First.OpenEncounters));
        Assert.False(index.IsOpen(tracks.First, tracks.Second));
        Assert.Equal([encounter], index.Of(tracks.First.Vessel).ToArray());
        index.RemoveEnded(_ => false);
        Assert.Equal([encounter], index.All.ToArray());
        index.RemoveEnded(_ => true);
        Assert.Empty(index.Of(tracks.Second.Vessel).ToArray());
        Assert.Empty(index.All.ToArray());
    }
}
