using AisDetector.Core.State;

namespace AisDetector.Core.Loitering;

/// <summary>What a <see cref="DarkAlongside"/> saves; what it found is in the encounters.</summary>
internal sealed partial class DarkAlongside
{
    public void Persist(StateStream state) => state.Value(ref _looked);
}
