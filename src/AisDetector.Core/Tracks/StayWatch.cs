using AisDetector.Core.Geo;
using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>Tells from when on a ship has stayed at one place, swinging at anchor or adrift no further than a ship swings.</summary>
internal struct StayWatch()
{
    /// <summary>A ship at anchor swings within this: its own length and that of its chain, twice.</summary>
    private const double SwingMeters = 500;

    /// <summary>A ship that has been at its place for so long was there already: nobody saw it come.</summary>
    private const long LongMs = 6 * 3_600_000L;

    private double _latitude, _longitude;
    private long _since = long.MinValue;
    private bool _hasMoved;

    /// <summary>Takes the next step, and says whether the ship lay here already: since it was first heard, or for six hours.</summary>
    public bool Take(long timeMs, double latitude, double longitude, bool isUnderWay)
    {
        if (_since == long.MinValue) (_latitude, _longitude, _since, _hasMoved) = (latitude, longitude, timeMs, isUnderWay);
        else if (isUnderWay || Geodesy.DistanceMeters(_latitude, _longitude, latitude, longitude) > SwingMeters)
            (_latitude, _longitude, _since, _hasMoved) = (latitude, longitude, timeMs, true);
        return !_hasMoved || timeMs - _since >= LongMs;
    }

    public void Persist(StateStream state)
    {
        state.Value(ref _latitude);
        state.Value(ref _longitude);
        state.Value(ref _since);
        state.Value(ref _hasMoved);
    }
}
