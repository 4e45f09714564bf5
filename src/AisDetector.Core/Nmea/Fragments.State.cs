using AisDetector.Core.State;

namespace AisDetector.Core.Nmea;

internal sealed partial class Fragments
{
    public void Persist(StateStream state)
    {
        state.Value(ref _arrivals);
        state.Value(ref _edge);
        state.Value(ref _count);
        if (_count is < 0 or > MaxPending) throw new InvalidDataException("The state is damaged: more unfinished messages than there can be.");
        for (var i = 0; i < _count; i++)
        {
            if (state.Reading) _pending[i] = new PendingMessage();
            _pending[i].Persist(state);
        }
    }
}
