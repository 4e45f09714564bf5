using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Judging;

/// <summary>Which encounters are judged at a tick, and when they are let go of. All contacts are alongside, from step 1000 on.</summary>
public sealed class JudgeTests
{
    /// <summary>Steps from the end to the settling: the evidence window of 6 h, the horizon of 3 h and a gap of 1 h.</summary>
    private const int Settling = 300;

    private readonly PairIndex _pairs = new();
    private readonly List<Alert> _revisions = [];
    private Judge _judge;

    public JudgeTests() => _judge = Of(TestOptions.Transfer);

    [Fact]
    public void An_alert_opens_once_it_is_long_enough_and_nothing_new_brings_no_revision()
    {
        Meet(1, 2, new string('c', 15));
        Tick(1014);
        Assert.Empty(_revisions);
        Meet(3, 4, new string('c', 16));
        Tick(1015);
        Assert.Equal((3u, AlertPhase.Opened), (Assert.Single(_revisions).Vessels[0].Mmsi, _revisions[0].Phase));
        Tick(1016);
        Assert.Single(_revisions);
    }

    [Fact]
    public void Alerts_of_one_tick_come_in_the_order_of_their_tracks()
    {
        foreach (var mmsi in new uint[] { 5, 1, 3 }) Meet(mmsi, mmsi + 1, new string('c', 20));
        Tick(1019);
        Assert.Equal([1u, 3u, 5u], _revisions.Select(a => a.Vessels[0].Mmsi));
    }

    [Fact]
    public void An_ended_encounter_too_short_to_be_anything_goes_at_once()
    {
        Meet(1, 2, "ccccaaa");
        var open = Meet(3, 4, "cccca");
        Tick(1006);
        Assert.Equal([open], _pairs.All.ToArray());
    }

    [Fact]
    public void An_ended_encounter_is_closed_then_settled_then_let_go_of()
    {
        Meet(1, 2, new string('c', 31) + "aaa");
        Tick(1033);
        Assert.Equal(1030 + Settling, _judge.NextDeadline());
        Tick(1030 + Settling - 1);
        Assert.Equal([AlertPhase.Closed], _revisions.Select(a => a.Phase));
        Tick(1030 + Settling);
        Assert.Equal([AlertPhase.Closed, AlertPhase.Settled], _revisions.Select(a => a.Phase));
        // It may still be a link of a crowd for an hour.
        Assert.Equal(1030 + Settling + 31, _judge.NextDeadline());
        Tick(1030 + Settling + 30);
        Assert.Single(_pairs.All.ToArray());
        Tick(1030 + Settling + 31);
        Assert.Empty(_pairs.All.ToArray());
        Assert.Equal(long.MaxValue, _judge.NextDeadline());
    }

    [Fact]
    public void Contacts_that_go_on_after_the_last_alongside_settle_after_what_may_still_judge_them()
    {
        // 201 steps at 300 m after the last alongside: four hours and a step after the last contact is later than the window.
        Meet(1, 2, new string('c', 31) + new string('f', 201) + "aaa");
        Tick(1234);
        Assert.Equal(1231 + 120 + 1, _judge.NextDeadline());
    }

    [Fact]
    public void What_changed_is_due_at_once_and_what_is_open_and_judged_never()
    {
        Meet(1, 2, new string('c', 20));
        Assert.Equal(long.MinValue, _judge.NextDeadline());
        Tick(1019);
        Assert.Equal(long.MaxValue, _judge.NextDeadline());
    }

    [Fact]
    public void A_change_of_one_encounter_has_those_that_share_a_ship_judged_again()
    {
        var shared = new Vessel(2);
        var first = Meet(1, shared, new string('c', 20));
        Tick(1019);
        first.Judged();
        Assert.Equal("2", Links());
        // A third beside the second makes the first pair's crowd three; a pair of others changes nothing.
        Meet(8, 9, new string('c', 20));
        Meet(shared, new Vessel(3), new string('c', 20));
        var watch = new PairWatch(1, 2);
        _judge.Watch = watch;
        Tick(1020);
        Assert.NotEmpty(watch.Encounters);

        string Links() => $"{new Crowd(TestOptions.Transfer, _pairs).Of(first).Ships.Count}";
    }

    [Theory]
    [InlineData(30, 60, 1)]
    [InlineData(60, 30, 2)]
    [InlineData(40, 40, 1)]
    public void Of_two_tracks_of_one_number_with_one_first_contact_the_nearer_has_the_alert(double meters1, double meters2, int ordinal)
    {
        var vessel = OfTwoTracks(1);
        var other = new Vessel(2);
        Encounter[] twins = [Meet(vessel, other, new string('c', 31) + "aaa", meters1, 1), Meet(vessel, other, new string('c', 31) + "aaa", meters2, 2)];
        Tick(1033);
        Assert.Equal((int)(ordinal == 1 ? meters1 : meters2), Assert.Single(_revisions).MinDistanceMeters);
        Assert.Equal([ordinal != 1, ordinal != 2], twins.Select(t => t.Life.IsFartherTwin));
    }

    [Fact]
    public void A_twin_that_comes_later_and_was_nearer_goes_on_with_the_alert()
    {
        var vessel = OfTwoTracks(1);
        var other = new Vessel(2);
        Meet(vessel, other, new string('c', 31), meters: 60, ordinal: 1);
        Tick(1030);
        Meet(vessel, other, new string('c', 31), meters: 30, ordinal: 2);
        Tick(1031);
        Tick(1032);
        Assert.Equal([1], _revisions.Select(a => a.Revision));
        _judge.Finish(1033, 0, _revisions);
        Assert.Equal([(1, 60), (2, 30)], _revisions.Select(a => (a.Revision, a.MinDistanceMeters)));
        Assert.Single(_revisions.Select(a => a.Id).Distinct());
    }

    [Fact]
    public void Of_a_raft_one_pair_stands_for_all()
    {
        _judge = Of(TestOptions.Transfer with { All = true });
        var vessels = Enumerable.Range(1, 5).Select(mmsi => new Vessel((uint)mmsi)).ToArray();
        foreach (var vessel in vessels) vessel.Hear(Report.Empty with { Time = 0, Latitude = 0, Longitude = 0, Class = TransceiverClass.B });
        for (var i = 4; i > 0; i--) Meet(vessels[i - 1], vessels[i], new string('c', 31));
        Tick(1030);
        var alert = Assert.Single(_revisions);
        Assert.Equal((RendezvousCategory.Rafted, 1u, 2u), (alert.Category, alert.Vessels[0].Mmsi, alert.Vessels[1].Mmsi));
    }

    [Fact]
    public void At_the_end_of_the_input_what_no_tick_has_judged_is_opened_and_nothing_is_told_twice()
    {
        Meet(1, 2, new string('c', 31));
        Meet(3, 4, new string('c', 5));
        _judge.Finish(1030, 0, _revisions);
        Assert.Equal(AlertPhase.Opened, Assert.Single(_revisions).Phase);
        _judge.Finish(1040, 0, _revisions);
        Assert.Single(_revisions);
    }

    private static Judge OfPairs(RendezvousOptions options, PairIndex pairs) => new(options, Places.OpenSea, new AlertSource("test", "transfer", "1"), pairs);

    private Judge Of(RendezvousOptions options) => OfPairs(options, _pairs);

    private void Tick(long step) => _judge.Tick(step, step - 120, _revisions);

    private Encounter Meet(uint first, uint second, string steps) => Meet(new Vessel(first), new Vessel(second), steps);

    private Encounter Meet(uint first, Vessel second, string steps) => Meet(new Vessel(first), second, steps);

    private Encounter Meet(Vessel first, Vessel second, string steps, double meters = 40, int ordinal = 1)
    {
        var encounter = new TwoTracks(steps, first, second, meters: meters, ordinal1: ordinal).Run(TestOptions.Transfer);
        _pairs.Add(encounter);
        return encounter;
    }

    /// <summary>A vessel that was heard at two places at once.</summary>
    private static Vessel OfTwoTracks(uint mmsi)
    {
        var vessel = new Vessel(mmsi);
        long singleFixTracks = 0;
        foreach (var latitude in new[] { 0.0, 10 }) vessel.Assign(Report.Empty with { Mmsi = mmsi, Time = 0, Latitude = latitude, Longitude = 0 }, 8, 0, out _, ref singleFixTracks);
        Assert.Equal(2, vessel.Tracks.Count);
        return vessel;
    }
}
