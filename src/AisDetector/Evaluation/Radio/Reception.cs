using AisDetector.Evaluation.Physics;

namespace AisDetector.Evaluation.Radio;

/// <summary>Who hears the ships of a scene. Times in seconds of the recording.</summary>
internal abstract class Reception
{
    /// <summary>Positions sooner than this after a vessel's last are left out, as archives do, seconds.</summary>
    public double ThinSeconds { get; init; }

    /// <summary>How far the receiver's clock is off, seconds.</summary>
    public double ClockSeconds { get; init; }

    /// <summary>Share of the transmissions that a second receiver hands in too.</summary>
    public double Twice { get; init; }

    /// <summary>The receiver heard nothing.</summary>
    public List<(double From, double To)> Outages { get; } = [];

    public bool IsOut(double time) => Outages.Any(o => time >= o.From && time <= o.To);
}

/// <summary>A station on shore (or a fishing port's, a rig's): near ships nearly always, far ones less and less.</summary>
internal sealed class CoastStation(Vector at, double rangeMeters, double best) : Reception
{
    /// <summary>The line was down: what was heard then comes at once when it is up again.</summary>
    public (double From, double To)? Dump { get; set; }

    /// <summary>The chance that one transmission is received.</summary>
    public double Chance(Vector from) => best / (1 + Math.Pow((from - at).Length / rangeMeters, 6));

    public double Arrives(double time, Dice dice) => Dump is { } dump && time >= dump.From && time <= dump.To ? dump.To + dice.Between(0, 30) : time + dice.Between(0, 2);
}

/// <summary>A constellation in low orbit: some transmissions of a pass, which come down to earth later.</summary>
internal sealed class Satellites(IReadOnlyList<(double From, double To)> passes) : Reception
{
    public IReadOnlyList<(double From, double To)> Passes => passes;

    /// <summary>Chance that a pass hears a class A ship at all; class B has two thirds of it.</summary>
    public double Heard { get; init; } = 0.85;

    /// <summary>Share of long-range reports (type 27) among the fixes of class A ships.</summary>
    public double LongRange { get; init; }

    /// <summary>From the end of the pass to the data, seconds.</summary>
    public (double From, double To) Delay { get; init; } = (300, 3000);

    public static List<(double From, double To)> Passing(Dice dice, double from, double to, double everyFrom, double everyTo)
    {
        var passes = new List<(double, double)>();
        for (var time = from + dice.Between(0, everyTo); time < to; time += dice.Between(everyFrom, everyTo)) passes.Add((time, time + dice.Between(150, 540)));
        return passes;
    }
}
