using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What <see cref="HoldEnds"/> save.</summary>
internal partial struct HoldEnds
{
    public void Persist(StateStream state)
    {
        for (var i = 0; i < Distances.Length; i++)
        {
            state.Value(ref _head[i]);
            state.Value(ref _tail[i]);
        }
    }
}
