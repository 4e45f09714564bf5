using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Reports;

namespace AisDetector.Core.Loitering;

/// <summary>Puts the figures of a judged run together into a revision.</summary>
internal sealed class LoiteringAlerts(RendezvousOptions options, Places places, AlertSource source, Trial trial)
{
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);

    /// <summary>The next revision. A run that is now taken for nothing is taken back: that revision keeps the reasons for which it had been published.</summary>
    public Alert Build(SlowRun run, LoiteringJudgement judgement, AlertPhase phase, long step)
    {
        var last = run.Life.Published;
        var alert = Figures(run, phase, step);
        return !judgement.Passed && last != null
            ? alert with { Score = last.Score, Reasons = last.Reasons, Flags = last.Flags, PossiblePartners = last.PossiblePartners }
            : alert with { Score = judgement.Score, Reasons = [.. judgement.Reasons], Flags = [.. judgement.Flags], PossiblePartners = [.. judgement.Partners] };
    }

    private Alert Figures(SlowRun run, AlertPhase phase, long step)
    {
        var (latitude, longitude) = run.Mean();
        var steps = run.LastSlow - run.Start;
        return new Alert
        {
            Id = AlertId.Of(AlertKind.Loitering, options.Profile, [run.Vessel.Mmsi], run.Start * _stepMs),
            Revision = (run.Life.Published?.Revision ?? 0) + 1,
            Kind = AlertKind.Loitering,
            Category = null,
            Phase = phase,
            Start = Time(run.Start),
            End = run.Life.EndedAt == null ? null : Time(run.LastSlow),
            DetectedAt = Time(step),
            DurationMinutes = Minutes(steps),
            ObservedMinutes = Minutes(run.ObservedSteps),
            InferredMinutes = Minutes(run.InferredSteps),
            Vessels = [VesselOf(run)],
            Latitude = Rounded(latitude, 5),
            Longitude = Rounded(longitude, 5),
            MinDistanceMeters = null,
            MedianDistanceMeters = null,
            MinHullGapMeters = null,
            AlongsideFraction = null,
            Contacts = 0,
            Coverage = Rounded(steps == 0 ? 0 : run.ObservedSteps / (double)steps, 2),
            DistanceToCoastKm = places.DistanceToCoastKm(latitude, longitude) is { } km ? Rounded(km, 1) : null,
            NearestPort = places.NearestPort(latitude, longitude) is { } port ? new AlertPort(port.Name, Rounded(port.DistanceKm, 1)) : null,
            Zones = options.Zones.NamesAt(latitude, longitude, Time(run.Start), Time(run.LastSlow)),
            Score = 0,
            Reasons = [],
            Source = source,
        };
    }

    private AlertVessel VesselOf(SlowRun run)
    {
        var ship = trial.FactsOf(run.Vessel, run);
        var (before, after) = trial.Draughts(run, ship);
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
            DraughtAfterMeters = after,
            MedianSpeedKnots = double.IsNaN(ship.MedianKnots) ? null : Rounded(ship.MedianKnots, 1),
            GapMinutes = Minutes(run.SilentSteps),
        };
    }

    private static double Rounded(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);

    private int Minutes(long steps) => (int)(steps * _stepMs / 60_000);

    private DateTime Time(long step) => DateTime.UnixEpoch.AddMilliseconds(step * _stepMs);
}
