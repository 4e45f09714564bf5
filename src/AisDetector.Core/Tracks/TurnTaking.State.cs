using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="TurnTaking"/> saves.</summary>
internal sealed partial class TurnTaking
{
    public void Persist(StateStream state)
    {
        state.Value(ref _lastTrack);
        state.Value(ref _fixes);
        state.Value(ref _turns);
        state.Value(ref _fixesThere);
        state.Value(ref _lastTime);
        state.Value(ref _since);
        state.Value(ref _intervals);
        state.Value(ref _forth.Ms);
        state.Value(ref _forth.Intervals);
        state.Value(ref _back.Ms);
        state.Value(ref _back.Intervals);
        state.List(_runs, static (StateStream s, ref (long From, long To) run) =>
        {
            s.Value(ref run.From);
            s.Value(ref run.To);
        });
    }
}
