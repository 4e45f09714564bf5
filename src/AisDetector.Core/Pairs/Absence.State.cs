using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="Absence"/> saves.</summary>
internal partial struct Absence
{
    public void Persist(StateStream state)
    {
        state.Value(ref _unobserved);
        state.Value(ref _silent1);
        state.Value(ref _silent2);
        state.Value(ref _bothSilent);
        state.Value(ref _seenOtherwise);
    }
}
