using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What <see cref="Visits"/> save.</summary>
internal sealed partial class Visits
{
    public void Persist(StateStream state) => state.List(_visits, static (StateStream s, ref (uint Mmsi, long Step) visit) =>
    {
        s.Value(ref visit.Mmsi);
        s.Value(ref visit.Step);
    });
}
