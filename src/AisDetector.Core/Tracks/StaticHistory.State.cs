using AisDetector.Core.Reports;
using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="StaticHistory"/> saves.</summary>
internal sealed partial class StaticHistory
{
    public void Persist(StateStream state)
    {
        _names.Persist(state);
        _others.Persist(state);
    }

    private sealed partial class History
    {
        public void Persist(StateStream state)
        {
            state.List(Versions, static (StateStream s, ref Version version) =>
            {
                long first = version.First, length = version.Last - version.First;
                StaticData? data = version.Data;
                s.Value(ref first);
                s.Value(ref length);
                StaticDataState.Persist(s, ref data);
                StateStream.Check(data != null && length >= 0);
                version = new Version(first, first + length, data!);
            });
            _mergeAt = Math.Max(8, 2 * Versions.Count);
        }
    }
}
