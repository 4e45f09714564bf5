using AisDetector.Bench.Fleets;
using AisDetector.Core.Geo;
using AisDetector.Core.Reports;
using AisDetector.Evaluation.Physics;

namespace AisDetector.Evaluation.Radio;

/// <summary>Turns what ships do into the reports that receivers have of them.</summary>
/// <param name="origin">The scene's place: its vectors count from here.</param>
/// <param name="epoch">The recording's first second, since 1970.</param>
internal sealed class Transmissions(Position origin, long epoch, List<Reported> to)
{
    /// <summary>Static data go out every 6 min (ITU-R M.1371-5, annex 1); archives keep one in so many seconds.</summary>
    private const double StaticEvery = 360, StaticKept = 1500;

    /// <summary>Of one ship in one pass of a satellite.</summary>
    private const int MostFixes = 5;

    public void Hear(Vessel vessel, Reception reception)
    {
        foreach (var motion in vessel.Motions)
        {
            var sky = new Sky(vessel);
            if (reception is CoastStation station) HearOnShore(vessel, motion, station, sky);
            else if (reception is Satellites satellites) HearFromOrbit(vessel, motion, satellites, sky);
        }
    }

    private void HearOnShore(Vessel vessel, Motion motion, CoastStation station, Sky sky)
    {
        var dice = vessel.Dice;
        // Some minutes in some hours a ship is in the shadow of another, or the slots collide.
        var shadow = motion.Start + dice.Between(0, 14_400);
        var shadowEnds = shadow + dice.Between(60, 500);
        var lastStatic = double.NegativeInfinity;
        for (var time = motion.Start + dice.Between(0, 60); time <= motion.End;)
        {
            var pose = motion.At(time);
            var interval = Interval(vessel, motion, time, pose);
            var pause = Math.Max(interval, station.ThinSeconds);
            if (time > shadowEnds) shadowEnds = (shadow = time + dice.Between(1800, 18_000)) + dice.Between(60, 500);
            var one = station.Chance(pose.At) * vessel.Power;
            var any = 1 - Math.Pow(1 - one, Math.Min(20, pause / interval));
            if (vessel.Sends(time) && time < shadow && !station.IsOut(time) && dice.Chance(any))
            {
                Send(vessel, motion, time, sky, station, station.Arrives(time, dice), isLongRange: false);
                if (time - lastStatic > StaticKept && dice.Chance(1 - Math.Pow(1 - one, Math.Max(1, pause / StaticEvery))))
                {
                    Introduce(vessel, time + 1, station, station.Arrives(time + 1, dice));
                    lastStatic = time;
                }
            }

            time += pause * dice.Between(0.93, 1.07);
        }
    }

    private void HearFromOrbit(Vessel vessel, Motion motion, Satellites satellites, Sky sky)
    {
        var dice = vessel.Dice;
        Span<double> room = stackalloc double[MostFixes];
        foreach (var (from, to) in satellites.Passes)
        {
            if (to < motion.Start || from > motion.End || satellites.IsOut(from)) continue;
            if (!dice.Chance(satellites.Heard * (vessel.IsClassB ? 0.66 : 1))) continue;
            var arrival = to + dice.Between(satellites.Delay.From, satellites.Delay.To);
            var times = room[..dice.Whole(1, MostFixes)];
            foreach (ref var time in times) time = dice.Between(from, to);
            times.Sort();
            var last = double.NegativeInfinity;
            foreach (var time in times)
            {
                if (time < motion.Start || time > motion.End || time - last < 10 || !vessel.Sends(time)) continue;
                Send(vessel, motion, time, sky, satellites, arrival, isLongRange: !vessel.IsClassB && dice.Chance(satellites.LongRange));
                last = time;
            }

            if (last > 0 && vessel.Sends(last) && dice.Chance(0.35)) Introduce(vessel, Math.Min(to, last + 2), satellites, arrival);
        }
    }

    /// <summary>Seconds (ITU-R M.1371-5, annex 1, tables 1 and 2).</summary>
    private static double Interval(Vessel vessel, Motion motion, double time, Pose pose)
    {
        var knots = motion.VelocityAt(time).Length / Motion.Knot;
        if (vessel.IsClassB) return ReportingInterval.ClassB(knots) / 1000.0;
        var status = vessel.StuckStatus ?? pose.Status;
        return ReportingInterval.ClassA(knots, status is Pose.AtAnchor or Pose.Moored, isChangingCourse: false) / 1000.0;
    }

    private void Send(Vessel vessel, Motion motion, double time, Sky sky, Reception reception, double arrival, bool isLongRange)
    {
        var truth = motion.At(time);
        if ((vessel.Reports is { } instead ? instead(time, truth) : truth) is not { } pose) return;
        var dice = vessel.Dice;
        var velocity = vessel.Reports is null ? motion.VelocityAt(time) : Moves(vessel, motion, time);
        var isRepeated = vessel.Repeats?.Invoke(time) == true;
        // A receiver's velocity is good to about a tenth of a knot, so a ship that lies still has any course.
        velocity += new Vector(dice.Normal(), dice.Normal()) * (0.08 * Motion.Knot);
        var antenna = pose.At + vessel.Craft.Antenna(pose.Heading);
        var error = sky.Error(time) + (new Vector(dice.Normal(), dice.Normal()) * 0.6);
        if (isRepeated) velocity = default;
        else if (vessel.IsFaultless?.Invoke(time) != true) antenna += error;
        var place = origin.Shifted(0, antenna.North);
        place = place.Shifted(antenna.East, 0);
        var report = Report.Empty;
        report.Time = (epoch + (long)Math.Round(time + reception.ClockSeconds)) * 1000;
        report.Mmsi = vessel.Mmsi;
        report.Type = vessel.MessageType > 0 ? vessel.MessageType : (byte)(isLongRange ? 27 : vessel.IsClassB ? 18 : 1);
        report.Class = vessel.IsClassB ? TransceiverClass.B : TransceiverClass.A;
        var scale = isLongRange ? 600.0 : 600_000;
        report.Latitude = Math.Round(place.Latitude * scale) / scale;
        report.Longitude = Geodesy.NormalizeLongitude(Math.Round(place.Longitude * scale) / scale);
        var knots = velocity.Length / Motion.Knot;
        report.SpeedKnots = isLongRange ? (float)Math.Round(Math.Min(62, knots)) : (float)(Math.Round(Math.Min(102.2, knots) * 10) / 10);
        if (vessel.HasNoSpeed) report.SpeedKnots = float.NaN;
        report.CourseDegrees = isLongRange ? (float)Math.Round(velocity.Bearing) % 360 : (float)(Math.Round(velocity.Bearing * 10) / 10 % 360);
        report.Status = vessel.IsClassB ? Report.StatusNotDefined : vessel.StuckStatus ?? pose.Status;
        if (!isLongRange) report.HeadingDegrees = isRepeated && vessel.Compass == Compass.Works ? (short)((int)Math.Round(pose.Heading) % 360) : Heading(vessel, pose);
        if (vessel.HasNoPosition?.Invoke(time) is { } none and > 0)
        {
            (report.Latitude, report.Longitude) = none == 1 ? (0, 0) : (91, 181);
            report.SpeedKnots = report.CourseDegrees = float.NaN;
            report.HeadingDegrees = -1;
        }

        Put(report, arrival, reception, dice);
    }

    /// <summary>The velocity of what is sent instead of the truth.</summary>
    private static Vector Moves(Vessel vessel, Motion motion, double time)
    {
        if (vessel.Reports!(time, motion.At(time)) is not { } now || vessel.Reports(time - Motion.Step, motion.At(time - Motion.Step)) is not { } before) return default;
        var moved = (now.At - before.At) * (1 / Motion.Step);
        // A position that is stuck or that has jumped says nothing: a receiver's speed comes from Doppler, and is the ship's own.
        return moved.Length < 0.01 || moved.Length > 40 * Motion.Knot ? motion.VelocityAt(time) : moved;
    }

    private static short Heading(Vessel vessel, Pose pose) => vessel.Compass switch
    {
        Compass.None => -1,
        Compass.Frozen => (short)Math.Round(Angle.Normal(vessel.CompassError)),
        _ => (short)((int)Math.Round(Angle.Normal(pose.Heading + vessel.CompassError + (0.3 * vessel.Dice.Normal()))) % 360),
    };

    private void Introduce(Vessel vessel, double time, Reception reception, double arrival)
    {
        if (vessel.MessageType > 0) return;
        var report = Report.Empty;
        report.Time = (epoch + (long)Math.Round(time + reception.ClockSeconds)) * 1000;
        report.Mmsi = vessel.Mmsi;
        report.Type = (byte)(vessel.IsClassB ? 24 : 5);
        report.Class = vessel.IsClassB ? TransceiverClass.B : TransceiverClass.A;
        report.Static = vessel.Renamed is { } renamed && time >= renamed.From ? renamed.Said : vessel.Said;
        Put(report, arrival, reception, vessel.Dice);
    }

    private void Put(in Report report, double arrival, Reception reception, Dice dice)
    {
        var at = (epoch * 1000) + (long)(arrival * 1000);
        to.Add(new Reported(at, to.Count, report));
        if (!dice.Chance(reception.Twice)) return;
        var again = report;
        again.Time += dice.Pick(0, 0, 1000, 2000);
        to.Add(new Reported(at + dice.Whole(50, 4000), to.Count, again));
    }

    /// <summary>The error of a receiver's position as it wanders: an Ornstein-Uhlenbeck process.</summary>
    private sealed class Sky(Vessel vessel)
    {
        private double _time = double.NaN;
        private Vector _error;

        public Vector Error(double time)
        {
            var dice = vessel.Dice;
            var draw = new Vector(dice.Normal(), dice.Normal()) * vessel.WanderMeters;
            var kept = double.IsNaN(_time) ? 0 : Math.Exp(-Math.Abs(time - _time) / vessel.WanderSeconds);
            _time = time;
            return _error = (_error * kept) + (draw * Math.Sqrt(1 - (kept * kept)));
        }
    }
}
