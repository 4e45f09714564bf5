using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Pairs;

public sealed class ContactEvidenceTests
{
    private const long StepMs = 120_000;
    private static readonly RendezvousOptions Options = TestOptions.Transfer;
    private readonly Vessel _first = new(1), _second = new(2);
    private readonly ContactEvidence _evidence;

    public ContactEvidenceTests()
    {
        var tracks = new TwoTracks("c", _first, _second);
        _evidence = new ContactEvidence(tracks.First, tracks.Second, Options);
        // 100 m apart: alongside for ships of unknown length, not for boats.
        for (var step = 1000; step < 1010; step++) _evidence.Add(new Contact { Step = step, Meters = 100, East = 100, Heading1 = -1, Heading2 = -1 });
    }

    [Fact]
    public void Only_what_is_certain_is_measured()
    {
        Measure(4);
        Assert.Equal((10, 4, 4), (_evidence.Count, _evidence.Tally.Contacts, _evidence.Tally.AlongsideContacts));
        Measure(10);
        Assert.Equal((10, 10), (_evidence.Tally.Contacts, _evidence.Tally.AlongsideContacts));
        Measure(10);
        Assert.Equal(10, _evidence.Tally.Contacts);
    }

    [Fact]
    public void Late_dimensions_measure_anew_what_is_kept_and_not_what_is_folded()
    {
        Measure(10);
        Assert.Equal(4, _evidence.Fold(10, finalStep: 1004));
        Assert.Equal((6, 1004L), (_evidence.Count, _evidence.Kept[0].Step));
        Boats();
        Measure(6);
        Assert.Equal((10, 10), (_evidence.Tally.Contacts, _evidence.Tally.AlongsideContacts));
        _evidence.MeasureAnew();
        Measure(6);
        Assert.Equal((10, 4), (_evidence.Tally.Contacts, _evidence.Tally.AlongsideContacts));
    }

    [Fact]
    public void Nothing_uncertain_is_folded()
    {
        Measure(3);
        Assert.Equal(3, _evidence.Fold(3, finalStep: long.MaxValue));
        Assert.Equal(0, _evidence.Fold(0, finalStep: long.MaxValue));
        Assert.Equal((7, 1003L), (_evidence.Count, _evidence.Kept[0].Step));
        Assert.Equal(100, _evidence.FoldedMedians!.Meters);
        Measure(7);
        Assert.Equal(10, _evidence.Tally.Contacts);
    }

    [Fact]
    public void A_dropped_piece_is_gone()
    {
        _evidence.DropFrom(6);
        Assert.Equal((6, 1005L), (_evidence.Count, _evidence.Kept[^1].Step));
    }

    [Fact]
    public void Dimensions_count_from_the_memory_on_and_until_a_gap_after_the_contact()
    {
        // Half an hour after step 1000: within the maximum gap of all. An hour after step 1004: of the last six.
        Boats(1000 * StepMs + 30 * 60_000);
        Measure(10, after: 1000 * StepMs + 31 * 60_000);
        Assert.Equal(10, _evidence.Tally.AlongsideContacts);
        _evidence.MeasureAnew();
        Measure(10);
        Assert.Equal(0, _evidence.Tally.AlongsideContacts);
    }

    [Fact]
    public void Dimensions_of_later_than_a_gap_after_a_contact_say_nothing_of_it()
    {
        Boats((1004 * StepMs) + (60 * 60_000));
        Measure(10);
        Assert.Equal(4, _evidence.Tally.AlongsideContacts);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void From_when_an_identity_is_unclear_its_dimensions_do_not_count(bool first)
    {
        // Both are boats of 10 m; one of unknown length makes it 50 + 5 + 30 m, too little for 100 m.
        var unclear = (1004 * StepMs) + (60 * 60_000);
        Boats();
        for (var i = 0; i < 2; i++) (i == 0 ? _first : _second).Statics.Add(10, new StaticData { LengthMeters = first == (i == 0) ? (ushort)10 : (ushort)50 }, 0, StepMs);
        Measure(10, unclear1: first ? unclear : long.MaxValue, unclear2: first ? long.MaxValue : unclear);
        Assert.Equal(6, _evidence.Tally.AlongsideContacts);
    }

    private void Boats(long time = 5)
    {
        foreach (var vessel in new[] { _first, _second }) vessel.Statics.Add(time, new StaticData { LengthMeters = 10 }, 0, StepMs);
    }

    private void Measure(int certain, long after = 0, long unclear1 = long.MaxValue, long unclear2 = long.MaxValue) => _evidence.Measure(certain, after, unclear1, unclear2);
}
