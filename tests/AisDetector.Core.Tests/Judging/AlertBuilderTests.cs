using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Judging;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tests.Support;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Tests.Judging;

/// <summary>31 contacts from step 1000, the second ship silent at three steps among them.</summary>
public sealed class AlertBuilderTests
{
    private const long StepMs = 120_000;
    private static readonly RendezvousOptions Options = TestOptions.Transfer;
    private static readonly AlertSource Source = new("test", "transfer", "1");
    private readonly Vessel _first = new(538000002), _second = new(636000001);
    private readonly AlertBuilder _builder = new(Options, Places.OpenSea, Source);

    [Fact]
    public void Figures_are_those_of_the_span_and_the_tally()
    {
        var encounter = Encounter();
        var alert = _builder.Build(encounter, Judged(encounter), AlertPhase.Opened, 1040);
        Assert.Equal((1, AlertKind.Rendezvous, RendezvousCategory.Transfer, AlertPhase.Opened), (alert.Revision, alert.Kind, alert.Category, alert.Phase));
        Assert.Equal(AlertId.Of(AlertKind.Rendezvous, "transfer", [538000002, 636000001], 1000 * StepMs), alert.Id);
        Assert.Equal((At(1000), null, At(1040)), (alert.Start, alert.End, alert.DetectedAt));
        // 33 steps: the three silent ones and the one that ends them are inferred.
        Assert.Equal((66, 58, 8), (alert.DurationMinutes, alert.ObservedMinutes, alert.InferredMinutes));
        Assert.Equal((31, Math.Round(31 / 34.0, 2), 1.0), (alert.Contacts, alert.Coverage, alert.AlongsideFraction));
        Assert.Equal((40, 41, null), (alert.MinDistanceMeters, alert.MedianDistanceMeters, alert.MinHullGapMeters));
        Assert.Equal((0.00018, 0), (alert.Latitude, alert.Longitude));
        Assert.Equal((null, null), (alert.DistanceToCoastKm, alert.NearestPort));
        Assert.Equal([0, 6], alert.Vessels.Select(v => v.GapMinutes));
        Assert.Equal([0.3, 0.4], alert.Vessels.Select(v => v.MedianSpeedKnots));
        Assert.Equal((0.5, "drifting", "flag", Source), (alert.Score, Assert.Single(alert.Reasons).Code, Assert.Single(alert.Flags), alert.Source));
    }

    [Fact]
    public void What_is_known_of_a_ship_stands_with_it_and_the_draught_after_only_once_they_parted()
    {
        _first.Statics.Add(999 * StepMs, new StaticData { Imo = 9074729, Name = "ALPHA", CallSign = "V7AA1", ShipType = 80, LengthMeters = 183, BeamMeters = 32, DraughtMeters = 8 }, 0, StepMs);
        _first.Statics.Add(1040 * StepMs, new StaticData { DraughtMeters = 12 }, 0, StepMs);
        _first.Hear(Report.Empty with { Time = 999 * StepMs, Latitude = 0, Longitude = 0, Class = TransceiverClass.A });
        _second.Hear(Report.Empty with { Time = 999 * StepMs, Latitude = 0, Longitude = 0, Class = TransceiverClass.B });
        var encounter = Encounter();
        var open = _builder.Build(encounter, Judged(encounter), AlertPhase.Opened, 1040).Vessels;
        Assert.Equal(
            new AlertVessel
            {
                Mmsi = 538000002, Imo = 9074729, Name = "ALPHA", CallSign = "V7AA1", Flag = "MH", ShipType = 80, Class = "A", LengthMeters = 183, BeamMeters = 32,
                DraughtBeforeMeters = 8, DraughtAfterMeters = null, MedianSpeedKnots = 0.3, GapMinutes = 0,
            },
            open[0]);
        Assert.Equal(new AlertVessel { Mmsi = 636000001, Flag = "LR", Class = "B", MedianSpeedKnots = 0.4, GapMinutes = 6 }, open[1]);
        encounter.Life.End(1050);
        var closed = _builder.Build(encounter, Judged(encounter), AlertPhase.Closed, 1050);
        Assert.Equal((12f, At(1033)), (closed.Vessels[0].DraughtAfterMeters, closed.End));
    }

    [Fact]
    public void A_speed_that_is_not_known_is_none()
    {
        var encounter = Encounter();
        var judgement = new Judgement((40, double.NaN, 0.5), drifting: true) { Start = 1000, End = 1033, Steps = 33, Span = encounter.Tally.Company, Category = RendezvousCategory.Transfer };
        Assert.Null(_builder.Build(encounter, judgement, AlertPhase.Opened, 1040).Vessels[0].MedianSpeedKnots);
    }

    [Fact]
    public void What_is_taken_back_keeps_why_it_had_been_published()
    {
        var encounter = Encounter();
        var before = _builder.Build(encounter, Judged(encounter), AlertPhase.Opened, 1040);
        encounter.Life.Publish(before);
        var nothing = new Judgement((77, 0.1, 0.1), drifting: true) { Start = 1000, End = 1010, Steps = 10, Span = encounter.Tally.Company };
        var alert = _builder.Build(encounter, nothing, AlertPhase.Retracted, 1045);
        Assert.Equal((before.Category, before.Score, before.Reasons, before.Flags), (alert.Category, alert.Score, alert.Reasons, alert.Flags));
        Assert.Equal((2, AlertPhase.Retracted, 20, 77), (alert.Revision, alert.Phase, alert.DurationMinutes, alert.MedianDistanceMeters));
    }

    [Fact]
    public void Without_any_contact_left_the_last_revision_is_told_again()
    {
        var before = _builder.Build(Encounter(), Judged(Encounter()), AlertPhase.Opened, 1040);
        var empty = new Encounter(new TwoTracks("c").First, new TwoTracks("c").Second, 1000, RendezvousOptions.Gfw);
        empty.Life.Publish(before);
        var nothing = new Judgement((0, 0, 0), drifting: true) { Start = 0, End = 0, Steps = 0, Span = empty.Tally.Company };
        Assert.Equal(before with { Phase = AlertPhase.Retracted, Revision = 2, DetectedAt = At(1045) }, _builder.Build(empty, nothing, AlertPhase.Retracted, 1045));
        empty.Life.End(1045);
        Assert.Equal(At(1033), _builder.Build(empty, nothing, AlertPhase.Retracted, 1045).End);
        empty.Life.Publish(before with { End = At(1031) });
        Assert.Equal(At(1031), _builder.Build(empty, nothing, AlertPhase.Retracted, 1045).End);
    }

    private Encounter Encounter()
    {
        var encounter = new TwoTracks(new string('c', 16) + "222" + new string('c', 15), _first, _second).Run(Options);
        encounter.Measure(long.MinValue);
        return encounter;
    }

    private static Judgement Judged(Encounter encounter)
    {
        var judgement = new Judgement((40.5, 0.25, 0.35), drifting: true)
        {
            Start = encounter.Tally.FirstStep, End = encounter.Tally.LastStep, Steps = encounter.Tally.LastStep - encounter.Tally.FirstStep, Span = encounter.Tally.Company, Category = RendezvousCategory.Transfer,
        };
        judgement.Reasons.Add(new AlertReason("drifting", 0.5, "words"));
        judgement.Flags.Add("flag");
        return judgement;
    }

    private static DateTime At(long step) => DateTime.UnixEpoch.AddMilliseconds(step * StepMs);
}
