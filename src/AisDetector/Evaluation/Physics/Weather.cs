namespace AisDetector.Evaluation.Physics;

/// <summary>
/// Wind and current of one scene, the same for all its ships, as functions of time. The tidal stream goes round an ellipse once in
/// 12.42 h (the principal lunar semidiurnal tide, M2); the wind veers slowly and freshens and drops.
/// </summary>
internal sealed class Weather
{
    private const double TideSeconds = 12.42 * 3600;

    private readonly double _streamBearing, _streamSpeed, _ellipse, _phase, _windBearing, _windSpeed, _veer, _veerSeconds, _veerPhase, _gustSeconds;
    private readonly Vector _set;

    /// <param name="strongestStream">Metres a second.</param>
    /// <param name="strongestSet">Of the steady current, metres a second.</param>
    public Weather(Dice dice, double strongestStream, double strongestSet)
    {
        _streamBearing = dice.Bearing();
        _streamSpeed = dice.Between(0.2, 1) * strongestStream;
        _ellipse = dice.Between(-0.5, 0.5);
        _phase = dice.Between(0, Math.Tau);
        _set = Vector.Towards(dice.Bearing(), dice.Between(0.1, 1) * strongestSet);
        _windBearing = dice.Bearing();
        _windSpeed = dice.Between(3, 11);
        _veer = dice.Between(5, 45);
        _veerSeconds = dice.Between(6, 30) * 3600;
        _veerPhase = dice.Between(0, Math.Tau);
        _gustSeconds = dice.Between(1.5, 5) * 3600;
    }

    /// <summary>Of the water over the ground, metres a second. Time in seconds.</summary>
    public Vector Current(double time)
    {
        var (sin, cos) = Math.SinCos((time * (Math.Tau / TideSeconds)) + _phase);
        return _set + Vector.Towards(_streamBearing, _streamSpeed * cos) + Vector.Towards(_streamBearing + 90, _streamSpeed * _ellipse * sin);
    }

    /// <summary>Where the air goes, metres a second.</summary>
    public Vector Wind(double time)
    {
        var bearing = _windBearing + (_veer * Math.Sin((time * (Math.Tau / _veerSeconds)) + _veerPhase));
        return Vector.Towards(bearing, _windSpeed * (1 + (0.25 * Math.Sin((time * (Math.Tau / _gustSeconds)) + (2 * _veerPhase)))));
    }
}
