using AisDetector.Core.State;

namespace AisDetector.Core.Pairs;

/// <summary>What a <see cref="ContactMedians"/> saves.</summary>
internal sealed partial class ContactMedians
{
    public void Persist(StateStream state)
    {
        state.Value(ref _contacts);
        foreach (var bins in (ReadOnlySpan<int[]>)[_meters, _knots1, _knots2])
        {
            // Most bins are empty: a run of them is one number.
            for (var i = 0; i < bins.Length; i++)
            {
                var empty = 0;
                while (!state.Reading && i + empty < bins.Length && bins[i + empty] == 0) empty++;
                state.Value(ref empty);
                i += empty;
                if (i < bins.Length) state.Value(ref bins[i]);
            }
        }
    }
}
