using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="Rhythm"/> saves.</summary>
internal partial struct Rhythm
{
    public void Persist(StateStream state)
    {
        state.Value(ref _since);
        state.Value(ref _now);
        state.Value(ref _before);
    }
}
