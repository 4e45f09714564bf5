using AisDetector.Core.Ais;
using AisDetector.Core.Geo;
using AisDetector.Core.Rendezvous;
using AisDetector.Core.Tracking;

namespace AisDetector.Core.Assessment;

/// <summary>Turns judgements into revisions: what is published when, and with which figures.</summary>
internal sealed class Publication(RendezvousOptions options, Places places, AlertSource source)
{
    /// <summary>A score that moved by this is worth a revision.</summary>
    private const double ScoreStep = 0.1;

    /// <summary>From the next one on only what must be said is published, so that no alert floods its readers.</summary>
    private const int MaxRevisionsOfNews = 8;

    /// <summary>An alert that was taken back so often stays so until it settles.</summary>
    private const int MaxRetractions = 2;

    /// <summary>Static data come every 6 min (ITU-R M.1371): two ships that share a number take turns many times within this.</summary>
    private static readonly TimeSpan CategoryReturnsAfter = TimeSpan.FromMinutes(60);

    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);

    public static bool IsShown(RendezvousCategory category, bool all) => all || category <= RendezvousCategory.Bunkering;

    public void Publish(Case @case, Judgement judgement, long step, List<Alert> revisions)
    {
        // What is settled knows no past: it is what is known at last.
        if (judgement.Category is { } found && !(@case.SettlesAt <= step) && !@case.MayTurnTo(found, step, (long)(CategoryReturnsAfter / options.Step)))
            judgement.Category = @case.Published!.Category;
        var shown = IsShown(judgement);
        if (NextPhase(@case, judgement, shown, step) is not { } phase) return;
        var alert = shown || judgement.Category != null ? Revision(@case, judgement, phase, step) : TakenBack(@case, judgement, phase, step);
        @case.Publish(alert);
        // What was taken back and returns is closed at the next tick.
        if (phase == AlertPhase.Updated && @case.EndedAt != null) @case.Encounter.Changed = true;
        revisions.Add(alert);
    }

    /// <summary>
    /// At the end of the input what stands is shown as it is known then, whatever was worth a revision before: nothing more
    /// will come, and whoever looks at it later must find the same figures.
    /// </summary>
    public void Conclude(Case @case, Judgement judgement, long step, List<Alert> revisions)
    {
        if (@case.Published is not { Phase: not AlertPhase.Retracted } last) return;
        var alert = !IsShown(judgement)
            ? TakenBack(@case, judgement, AlertPhase.Retracted, step)
            : Revision(@case, judgement, @case.EndedAt == null ? AlertPhase.Updated : AlertPhase.Closed, step);
        if (alert.Phase != AlertPhase.Retracted && AlertState.Text(alert with { Revision = last.Revision, DetectedAt = last.DetectedAt, Phase = last.Phase }) == AlertState.Text(last)) return;
        @case.Publish(alert);
        revisions.Add(alert);
    }

    private bool IsShown(Judgement judgement) =>
        judgement.Category is { } category && IsShown(category, options.All) && judgement.RaftOf == null;

    /// <summary>The phase of the revision that is due; null when none is.</summary>
    private AlertPhase? NextPhase(Case @case, Judgement judgement, bool shown, long step)
    {
        var ended = @case.EndedAt != null;
        var settled = @case.SettlesAt <= step;
        if (@case.Published is not { } last)
            return !shown ? null : settled ? AlertPhase.Settled : ended ? AlertPhase.Closed : AlertPhase.Opened;
        if (!shown) return last.Phase == AlertPhase.Retracted ? null : AlertPhase.Retracted;
        if (settled) return AlertPhase.Settled;
        var isMuch = last.Revision >= MaxRevisionsOfNews;
        if (last.Phase == AlertPhase.Retracted) return isMuch || @case.Retractions >= MaxRetractions ? null : AlertPhase.Updated;
        if (ended && last.Phase != AlertPhase.Closed) return AlertPhase.Closed;
        if (isMuch) return null;
        var news = Math.Abs(judgement.Score - last.Score) >= ScoreStep - 1e-9
            || judgement.Category != last.Category
            || judgement.Reasons.Exists(r => !@case.PublishedReasons.Contains(r.Code))
            || (judgement.End - judgement.Start) * options.Step >= TimeSpan.FromHours(@case.NextMilestoneHours);
        return !news ? null : ended ? AlertPhase.Closed : AlertPhase.Updated;
    }

    /// <summary>What was taken for something and is nothing: the figures of now, and why it had been published.</summary>
    private Alert TakenBack(Case @case, Judgement judgement, AlertPhase phase, long step)
    {
        var last = @case.Published!;
        if (@case.Encounter.Tally.Contacts > 0)
            return Revision(@case, judgement, phase, step) with { Category = last.Category, Score = last.Score, Reasons = last.Reasons, Flags = last.Flags };
        // Every contact was of a piece that turned out too short to count.
        DateTime? end = @case.EndedAt == null ? null : last.End ?? last.Start.AddMinutes(last.DurationMinutes);
        return last with { Phase = phase, Revision = last.Revision + 1, DetectedAt = Time(step), End = end };
    }

    private Alert Revision(Case @case, Judgement judgement, AlertPhase phase, long step)
    {
        var tally = @case.Encounter.Tally;
        var span = judgement.Span;
        var (latitude, longitude) = span.Mean();
        var steps = judgement.End - judgement.Start;
        var first = @case.Encounter.FirstContact * _stepMs;
        return new Alert
        {
            Id = AlertId.Of(AlertKind.Rendezvous, options.Profile, [@case.Mmsi1, @case.Mmsi2], first),
            Revision = (@case.Published?.Revision ?? 0) + 1,
            Kind = AlertKind.Rendezvous,
            Category = judgement.Category,
            Phase = phase,
            Start = Time(judgement.Start),
            End = @case.EndedAt == null ? null : Time(judgement.End),
            DetectedAt = Time(step),
            DurationMinutes = Minutes(steps),
            ObservedMinutes = Minutes(span.ObservedSteps),
            InferredMinutes = Minutes(span.InferredSteps),
            Vessels = [VesselOf(@case, judgement, @case.Encounter.First.Vessel, span.Silent1), VesselOf(@case, judgement, @case.Encounter.Second.Vessel, span.Silent2)],
            Latitude = Rounded(latitude, 5),
            Longitude = Rounded(longitude, 5),
            MinDistanceMeters = Whole(tally.MinMeters),
            MedianDistanceMeters = Whole(judgement.Medians.Meters),
            MinHullGapMeters = tally.MinHullGap is { } gap ? Whole(gap) : null,
            AlongsideFraction = tally.JudgedContacts > 0 ? Rounded(tally.AlongsideContacts / (double)tally.JudgedContacts, 2) : null,
            Contacts = tally.Contacts,
            Coverage = Rounded(Math.Min(1, span.ObservedContacts / (steps + 1.0)), 2),
            DistanceToCoastKm = places.DistanceToCoastKm(latitude, longitude) is { } km ? Rounded(km, 1) : null,
            NearestPort = places.NearestPort(latitude, longitude) is { } port ? new AlertPort(port.Name, Rounded(port.DistanceKm, 1)) : null,
            Score = judgement.Score,
            Reasons = [.. judgement.Reasons],
            Flags = [.. judgement.Flags],
            Source = source,
        };
    }

    private AlertVessel VesselOf(Case @case, Judgement judgement, Vessel vessel, int silentSteps)
    {
        var ship = ShipFacts.Of(vessel, @case.Encounter, judgement, options);
        var (before, after) = ShipFacts.Draughts(vessel, @case.Encounter, judgement, options);
        return new AlertVessel
        {
            Mmsi = ship.Mmsi,
            Imo = ship.Imo,
            Name = ship.Name,
            CallSign = ship.CallSign,
            Flag = MidTable.FlagOf(ship.Mmsi),
            ShipType = ship.ShipType,
            Class = ship.Class switch { TransceiverClass.A => "A", TransceiverClass.B => "B", _ => "unknown" },
            LengthMeters = ship.LengthMeters,
            BeamMeters = ship.BeamMeters,
            DraughtBeforeMeters = before,
            DraughtAfterMeters = @case.EndedAt == null ? null : after,
            MedianSpeedKnots = double.IsNaN(ship.MedianKnots) ? null : Rounded(ship.MedianKnots, 1),
            GapMinutes = Minutes(silentSteps),
        };
    }

    /// <summary>Half goes up, as where figures are written as text: 0.25 kn reads 0.3 everywhere.</summary>
    private static double Rounded(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);

    private static int Whole(double value) => (int)Rounded(value, 0);

    private int Minutes(long steps) => (int)(steps * _stepMs / 60_000);

    private DateTime Time(long step) => DateTime.UnixEpoch.AddMilliseconds(step * _stepMs);
}
