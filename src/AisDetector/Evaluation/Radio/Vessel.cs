using AisDetector.Core.Reports;
using AisDetector.Evaluation.Physics;

namespace AisDetector.Evaluation.Radio;

/// <summary>How a transponder gets its heading.</summary>
internal enum Compass : byte
{
    Works,

    /// <summary>511, not available: most class B, some class A.</summary>
    None,

    /// <summary>The same figure for ever.</summary>
    Frozen,
}

/// <summary>One transponder: the ship that carries it, what it says of her, and how well it is heard.</summary>
internal sealed class Vessel(uint mmsi, CraftKind kind, Craft craft, StaticData said, Dice dice)
{
    private List<(double From, double To)>? _silences;

    public uint Mmsi => mmsi;
    public CraftKind Kind => kind;
    public Craft Craft => craft;
    public Dice Dice => dice;

    /// <summary>What she sends of herself, with the field's errors.</summary>
    public StaticData Said { get; set; } = said;

    /// <summary>Another identity from a time on.</summary>
    public (double From, StaticData Said)? Renamed { get; set; }

    public bool IsClassB { get; set; } = dice.Chance(kind.ClassB);
    public Compass Compass { get; set; }

    /// <summary>Of a compass that is off, or the heading of one that is frozen; degrees.</summary>
    public double CompassError { get; set; } = dice.Normal() * 0.7;

    /// <summary>The navigational status that nobody changes; null where the crew sets it.</summary>
    public byte? StuckStatus { get; set; }

    /// <summary>Standard deviation of the position that wanders, metres each way, and how long it remembers, seconds.</summary>
    public double WanderMeters { get; set; } = dice.Between(2, 6);
    public double WanderSeconds { get; } = dice.Between(300, 900);

    /// <summary>What is sent instead of the truth: jamming, spoofing, a receiver that has stopped. Null: nothing is sent.</summary>
    public Func<double, Pose, Pose?>? Reports { get; set; }

    /// <summary>The position has no error at all: made by a program.</summary>
    public Func<double, bool>? IsFaultless { get; set; }

    /// <summary>The number of the message that it sends, where it is not a ship's; 0: a ship's.</summary>
    public byte MessageType { get; set; }

    /// <summary>The speed is not available (102.3).</summary>
    public bool HasNoSpeed { get; set; } = dice.Chance(0.03);

    /// <summary>The very same report again and again, to the last digit.</summary>
    public Func<double, bool>? Repeats { get; set; }

    /// <summary>A set without a position: 0 has one, 1 says 0 north and 0 east, 2 says 91 and 181 (not available).</summary>
    public Func<double, int>? HasNoPosition { get; set; }

    /// <summary>Share of the transmissions that get out at all: a low antenna, 1 W.</summary>
    public double Power { get; set; } = 1;

    /// <summary>What she does; more than one where several ships use the number.</summary>
    public List<Motion> Motions { get; } = [];

    public Motion Motion => Motions[0];

    public Vessel Does(Motion motion)
    {
        Motions.Add(motion);
        return this;
    }

    /// <summary>The transponder is off.</summary>
    public Vessel IsSilent(double from, double to)
    {
        (_silences ??= []).Add((from, to));
        return this;
    }

    public bool Sends(double time)
    {
        if (_silences is null) return true;
        foreach (var (from, to) in _silences)
            if (time >= from && time <= to) return false;
        return true;
    }
}
