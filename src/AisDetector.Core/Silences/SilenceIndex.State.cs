using AisDetector.Core.State;

namespace AisDetector.Core.Silences;

/// <summary>What a <see cref="SilenceIndex"/> saves.</summary>
internal sealed partial class SilenceIndex
{
    public void Persist(StateStream state)
    {
        state.Value(ref _swept);
        Reception.Persist(state);
        List<Silence> open = [.. _open.Values];
        StateItem<Silence> persist = (StateStream s, ref Silence silence) => Silence.Persist(s, ref silence, _fleet.Find);
        state.List(open, persist);
        state.List(_ended, persist);
        if (!state.Reading) return;
        foreach (var silence in open)
        {
            _open[(silence.Vessel.Mmsi, silence.Ordinal)] = silence;
            foreach (var track in silence.Vessel.Tracks)
                if (track.Ordinal == silence.Ordinal) track.IsListedSilent = true;
        }
    }
}
