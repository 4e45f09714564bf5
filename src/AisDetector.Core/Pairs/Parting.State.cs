using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="Parting"/> saves.</summary>
internal sealed partial class Parting
{
    public void Persist(StateStream state)
    {
        state.Value(ref _steps);
        state.Value(ref _first);
        _segments1.Persist(state);
        _segments2.Persist(state);
    }

    private partial struct SegmentCount
    {
        public void Persist(StateStream state)
        {
            state.Value(ref _last);
            state.Value(ref _count);
        }
    }
}
