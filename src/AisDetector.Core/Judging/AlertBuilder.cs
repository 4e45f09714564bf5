using AisDetector.Core.Alerts;
using AisDetector.Core.Geo;
using AisDetector.Core.Options;
using AisDetector.Core.Pairs;
using AisDetector.Core.Reports;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Judging;

/// <summary>Puts the figures of a judged encounter together into a revision.</summary>
internal sealed class AlertBuilder(RendezvousOptions options, Places places, AlertSource source)
{
    private readonly long _stepMs = RendezvousOptions.Ms(options.Step);

    /// <summary>The next revision. An encounter that is now taken for nothing is taken back: that revision keeps the reasons for which it had been published.</summary>
    public Alert Build(Encounter encounter, Judgement judgement, AlertPhase phase, long step)
    {
        if (judgement.Category != null) return Figures(encounter, judgement, phase, step);
        var last = encounter.Life.Published!;
        if (encounter.Tally.Contacts > 0)
            return Figures(encounter, judgement, phase, step) with { Category = last.Category, Score = last.Score, Reasons = last.Reasons, Flags = last.Flags };
        // All contacts were of pieces that turned out too short to count.
        DateTime? end = encounter.Life.EndedAt == null ? null : last.End ?? last.Start.AddMinutes(last.DurationMinutes);
        return last with { Phase = phase, Revision = last.Revision + 1, DetectedAt = Time(step), End = end };
    }

    private Alert Figures(Encounter encounter, Judgement judgement, AlertPhase phase, long step)
    {
        var tally = encounter.Tally;
        var (first, second) = (encounter.First.Vessel, encounter.Second.Vessel);
        var span = judgement.Span;
        var (latitude, longitude) = span.Mean();
        // A hold ends some steps earlier, and begins some later, than its first and last step alongside: seen ones, as a rule.
        var inferred = Math.Min(span.InferredSteps, judgement.Steps);
        return new Alert
        {
            Id = AlertId.Of(AlertKind.Rendezvous, options.Profile, [first.Mmsi, second.Mmsi], encounter.FirstContact * _stepMs),
            Revision = (encounter.Life.Published?.Revision ?? 0) + 1,
            Kind = AlertKind.Rendezvous,
            Category = judgement.Category,
            Phase = phase,
            Mode = judgement.Mode,
            Start = Time(judgement.Start),
            End = encounter.Life.EndedAt == null ? null : Time(judgement.End),
            DetectedAt = Time(step),
            DurationMinutes = Minutes(judgement.Steps),
            Holds = [.. HoldsOf(tally, judgement)],
            ObservedMinutes = Minutes(Math.Min(span.ObservedSteps, judgement.Steps - inferred)),
            InferredMinutes = Minutes(inferred),
            Vessels = [VesselOf(encounter, judgement, first, span.Silent1), VesselOf(encounter, judgement, second, span.Silent2)],
            Latitude = Rounded(latitude, 5),
            Longitude = Rounded(longitude, 5),
            MinDistanceMeters = Whole(tally.MinMeters),
            MedianDistanceMeters = Whole(judgement.Medians.Meters),
            MinHullGapMeters = tally.MinHullGap is { } gap ? Whole(gap) : null,
            AlongsideFraction = tally.JudgedContacts > 0 ? Rounded(tally.AlongsideContacts / (double)tally.JudgedContacts, 2) : null,
            Contacts = tally.Contacts,
            Coverage = Rounded(Math.Min(1, span.ObservedContacts / (judgement.Steps + 1.0)), 2),
            DistanceToCoastKm = places.DistanceToCoastKm(latitude, longitude) is { } km ? Rounded(km, 1) : null,
            NearestPort = places.NearestPort(latitude, longitude) is { } port ? new AlertPort(port.Name, Rounded(port.DistanceKm, 1)) : null,
            Zones = options.Zones.NamesAt(latitude, longitude, Time(judgement.Start), Time(judgement.End)),
            Score = judgement.Score,
            Reasons = [.. judgement.Reasons],
            Flags = [.. judgement.Flags],
            Source = source,
        };
    }

    private List<AlertHold> HoldsOf(ContactTally tally, Judgement judgement)
    {
        List<AlertHold> holds = [];
        if (judgement.IsOfHolds)
        {
            foreach (ref readonly var hold in tally.Holds)
            {
                if (!tally.IsLong(hold)) continue;
                var (first, last) = hold.Touching;
                holds.Add(new AlertHold(Time(first), Time(last)));
            }
        }

        return holds;
    }

    private AlertVessel VesselOf(Encounter encounter, Judgement judgement, Vessel vessel, int silentSteps)
    {
        var ship = ShipFacts.Of(vessel, encounter, judgement, options);
        var (before, after) = ShipFacts.Draughts(vessel, encounter, judgement, options);
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
            DraughtAfterMeters = encounter.Life.EndedAt == null ? null : after,
            MedianSpeedKnots = double.IsNaN(ship.MedianKnots) ? null : Rounded(ship.MedianKnots, 1),
            GapMinutes = Minutes(Math.Min(silentSteps, judgement.Steps)),
        };
    }

    /// <summary>Rounds halves up, as figures in texts are rounded: 0.25 kn reads 0.3 everywhere.</summary>
    private static double Rounded(double value, int digits) => Math.Round(value, digits, MidpointRounding.AwayFromZero);

    private static int Whole(double value) => (int)Rounded(value, 0);

    private int Minutes(long steps) => (int)(steps * _stepMs / 60_000);

    private DateTime Time(long step) => DateTime.UnixEpoch.AddMilliseconds(step * _stepMs);
}
