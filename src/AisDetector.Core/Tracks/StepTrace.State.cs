using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="StepTrace"/> saves.</summary>
internal sealed partial class StepTrace
{
    /// <summary>The steps on record from <paramref name="finalStep"/> on. Nobody asks for older ones any more.</summary>
    public void Persist(StateStream state, long finalStep)
    {
        state.Value(ref _newest);
        if (_newest == long.MinValue) return;
        state.Value(ref _first);
        state.Value(ref _lastSlow);
        var from = Math.Max(Math.Max(_first, finalStep), _newest - _kinds.Length + 1);
        state.Value(ref from);
        // A damaged state must not name more steps than the ring holds, nor one so large that the loop below would never end.
        if (state.Reading) StateStream.Check(_newest is > long.MinValue / 2 and < long.MaxValue / 2 && from > _newest - _kinds.Length);
        if (state.Reading) _first = Math.Max(_first, from);
        for (var step = from; step <= _newest; step++)
        {
            state.Value(ref _kinds[Slot(step)]);
            if (Kind(step) != StepKind.Slow) continue;
            _slow ??= new Sample[_kinds.Length];
            _slow[Slot(step)].Persist(state, step);
        }
    }
}
