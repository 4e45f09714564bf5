using AisDetector.Core.State;

namespace AisDetector.Core.Tracks;

/// <summary>What a <see cref="RecentTransmissions"/> saves.</summary>
internal sealed partial class RecentTransmissions
{
    public void Persist(StateStream state)
    {
        var size = _hashes.Length;
        state.Value(ref size);
        state.Count(ref _count);
        state.Value(ref _next);
        if (state.Reading)
        {
            StateStream.Check(size >= _count && size / 2 <= _count && _next >= 0 && _next < Math.Max(1, size));
            (_hashes, _times) = (new ulong[size], new long[size]);
        }

        for (var i = 0; i < _count; i++)
        {
            state.Value(ref _hashes[i]);
            state.Value(ref _times[i]);
        }
    }
}
