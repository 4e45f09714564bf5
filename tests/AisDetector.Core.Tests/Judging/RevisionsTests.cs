using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Judging;

/// <summary>When a revision is due, and in which phase. The encounter is 41 steps of 2 min in contact from step 1000.</summary>
public sealed class RevisionsTests
{
    private static readonly RendezvousOptions Options = TestOptions.Transfer;
    private readonly Encounter _encounter = new TwoTracks(new string('c', 41)).Run(Options);
    private readonly List<Alert> _published = [];
    private readonly Revisions _revisions;

    public RevisionsTests()
    {
        _encounter.Measure(long.MinValue);
        _revisions = Of(Options);
    }

    [Fact]
    public void A_life_is_opened_closed_and_settled()
    {
        Publish(1040);
        Publish(1041);
        _encounter.Life.End(1050);
        _encounter.Life.SettleAt(1400);
        Publish(1050);
        Publish(1051);
        Publish(1400);
        Assert.Equal([AlertPhase.Opened, AlertPhase.Closed, AlertPhase.Settled], Phases);
        Assert.Equal([1, 2, 3], _published.Select(a => a.Revision));
        Assert.Equal([1040, 1050, 1400], _published.Select(a => (a.DetectedAt - DateTime.UnixEpoch).TotalMinutes / 2));
    }

    [Theory]
    [InlineData(false, false, AlertPhase.Opened)]
    [InlineData(true, false, AlertPhase.Closed)]
    [InlineData(true, true, AlertPhase.Settled)]
    public void The_first_revision_is_of_where_the_encounter_stands(bool ended, bool settled, AlertPhase phase)
    {
        if (ended) _encounter.Life.End(1050);
        if (ended) _encounter.Life.SettleAt(settled ? 1060 : 1400);
        Publish(1060);
        Assert.Equal([phase], Phases);
    }

    [Fact]
    public void Nothing_and_what_is_not_published_have_no_first_revision()
    {
        Publish(1040, category: null);
        Publish(1041, RendezvousCategory.Towage);
        Publish(1042, raftOf: _encounter);
        Assert.Empty(_published);
        Of(Options with { All = true }).Publish(_encounter, Judged(RendezvousCategory.Towage), 1043, _published);
        Assert.Equal([AlertPhase.Opened], Phases);
    }

    [Theory]
    [InlineData(0.09, false)]
    [InlineData(0.1, true)]
    [InlineData(-0.1, true)]
    public void A_score_that_moves_by_a_tenth_is_news(double by, bool isNews)
    {
        Publish(1040, weight: 0.5);
        Publish(1041, weight: 0.5 + by);
        Assert.Equal(isNews, _published.Count == 2);
        if (isNews) Assert.Equal(AlertPhase.Updated, _published[1].Phase);
    }

    [Fact]
    public void A_new_reason_is_news_and_one_that_was_published_before_is_not()
    {
        Publish(1040);
        Publish(1041, code: "offshore");
        Publish(1042);
        Publish(1043, code: "offshore");
        Assert.Equal(2, _published.Count);
    }

    [Fact]
    public void Two_hours_four_and_eight_are_news()
    {
        long[] ends = [1040, 1059, 1060, 1061, 1119, 1120, 1121, 1240];
        foreach (var end in ends) Publish(end, end: end);
        Assert.Equal([80, 120, 240, 480], _published.Select(a => a.DurationMinutes));
    }

    [Fact]
    public void After_an_end_news_is_published_as_closed()
    {
        Publish(1040);
        _encounter.Life.End(1050);
        Publish(1050);
        Publish(1051, weight: 0.8);
        Assert.Equal([AlertPhase.Opened, AlertPhase.Closed, AlertPhase.Closed], Phases);
    }

    [Fact]
    public void From_the_eighth_revision_on_only_what_must_be_said_is()
    {
        for (var i = 0; i < 20; i++) Publish(1040 + i, weight: 0.3 + (0.4 * (i % 2)));
        Assert.Equal(8, _published.Count);
        _encounter.Life.End(1070);
        _encounter.Life.SettleAt(1400);
        Publish(1070);
        Publish(1400);
        Assert.Equal([AlertPhase.Closed, AlertPhase.Settled], Phases[8..]);
    }

    [Fact]
    public void What_was_taken_back_returns_as_updated_and_twice_at_the_most()
    {
        for (var i = 0; i < 4; i++)
        {
            Publish(1040 + (2 * i));
            Publish(1041 + (2 * i), category: null);
            Publish(1041 + (2 * i), category: null);
        }

        Assert.Equal([AlertPhase.Opened, AlertPhase.Retracted, AlertPhase.Updated, AlertPhase.Retracted], Phases);
        _encounter.Life.End(1100);
        _encounter.Life.SettleAt(1400);
        Publish(1400);
        Assert.Equal(AlertPhase.Settled, Phases[^1]);
    }

    [Fact]
    public void What_returns_after_its_end_is_judged_again_at_the_next_tick_and_closed()
    {
        Publish(1040);
        Publish(1041, category: null);
        _encounter.Life.End(1050);
        _encounter.Judged();
        Publish(1050);
        Assert.True(_encounter.Changed);
        Publish(1051);
        Assert.Equal([AlertPhase.Opened, AlertPhase.Retracted, AlertPhase.Updated, AlertPhase.Closed], Phases);
    }

    [Fact]
    public void A_pair_that_becomes_part_of_a_raft_is_taken_back()
    {
        Publish(1040);
        Publish(1041, raftOf: _encounter);
        Assert.Equal([AlertPhase.Opened, AlertPhase.Retracted], Phases);
    }

    [Fact]
    public void A_category_that_was_published_returns_after_an_hour_of_it_and_at_once_when_all_is_settled()
    {
        Publish(1040);
        Publish(1041, RendezvousCategory.Bunkering);
        Publish(1042);
        Publish(1071);
        Assert.Equal([RendezvousCategory.Transfer, RendezvousCategory.Bunkering], _published.Select(a => a.Category!.Value));
        Publish(1072);
        Assert.Equal(RendezvousCategory.Transfer, _published[^1].Category);
        Publish(1080, RendezvousCategory.Bunkering);
        Assert.Equal(3, _published.Count);
        _encounter.Life.End(1090);
        _encounter.Life.SettleAt(1091);
        Publish(1091, RendezvousCategory.Bunkering);
        Assert.Equal((AlertPhase.Settled, RendezvousCategory.Bunkering), (_published[^1].Phase, _published[^1].Category!.Value));
    }

    [Fact]
    public void At_the_end_of_the_input_what_stands_is_shown_as_it_is_known_then()
    {
        Publish(1040, weight: 0.5);
        _revisions.Conclude(_encounter, Judged(weight: 0.5), 1041, _published);
        Assert.Single(_published);
        _revisions.Conclude(_encounter, Judged(weight: 0.52), 1041, _published);
        Assert.Equal((AlertPhase.Updated, 0.52), (_published[^1].Phase, _published[^1].Score));
        _encounter.Life.End(1050);
        _revisions.Conclude(_encounter, Judged(weight: 0.53), 1050, _published);
        Assert.Equal(AlertPhase.Closed, Phases[^1]);
        _revisions.Conclude(_encounter, Judged(category: null), 1051, _published);
        Assert.Equal(AlertPhase.Retracted, Phases[^1]);
        _revisions.Conclude(_encounter, Judged(), 1052, _published);
        Assert.Equal((5, AlertPhase.Updated), (_published.Count, Phases[^1]));
    }

    [Fact]
    public void At_the_end_of_the_input_what_was_never_published_is_opened_if_it_is_shown()
    {
        _revisions.Conclude(_encounter, Judged(category: null), 1041, _published);
        Assert.Empty(_published);
        _revisions.Conclude(_encounter, Judged(), 1041, _published);
        Assert.Equal([AlertPhase.Opened], Phases);
    }

    private AlertPhase[] Phases => [.. _published.Select(a => a.Phase)];

    private static Revisions Of(RendezvousOptions options) => new(options, new AlertBuilder(options, Places.OpenSea, new AlertSource("test", "transfer", "1")));

    private void Publish(
        long step, RendezvousCategory? category = RendezvousCategory.Transfer, double weight = 0.5, string code = "drifting", long end = 1040, Encounter? raftOf = null) =>
        _revisions.Publish(_encounter, Judged(category, weight, code, end, raftOf), step, _published);

    private Judgement Judged(
        RendezvousCategory? category = RendezvousCategory.Transfer, double weight = 0.5, string code = "drifting", long end = 1040, Encounter? raftOf = null)
    {
        var judgement = new Judgement((40, 0.5, 0.5), drifting: true) { Start = 1000, End = end, Steps = end - 1000, Span = _encounter.Tally.Company, Category = category, RaftOf = raftOf };
        judgement.Reasons.Add(new AlertReason(code, weight, "words"));
        return judgement;
    }
}
