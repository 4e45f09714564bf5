using AisDetector.Core.State;
using AisDetector.Core.Tracks;

namespace AisDetector.Core.Silences;

/// <summary>What a <see cref="Silence"/> saves.</summary>
internal sealed partial class Silence
{
    public static void Persist(StateStream state, ref Silence silence, Func<uint, Vessel?> vesselOf)
    {
        var (mmsi, ordinal, from, fixes, usual, frozen) = state.Reading ? default : (silence.Vessel.Mmsi, silence.Ordinal, silence.From, silence.Fixes, silence.Usual, silence.IsFrozen);
        state.Value(ref mmsi);
        state.Value(ref ordinal);
        Persist(state, ref from);
        state.Value(ref fixes);
        state.Value(ref usual);
        state.Value(ref frozen);
        if (state.Reading)
        {
            var vessel = vesselOf(mmsi);
            StateStream.Check(vessel != null);
            silence = new Silence(vessel!, ordinal, from, fixes, usual, frozen);
        }

        silence.PersistRest(state);
    }

    private void PersistRest(StateStream state)
    {
        state.Value(ref _elsewhere);
        var (ends, mayEnd, kept) = (_to != null, _mayEnd != null, _heard != null);
        state.Value(ref ends);
        if (ends)
        {
            var to = _to ?? default;
            Persist(state, ref to);
            _to = to;
        }

        state.Value(ref mayEnd);
        if (mayEnd)
        {
            var (ordinal, first) = _mayEnd ?? default;
            state.Value(ref ordinal);
            Persist(state, ref first);
            _mayEnd = (ordinal, first);
        }

        state.Value(ref kept);
        if (!kept) return;
        var (before, after) = _heard ?? default;
        state.Value(ref before);
        state.Value(ref after);
        _heard = new Heard(before, after);
    }

    private static void Persist(StateStream state, ref Sighting sighting)
    {
        var (time, latitude, longitude) = sighting;
        state.Value(ref time);
        state.Value(ref latitude);
        state.Value(ref longitude);
        sighting = new Sighting(time, latitude, longitude);
    }
}
