using AisDetector.Core.Geo;

namespace AisDetector.Core.Pairs;

/// <summary>
/// How far the last judgement of an encounter still holds. Ships that lie side by side make a contact at every step, and nearly all of
/// them change nothing that a rule reads. Such an encounter is not judged again.
/// </summary>
/// <remarks>
/// A judgement holds while all of these are so:
/// nothing was stirred: no static data, class or crowd of the two ships changed since;
/// the figures that rules compare are on the same sides of their limits (<see cref="Judged"/>'s <c>figures</c>);
/// the mean place is not so far from the judged one that a distance to a coast or harbour may have crossed a limit.
/// A pair's crowd is that of its last step alongside, which may lie before the change that stirred it. So as long as it lies before,
/// each further step alongside is judged.
/// </remarks>
internal struct Standing()
{
    private bool _isStirred = true, _isJudged;
    private long _stirredAt, _dueAt = long.MinValue, _alongside = long.MinValue;
    private ulong _figures;
    private UnitVector _place;
    private double _reach;

    /// <summary>Something other than one contact more came: the judgement does not hold at the next tick.</summary>
    public void Stir() => _isStirred = true;

    /// <summary>Whether this tick asks for the first time: each encounter is looked at once a tick.</summary>
    public bool IsNewAt(long step)
    {
        if (_dueAt == step) return false;
        _dueAt = step;
        return true;
    }

    /// <summary>To be called at each tick at which the encounter may be judged, before <see cref="Holds"/>.</summary>
    public void Tick(long step)
    {
        if (_isStirred) (_stirredAt, _isJudged) = (step, false);
        _isStirred = false;
    }

    /// <param name="figures">The figures that rules compare, as they are now.</param>
    /// <param name="alongside">The last step alongside.</param>
    /// <param name="place">The mean place of the encounter now.</param>
    /// <param name="evidence">So many steps after the end evidence counts: an end that has moved by more lets in what did not count.</param>
    public readonly bool Holds(ulong figures, long alongside, in UnitVector place, long evidence) =>
        _isJudged && alongside - _alongside <= evidence && (_alongside >= _stirredAt || _alongside == alongside) && _figures == figures && place.ChordSquared(_place) <= _reach * _reach;

    /// <summary>Notes what the encounter was judged on.</summary>
    /// <param name="alongside">The last step alongside.</param>
    /// <param name="reachKm">No limit of a distance is nearer to the place than this.</param>
    public void Judged(ulong figures, long alongside, in UnitVector place, double reachKm)
    {
        (_isJudged, _figures, _alongside, _place) = (true, figures, alongside, place);
        // A chord is shorter than the way along the surface by less than a thousandth, up to 500 km.
        _reach = Math.Max(0, Math.Min(reachKm, 500) / UnitVector.EarthRadiusKm * 0.999 - 1e-9);
    }

    /// <summary>What the last judgement's reasons add up to without the duration's; NaN where there were none.</summary>
    public double ScoreWithoutDuration { get; set; } = double.NaN;

    public void Forget() => _isJudged = false;
}
