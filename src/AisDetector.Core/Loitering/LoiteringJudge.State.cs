using AisDetector.Core.State;

namespace AisDetector.Core.Loitering;

/// <summary>What a <see cref="LoiteringJudge"/> saves.</summary>
internal sealed partial class LoiteringJudge
{
    public void Persist(StateStream state)
    {
        Runs.Persist(state);
        _dark.Persist(state);
    }
}
