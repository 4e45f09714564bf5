using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What <see cref="Steadiness"/> saves.</summary>
internal partial struct Steadiness
{
    public void Persist(StateStream state)
    {
        _onMap.Persist(state);
        _alongFirst.Persist(state);
        _alongSecond.Persist(state);
        _distance.Persist(state);
        state.Value(ref _depths);
        state.Value(ref _gaps);
        state.Value(ref _withDepth);
    }

    private partial struct Scatter
    {
        public void Persist(StateStream state)
        {
            state.Value(ref Count);
            state.Value(ref _x);
            state.Value(ref _y);
            state.Value(ref _squares);
        }
    }
}
