using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="Hold"/> saves.</summary>
internal partial struct Hold
{
    public void Persist(StateStream state)
    {
        PersistSpan(state);
        PersistSums(state);
        Steadiness.Persist(state);
        _ends.Persist(state);
    }

    /// <summary>Format 2 knows no more of a hold.</summary>
    public void PersistSpan(StateStream state)
    {
        state.Value(ref First);
        state.Value(ref Last);
        if (state.Reading) Observed = Length;
    }

    public void PersistSums(StateStream state)
    {
        state.Value(ref Observed);
        state.Value(ref Silent);
        state.Value(ref Inferred);
        state.Value(ref _fixes1);
        state.Value(ref _fixes2);
        state.Value(ref _mostFixes1);
        state.Value(ref _mostFixes2);
    }
}
