namespace AisDetector.Evaluation.Physics;

/// <summary>Where one hull lies from another: metres ahead and to starboard of its middle, and how far its heading differs.</summary>
internal readonly record struct Berth(double Ahead, double Starboard, double TurnedDegrees)
{
    public Vector On(Pose leader) => leader.At + Vector.InFrame(leader.Heading, Ahead, Starboard);

    /// <summary>Side by side, the sides a fender apart.</summary>
    public static Berth Alongside(Craft leader, Craft other, int side, double ahead, double fender = 3, bool isOpposed = false) =>
        new(ahead, side * (((leader.Beam + other.Beam) / 2.0) + fender), isOpposed ? 180 : 0);

    /// <summary>Bow to stern, on a hawser.</summary>
    public static Berth Astern(Craft leader, Craft other, double hawser) => new(-(((leader.Length + other.Length) / 2.0) + hawser), 0, 0);
}

internal sealed partial class Motion
{
    /// <summary>
    /// Manoeuvres from where she is to a berth on another ship: to a stand-off abeam of it first, ever slower, then sideways. A ship astern
    /// stays astern. The other's motion must reach that far.
    /// </summary>
    /// <param name="closing">
    /// Metres a second in the mean from the stand-off to the fenders. Ships of size are brought together at 0.1 to 0.2, and touch at half of
    /// that; boats come faster.
    /// </param>
    public Motion ComesTo(Motion leader, Berth berth, double minutes, double standOff = 80, double? closing = null)
    {
        var (began, heading) = (End, Last.Heading);
        var first = leader.At(began);
        var (ahead, starboard) = (Last.At - first.At).From(first.Heading);
        var side = Math.Sign(berth.Starboard);
        var (waitAhead, waitStarboard) = side == 0 ? (berth.Ahead - standOff, 0.0) : (berth.Ahead, berth.Starboard + (side * standOff));
        var steps = (int)Math.Round(minutes * 60 / Step);
        var speed = closing ?? (craft.Length < 60 ? 0.4 : 0.15);
        // Not more than half of the time, however short it is.
        var apart = 1 - Math.Min(0.5, standOff / speed / (minutes * 60));
        var turn = Angle.Turn(heading, first.Heading + berth.TurnedDegrees);
        for (var i = 1; i <= steps; i++)
        {
            var share = (double)i / steps;
            var on = leader.At(began + (i * Step));
            // The other swings meanwhile: she goes on turning the way that she began.
            turn += Angle.Turn(heading + turn, on.Heading + berth.TurnedDegrees);
            var last = Math.Max(0, (share - apart) / (1 - apart));
            double near = Slowing(Math.Min(1, share / apart), 1.8), close = last * (1.5 - (0.5 * last));
            var at = new Berth(
                Mix(Mix(ahead, waitAhead, near), berth.Ahead, close),
                Mix(Mix(starboard, waitStarboard, near), berth.Starboard, close), 0).On(on);
            var turned = Smooth(Math.Min(1, share / (apart * 0.95)));
            _poses.Add(new Pose(at, Angle.Normal(heading + (turned * turn)), Pose.UnderWay));
        }

        return this;
    }

    /// <summary>Lashed to another ship: one body, but for the give of lines and fenders.</summary>
    public Motion Lies(Motion leader, Berth berth, double until, byte? status = null, double give = 0.5)
    {
        for (var time = End + Step; time <= until; time += Step)
        {
            var on = leader.At(time);
            var (surge, sway) = Math.SinCos((time * (Math.Tau / 61)) + craft.YawPhase);
            var at = berth with { Ahead = berth.Ahead + (give * surge), Starboard = berth.Starboard + (Math.Sign(berth.Starboard) * give * (1 + sway)) };
            _poses.Add(new Pose(at.On(on), Angle.Normal(on.Heading + berth.TurnedDegrees), status ?? on.Status));
        }

        return this;
    }

    /// <summary>Casts off: opens sideways (astern, where she lies astern), slowly at first.</summary>
    public Motion Parts(Motion leader, Berth berth, double minutes, double meters)
    {
        var began = End;
        var heading = Last.Heading;
        var side = Math.Sign(berth.Starboard);
        for (var i = 1; i * Step <= minutes * 60; i++)
        {
            var share = i * Step / (minutes * 60);
            // Pushed off: the first 20 m take two minutes.
            var open = meters * Math.Pow(share, 1.5);
            var at = side == 0 ? berth with { Ahead = berth.Ahead - open } : berth with { Starboard = berth.Starboard + (side * open) };
            _poses.Add(new Pose(at.On(leader.At(began + (i * Step))), heading, Pose.UnderWay));
        }

        return this;
    }

    /// <summary>Keeps station on another ship: a place in its frame that may change with time, and the heading of its own way or the other's.</summary>
    public Motion Keeps(Motion leader, Func<double, Berth> station, double until, byte? status = null)
    {
        for (var time = End + Step; time <= until; time += Step)
        {
            var on = leader.At(time);
            var berth = station(time);
            _poses.Add(new Pose(berth.On(on), Angle.Normal(on.Heading + berth.TurnedDegrees), status ?? on.Status));
        }

        return this;
    }

    /// <summary>Begins on station.</summary>
    public Motion BeginsOn(Motion leader, Berth berth, byte? status = null)
    {
        var on = leader.At(start);
        return Begins(berth.On(on), on.Heading + berth.TurnedDegrees, status ?? on.Status);
    }

    private static double Slowing(double share, double power) => 1 - Math.Pow(1 - share, power);
    private static double Mix(double from, double to, double share) => from + ((to - from) * share);
}
