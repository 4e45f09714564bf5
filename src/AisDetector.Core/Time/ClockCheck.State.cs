using AisDetector.Core.Reports;
using AisDetector.Core.State;

namespace AisDetector.Core.Time;

/// <summary>What a <see cref="ClockCheck"/> saves.</summary>
internal sealed partial class ClockCheck
{
    public void Persist(StateStream state)
    {
        state.Value(ref _edge);
        state.Value(ref _first);
        state.List(_held, static (StateStream s, ref Held held) =>
        {
            ReportState.Persist(s, ref held.Report);
            s.Value(ref held.Seen);
            s.Value(ref held.AsFarAhead);
        });
    }
}
