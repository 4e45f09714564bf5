using AisDetector.Core.Reports;
using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="Vessel"/> saves.</summary>
internal sealed partial class Vessel
{
    /// <summary>All but the MMSI.</summary>
    public void Persist(StateStream state, long finalStep, int traceCapacity)
    {
        state.List(_classes, static (StateStream s, ref (long Time, TransceiverClass Class) change) =>
        {
            s.Value(ref change.Time);
            s.Enum(ref change.Class);
        });
        state.Value(ref _lastHeard);
        state.Value(ref _ordinals);
        state.List(_sharedTimes, static (StateStream s, ref long time) => s.Value(ref time));
        PersistTurns(state);
        if (state.Version >= 3)
        {
            state.Value(ref _firstCut);
            state.Value(ref _lastCut);
            var hasVisits = _visits != null;
            state.Value(ref hasVisits);
            if (hasVisits) (_visits ??= new Visits()).Persist(state);
        }

        Transmissions.Persist(state);
        Statics.Persist(state);
        StateItem<Track> persist = (StateStream s, ref Track track) => PersistTrack(s, ref track, finalStep, traceCapacity);
        state.List(_tracks, persist);
        state.List(_retired, persist);
    }

    private void PersistTurns(StateStream state)
    {
        if (state.Version < 3) return;
        var takesTurns = _turns != null;
        state.Value(ref takesTurns);
        if (takesTurns) (_turns ??= new TurnTaking()).Persist(state);
    }

    public void PersistTrack(StateStream state, ref Track track, long finalStep, int traceCapacity)
    {
        var ordinal = state.Reading ? 0 : track.Ordinal;
        state.Value(ref ordinal);
        if (state.Reading) track = new Track(this, ordinal, Report.Empty, traceCapacity);
        track.Persist(state, finalStep);
    }
}
