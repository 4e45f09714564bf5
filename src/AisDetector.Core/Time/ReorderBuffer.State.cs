using AisDetector.Core.Reports;
using AisDetector.Core.State;

namespace AisDetector.Core.Time;

/// <summary>What a <see cref="ReorderBuffer"/> saves.</summary>
internal sealed partial class ReorderBuffer
{
    public void Persist(StateStream state)
    {
        _clocks.Persist(state);
        state.Value(ref _watermark);
        state.Value(ref _second);
        _dueBefore = _second;
        for (var slot = 0; slot < _ring.Length; slot++)
        {
            var bucket = _ring[slot];
            var count = bucket.Count;
            state.Count(ref count);
            for (var i = 0; i < count; i++)
            {
                var entry = state.Reading ? default : bucket.Entries[i];
                ReportState.Persist(state, ref entry.Report);
                state.Value(ref entry.Due);
                state.Value(ref entry.Used);
                if (!state.Reading) continue;
                bucket.Add(entry.Report, entry.Due);
                bucket.Entries[i].Used = entry.Used;
                _waiting++;
                if (entry.IsDelayed && !entry.Used) Wait(entry.Report, FloorSecond(entry.Due), i);
            }
        }
    }
}
