namespace AisDetector.Evaluation.Physics;

/// <summary>A hull and how it answers to wind and water. Metres; the antenna by its distances to bow, stern, port and starboard side.</summary>
internal sealed record Craft
{
    public required int ToBow { get; init; }
    public required int ToStern { get; init; }
    public required int ToPort { get; init; }
    public required int ToStarboard { get; init; }

    /// <summary>Time constant with which the heading follows wind and stream, seconds.</summary>
    public required double LagSeconds { get; init; }

    /// <summary>Speed of drift through the water as a share of the wind's: 1 to 4 % (deep laden to light).</summary>
    public required double Leeway { get; init; }

    /// <summary>Wind's force against the stream's at the same speed: air weighs 1/830 of water, and the ship above water has up to three times the area of that below.</summary>
    public required double Windage { get; init; }

    /// <summary>Yaw at anchor and adrift, degrees, and its period.</summary>
    public required double YawDegrees { get; init; }
    public required double YawSeconds { get; init; }
    public required double YawPhase { get; init; }

    /// <summary>Adrift: degrees by which the ship lies off the wind's beam.</summary>
    public required double OffBeamDegrees { get; init; }

    /// <summary>Adrift: which side is to windward, -1 or 1.</summary>
    public required int WindwardSide { get; init; }

    public required double CruisingKnots { get; init; }

    public int Length => ToBow + ToStern;
    public int Beam => ToPort + ToStarboard;

    /// <summary>The antenna from the middle of the hull.</summary>
    public Vector Antenna(double heading) => Vector.InFrame(heading, (ToStern - ToBow) / 2.0, (ToPort - ToStarboard) / 2.0);

    public double Yaw(double time) => YawDegrees * Math.Sin((time * (Math.Tau / YawSeconds)) + YawPhase);
}
