namespace AisDetector.Evaluation.Physics;

/// <summary>Where the middle of a hull is and where its bow points, and the navigational status (ITU-R M.1371 table 45).</summary>
internal readonly record struct Pose(Vector At, double Heading, byte Status)
{
    public const byte UnderWay = 0, AtAnchor = 1, NotUnderCommand = 2, Restricted = 3, Moored = 5, Fishing = 7;
}

/// <summary>
/// What one ship does, as poses <see cref="Step"/> seconds apart. Each method goes on from the last pose, so a ship's day reads as
/// a list of what she does. Ships that keep company are in the other part of this class.
/// </summary>
internal sealed partial class Motion(Weather weather, Craft craft, double start)
{
    public const double Step = 10;

    /// <summary>Metres per second in a knot.</summary>
    public const double Knot = 1852.0 / 3600;

    private readonly List<Pose> _poses = [];

    public Craft Craft => craft;
    public double Start => start;
    public double End => start + ((_poses.Count - 1) * Step);
    public Pose Last => _poses[^1];

    /// <summary>Metres a second, over the last step.</summary>
    private Vector LastVelocity => _poses.Count > 1 ? (_poses[^1].At - _poses[^2].At) * (1 / Step) : default;

    /// <summary>Between the poses, linear; before the first and after the last, those.</summary>
    public Pose At(double time)
    {
        var at = Math.Clamp((time - start) / Step, 0, _poses.Count - 1);
        var i = Math.Min((int)at, _poses.Count - 2);
        if (i < 0) return _poses[0];
        var share = at - i;
        Pose a = _poses[i], b = _poses[i + 1];
        return new Pose(a.At + ((b.At - a.At) * share), Angle.Normal(a.Heading + (share * Angle.Turn(a.Heading, b.Heading))), share < 0.5 ? a.Status : b.Status);
    }

    /// <summary>Metres a second over the ground.</summary>
    public Vector VelocityAt(double time)
    {
        var from = Math.Clamp(time - Step, start, Math.Max(start, End - (2 * Step)));
        return (At(from + (2 * Step)).At - At(from).At) * (1 / (2 * Step));
    }

    /// <summary>A ship that is simply there from <see cref="Start"/> on.</summary>
    public Motion Begins(Vector at, double heading, byte status = Pose.UnderWay)
    {
        _poses.Add(new Pose(at, Angle.Normal(heading), status));
        return this;
    }

    /// <summary>
    /// A ship that comes in from afar and slows down: at <paramref name="arriveAt"/> she is at <paramref name="to"/> with
    /// <paramref name="endKnots"/> left. Halfway she changes course by <paramref name="dogleg"/> degrees.
    /// </summary>
    public static Motion Inbound(Weather weather, Craft craft, double arriveAt, Vector to, double fromBearing, double hours, double endKnots, double dogleg = 0)
    {
        var steps = (int)Math.Round(hours * 3600 / Step);
        var motion = new Motion(weather, craft, arriveAt - (steps * Step));
        double cruise = craft.CruisingKnots * Knot, end = endKnots * Knot, slowing = 240 + (3 * craft.Length);
        double Left(double seconds) => (cruise * seconds) - ((cruise - end) * slowing * (1 - Math.Exp(-seconds / slowing)));
        var corner = Left(hours * 1800);
        for (var i = 0; i <= steps; i++)
        {
            var left = Left((steps - i) * Step);
            // The turn is spread over a mile, so that no ship turns on the spot.
            var turned = Math.Clamp((left - corner + 926) / 1852, 0, 1);
            var beyond = Math.Max(0, left - corner);
            var at = to + Vector.Towards(fromBearing, Math.Min(left, corner)) + Vector.Towards(fromBearing + dogleg, beyond);
            motion._poses.Add(new Pose(at, Angle.Normal(fromBearing + 180 + (dogleg * turned)), Pose.UnderWay));
        }

        return motion;
    }

    /// <summary>Gets under way: gathers speed and turns to a bearing, for some hours, with a change of course halfway.</summary>
    public Motion Leaves(double bearing, double hours, double dogleg = 0, double? knots = null)
    {
        var (from, until) = (End, End + (hours * 3600));
        double cruise = (knots ?? craft.CruisingKnots) * Knot, gathering = 200 + (3 * craft.Length), rate = Math.Max(8, 50 - (0.12 * craft.Length)) / 60;
        var speed = LastVelocity.Length;
        for (var time = from + Step; time <= until; time += Step)
        {
            var target = bearing + (time - from > hours * 1800 ? dogleg : 0);
            var turn = Math.Clamp(Angle.Turn(Last.Heading, target), -rate * Step, rate * Step);
            speed += (cruise - speed) * Step / gathering;
            var heading = Angle.Normal(Last.Heading + turn);
            _poses.Add(new Pose(Last.At + Vector.Towards(heading, speed * Step), heading, Pose.UnderWay));
        }

        return this;
    }

    /// <summary>Sails to a place that she reaches at a given time, slow at both ends.</summary>
    /// <param name="heading">At the end; null: that of the way.</param>
    public Motion SailsTo(Vector to, double arriveAt, byte status = Pose.UnderWay, double? heading = null)
    {
        var (from, began, before) = (Last.At, End, Last.Heading);
        var steps = Math.Max(1, (int)Math.Round((arriveAt - began) / Step));
        var way = to - from;
        for (var i = 1; i <= steps; i++)
        {
            var share = (double)i / steps;
            var turned = way.Length < 5 ? 0 : Smooth(Math.Min(1, share * 6));
            var bow = before + (turned * Angle.Turn(before, way.Bearing));
            if (heading is { } last) bow += Smooth(Math.Max(0, (share - 0.85) / 0.15)) * Angle.Turn(bow, last);
            _poses.Add(new Pose(from + (way * Trapezoid(share)), Angle.Normal(bow), status));
        }

        return this;
    }

    /// <summary>How long a way takes at the craft's own speed, slowing at both ends.</summary>
    public double SecondsTo(Vector to, double? knots = null) => Math.Max(120, (to - Last.At).Length / ((knots ?? craft.CruisingKnots) * Knot * 0.85));

    /// <summary>Engine stopped: stream and leeway carry her, beam to the wind.</summary>
    public Motion Drifts(double until, byte status = Pose.UnderWay)
    {
        var (from, way) = (End, LastVelocity);
        var heading = Last.Heading;
        for (var time = from + Step; time <= until; time += Step)
        {
            var wind = weather.Wind(time);
            var drift = weather.Current(time) + (wind * craft.Leeway);
            var lost = Math.Exp(-(time - from) / 240);
            var target = wind.Bearing + (craft.WindwardSide * 90) + craft.OffBeamDegrees;
            heading = Angle.Normal(heading + (Angle.Turn(heading, target) * Step / craft.LagSeconds));
            var at = Last.At + (((drift * (1 - lost)) + (way * lost)) * Step);
            _poses.Add(new Pose(at, Angle.Normal(heading + (craft.Yaw(time) - craft.Yaw(from))), status));
        }

        return this;
    }

    /// <summary>Anchors where she is and swings round the anchor, which lies ahead of her bow.</summary>
    /// <param name="scope">Cable over the ground, metres.</param>
    public Motion Anchors(double until, double scope, byte status = Pose.AtAnchor)
    {
        var radius = scope + (craft.Length / 2.0);
        return Swings(Last.At + Vector.Towards(Last.Heading, radius), radius, Last.Heading, until, status);
    }

    /// <summary>A ship that is at anchor from <see cref="Start"/> on.</summary>
    public Motion LiesAtAnchor(Vector anchor, double until, double scope, byte status = Pose.AtAnchor)
    {
        var radius = scope + (craft.Length / 2.0);
        var heading = BowIntoIt(start);
        _poses.Add(new Pose(anchor - Vector.Towards(heading, radius), heading, status));
        return Swings(anchor, radius, heading, until, status);
    }

    /// <summary>Neither stream nor wind moves her: moored fore and aft, on a pile, on dynamic positioning.</summary>
    public Motion Stays(double until, byte status = Pose.Moored, double surge = 0.3)
    {
        var (at, heading) = (Last.At, Last.Heading);
        for (var time = End + Step; time <= until; time += Step)
        {
            var sway = surge * Math.Sin((time * (Math.Tau / 97)) + craft.YawPhase);
            _poses.Add(new Pose(at + Vector.InFrame(heading, sway, sway * 0.5), heading, status));
        }

        return this;
    }

    /// <summary>The same up to now: something to keep a place by that no longer moves.</summary>
    public Motion Copy()
    {
        var copy = new Motion(weather, craft, start);
        copy._poses.AddRange(_poses);
        return copy;
    }

    /// <summary>Goes round waypoints at a speed, to and fro, until a time: fishing, surveying, standing by.</summary>
    public Motion Wanders(Dice dice, double until, double knots, double legMeters, byte status = Pose.UnderWay)
    {
        var home = Last.At;
        while (End < until - Step)
        {
            var way = home + Vector.Towards(dice.Bearing(), dice.Between(0.3, 1) * legMeters) - Last.At;
            var seconds = Math.Max(Step, way.Length / (knots * Knot));
            // The last leg is as long as there is time for.
            var share = Math.Min(1, (until - End) / seconds);
            SailsTo(Last.At + (way * share), End + (seconds * share), status);
        }

        return this;
    }

    private Motion Swings(Vector anchor, double radius, double from, double until, byte status)
    {
        var began = End;
        var heading = from;
        for (var time = began + Step; time <= until; time += Step)
        {
            heading = Angle.Normal(heading + (Angle.Turn(heading, BowIntoIt(time)) * Step / craft.LagSeconds));
            // The yaw grows from nothing, so that she does not jump when the anchor bites.
            var yaw = craft.Yaw(time) * Math.Min(1, (time - began) / craft.YawSeconds);
            var bow = Angle.Normal(heading + yaw);
            _poses.Add(new Pose(anchor - Vector.Towards(heading + (0.5 * yaw), radius), bow, status));
        }

        return this;
    }

    /// <summary>Where the bow of a ship at anchor points once she has swung: against what stream and wind together push.</summary>
    private double BowIntoIt(double time)
    {
        Vector stream = weather.Current(time), wind = weather.Wind(time);
        return ((stream * stream.Length) + (wind * (wind.Length * craft.Windage))).Bearing + 180;
    }

    private static double Smooth(double share) => share * share * (3 - (2 * share));

    /// <summary>Distance by time with even gathering and losing of speed over a fifth each.</summary>
    private static double Trapezoid(double share)
    {
        const double Ramp = 0.2, Top = 1 / (1 - Ramp);
        return share switch
        {
            < Ramp => Top * share * share / (2 * Ramp),
            > 1 - Ramp => 1 - (Top * (1 - share) * (1 - share) / (2 * Ramp)),
            _ => Top * (share - (Ramp / 2)),
        };
    }
}
