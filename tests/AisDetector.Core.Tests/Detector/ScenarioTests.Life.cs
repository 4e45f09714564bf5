using AisDetector.Core.Alerts;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;

namespace AisDetector.Core.Tests.Detector;

/// <summary>When an alert opens, closes and settles, what delays do to it, and what is counted.</summary>
public sealed partial class ScenarioTests
{
    [Fact]
    public void It_opens_after_30_minutes_closes_when_apart_is_confirmed_and_settles_ten_hours_after_its_end()
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 100);
        var revisions = scenario.Detect().Revisions;
        var opened = revisions[0];
        Assert.Equal((1, AlertPhase.Opened), (opened.Revision, opened.Phase));
        Assert.Null(opened.End);
        Assert.Equal(scenario.Time(92), opened.DetectedAt);
        Assert.Equal(30, opened.DurationMinutes);

        var closed = Assert.Single(revisions, r => r.Phase == AlertPhase.Closed);
        Assert.Equal(scenario.Time(160), closed.End);
        Assert.Equal(scenario.Time(166), closed.DetectedAt); // apart at 162, 164, 166

        // 6 h evidence window + 3 h horizon + 1 h maximum gap after the end.
        var settled = Assert.Single(revisions, r => r.Phase == AlertPhase.Settled);
        Assert.Same(revisions[^1], settled);
        Between(160 + 600, 160 + 604, (settled.DetectedAt - scenario.Time(0)).TotalMinutes);
    }

    [Fact]
    public void At_the_end_of_the_input_an_open_encounter_stays_open()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(200);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 140);
        var last = Assert.Single(scenario.Detect(hoursAfter: 0).Alerts);
        Assert.Null(last.End);
        Assert.True(last.Phase is AlertPhase.Opened or AlertPhase.Updated);
    }

    [Fact]
    public void Both_ships_never_heard_again_it_is_given_up_after_limit_horizon_and_maximum_gap()
    {
        var scenario = new Scenario();
        var a = scenario.Tanker(A).Drifts(200);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 140);
        var detection = scenario.Detect();
        var alert = Found(detection, scenario, First, 200);

        // 12 h + 3 h + 1 h after the last contact; closing and settling fall due together, so it is settled only.
        Assert.DoesNotContain(detection.Revisions, r => r.Phase == AlertPhase.Closed);
        Between(200 + 960, 200 + 964, (alert.DetectedAt - scenario.Time(0)).TotalMinutes);
    }

    [Fact]
    public void A_long_transfer_is_published_again_at_2_4_8_and_16_hours()
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 17 * 60);
        var revisions = scenario.Detect().Revisions;
        foreach (var hours in new[] { 2, 4, 8, 16 })
        {
            Assert.Contains(revisions, r => r.Phase == AlertPhase.Updated && Math.Abs(r.DurationMinutes - (hours * 60)) <= 2);
        }

        Assert.InRange(revisions.Count, 4, 12);
    }

    [Fact]
    public void A_ship_heard_150_minutes_late_makes_the_same_alert_later()
    {
        var timely = new Scenario();
        Pair(timely, stays: 180);
        var delayed = new Scenario();
        Pair(delayed, stays: 180).B.Delayed(150);
        var expected = Found(timely.Detect(), timely, First, 240);
        var late = delayed.Detect();
        var actual = Found(late, delayed, First, 240);
        Assert.Equal(0, late.Counts.Rejected(RejectReason.Late));
        Assert.Equal(AlertText.Settled(expected), AlertText.Settled(actual));
        Assert.True(late.Revisions[0].DetectedAt >= delayed.Time(92 + 148));
    }

    [Theory]
    [InlineData(177, 0)]
    [InlineData(185, 1)]
    public void A_report_older_than_the_horizon_is_late(double minutesLate, int late)
    {
        var scenario = new Scenario();
        scenario.Tanker(A).Drifts(300);
        scenario.Also(280 + minutesLate, Position(B, scenario.Milliseconds(280), scenario.Origin));
        scenario.Vessel(C).StartsAt(scenario.Off(90, 90_000)).Waits(600);
        Assert.Equal(late, scenario.Detect().Counts.Rejected(RejectReason.Late));
    }

    [Fact]
    public void A_late_static_report_makes_an_estimate_a_measured_hull_gap()
    {
        var hull = new StaticData { ToBowMeters = 91, ToSternMeters = 92, ToPortMeters = 16, ToStarboardMeters = 16, LengthMeters = 183, BeamMeters = 32 };
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Drifts(300).Announces(40, hull, delayMinutes: 170);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 180).Sails(200, 12, 60);
        var detection = scenario.Detect();
        Assert.Null(detection.Revisions[0].MinHullGapMeters);
        Between(7, 9, Found(detection, scenario, First, 240).MinHullGapMeters);
    }

    [Fact]
    public void A_late_static_report_that_shows_the_hulls_apart_takes_the_alert_back()
    {
        // 120 m between the antennas of unknown ships may be alongside; of boats 20 m long, lying parallel, it is not.
        var boat = new StaticData { ToBowMeters = 10, ToSternMeters = 10, ToPortMeters = 3, ToStarboardMeters = 3, LengthMeters = 20, BeamMeters = 6 };
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Drifts(300).Announces(40, boat, delayMinutes: 170);
        scenario.Vessel(B).Approaches(a, 60, 120).StaysBeside(a, 180, 120).Sails(200, 12, 60).Announces(40, boat, delayMinutes: 170);
        var detection = scenario.Detect();
        NoneStands(detection);
        Assert.Equal(AlertPhase.Opened, detection.Revisions[0].Phase);
        Assert.Equal(AlertPhase.Retracted, detection.Revisions[^1].Phase);
    }

    [Theory]
    [InlineData(5 * 60, 8.5f)]
    [InlineData(7 * 60, null)]
    public void Draught_after_is_known_from_what_was_sent_within_six_hours_of_the_end(double minutesAfter, float? draughtAfter)
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Drifts(800).Announces(20, Hull(12)).Announces(240 + minutesAfter, Hull(8.5f));
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, 180).Sails(200, 12, 500);
        var vessel = Found(scenario.Detect(), scenario, First, 240).Vessels[0];
        Assert.Equal(12f, vessel.DraughtBeforeMeters);
        Assert.Equal(draughtAfter, vessel.DraughtAfterMeters);

        static StaticData Hull(float draught) => new()
        {
            ToBowMeters = 91, ToSternMeters = 92, ToPortMeters = 16, ToStarboardMeters = 16, LengthMeters = 183, BeamMeters = 32, DraughtMeters = draught,
        };
    }

    [Fact]
    public void The_same_transmission_heard_by_two_stations_counts_once()
    {
        var scenario = new Scenario();
        var (a, _) = Pair(scenario, stays: 180);
        for (var minute = 0.5; minute < 300; minute++)
        {
            var report = Position(A, scenario.Milliseconds(minute), a.At(minute).Position);
            scenario.Also(minute, report).Also(minute, report with { Time = report.Time + 3000 });
        }

        var detection = scenario.Detect();
        Assert.Equal(300, detection.Counts.Rejected(RejectReason.Duplicate));
        Assert.Equal(178, Found(detection, scenario, First, 240).ObservedMinutes);
    }

    [Fact]
    public void The_same_csv_row_twice_counts_once()
    {
        var scenario = new Scenario();
        var a = scenario.Vessel(A).Bare().Drifts(300);
        var row = Position(A, scenario.Milliseconds(10.5), a.At(10.5).Position) with { Type = 0, PayloadHash = 0 };
        scenario.Also(10.5, row).Also(10.6, row);
        Assert.Equal(1, scenario.Detect().Counts.Rejected(RejectReason.Duplicate));
    }

    [Fact]
    public void A_report_without_time_is_counted_and_not_used()
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 180);
        var reports = scenario.Reports();
        reports.Insert(40, Position(A, 0, scenario.Off(0, 9000)) with { Time = Report.NoTime });
        var detection = Detection.Of(reports);
        Found(detection, scenario, First, 240);
        Assert.Equal(1, detection.Counts.Rejected(RejectReason.NoTime));
    }

    [Fact]
    public void A_coarse_type_27_report_soon_after_a_finer_fix_is_dropped()
    {
        var scenario = new Scenario();
        var (a, _) = Pair(scenario, stays: 180);
        scenario.Also(100.5, Position(A, scenario.Milliseconds(100.5), Sphere.Destination(a.At(100.5).Position, 10, 150)) with { Type = 27, HeadingDegrees = -1 });
        var detection = scenario.Detect();
        Found(detection, scenario, First, 240);
        Assert.Equal(1, detection.Counts.Rejected(RejectReason.CoarserThanTrack));
    }

    [Fact]
    public void A_second_fix_of_the_same_second_is_dropped()
    {
        var scenario = new Scenario();
        var (a, _) = Pair(scenario, stays: 180);
        var time = scenario.Milliseconds(100);
        scenario.Also(100, Position(A, time, Sphere.Destination(a.At(100).Position, 10, 30), hash: 4711));
        var detection = scenario.Detect();
        Found(detection, scenario, First, 240);
        Assert.Equal(1, detection.Counts.TotalRejected);
    }

    [Fact]
    public void The_id_is_the_same_in_every_run_and_another_in_another_profile()
    {
        var scenario = new Scenario();
        Pair(scenario, stays: 200);
        var first = Found(scenario.Detect(), scenario);
        Assert.Equal(first.Id, Found(scenario.Detect(), scenario).Id);
        Assert.NotEqual(first.Id, Found(scenario.Detect(Core.Options.RendezvousOptions.Gfw), scenario).Id);
    }

    [Fact]
    public void A_pair_at_anchor_for_eight_days_is_one_alert_with_exact_minutes()
    {
        var scenario = new Scenario();
        const double stays = 8 * 24 * 60;
        var a = scenario.Tanker(A).Swings(60 + stays + 60, 220, 745).ReportsEvery(360);
        scenario.Tanker(B).Approaches(a, 60).StaysBeside(a, stays).Sails(200, 12, 60).ReportsEvery(360);
        var detection = scenario.Detect();
        var alert = Found(detection, scenario, null, 60 + stays);
        Between(60, 66, (alert.Start - scenario.Time(0)).TotalMinutes);
        Assert.Equal(alert.DurationMinutes, alert.ObservedMinutes);
        Assert.Equal((alert.DurationMinutes / 2) + 1, alert.Contacts);
        Between(38, 42, alert.MedianDistanceMeters);
        Assert.InRange(detection.Revisions.Count, 5, 12);
    }

    // ---- the score

    [Fact]
    public void More_time_alongside_never_lowers_the_score()
    {
        var scores = new[] { 40, 70, 130, 250, 500, 900 }.Select(stays => Score(scenario => Pair(scenario, stays))).ToArray();
        Assert.Equal(scores.Order(), scores);
        Assert.True(scores[^1] > scores[0]);
    }

    [Fact]
    public void Silence_between_two_stretches_seen_does_not_raise_the_score_and_inferred_contact_lowers_it()
    {
        var seen = Score(scenario => Pair(scenario, stays: 480));
        Assert.True(Score(scenario =>
        {
            var (a, b) = Pair(scenario, stays: 480);
            a.Dark(70, 530);
            b.Dark(70, 530);
        }) <= seen);
        Assert.True(Score(scenario =>
        {
            var (a, b) = Pair(scenario, stays: 480);
            a.ReportsEvery(55 * 60);
            b.ReportsEvery(55 * 60, offsetSeconds: 1200);
        }) < seen);
    }

    [Fact]
    public void What_is_not_known_never_raises_the_score()
    {
        var known = Score(scenario => Pair(scenario, stays: 240));
        Assert.True(Score(scenario =>
        {
            var a = scenario.Vessel(A).Bare().Drifts(360);
            scenario.Vessel(B).Bare().Approaches(a, 60).StaysBeside(a, 240).Sails(200, 12, 60);
        }) <= known);
        Assert.True(Score(scenario =>
        {
            var (a, b) = Pair(scenario, stays: 240);
            a.Is(a.Static! with { ShipType = null, Name = null });
            b.Is(b.Static! with { ShipType = null, Name = null });
        }) <= known);
    }

    private static double Score(Action<Scenario> scene)
    {
        var scenario = new Scenario();
        scene(scenario);
        return Assert.Single(scenario.Detect().Alerts).Score;
    }
}
