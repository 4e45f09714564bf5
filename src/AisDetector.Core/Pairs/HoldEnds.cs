using System.Runtime.CompilerServices;

namespace AisDetector.Core.Pairs;

/// <summary>
/// The antennas' distances at the first and at the last steps of a hold, to tell when the fenders touched and when they parted: a ship
/// that comes alongside is within the limit of side by side some time before it lies still.
/// </summary>
internal partial struct HoldEnds
{
    /// <summary>A hold begins and ends this near to its mean distance: there the fenders touch, and part.</summary>
    private const double TouchingMeters = 20;

    private Distances _head, _tail;

    public void Add(long first, long last, in Contact c)
    {
        if (c.Step - first < Distances.Length) _head[(int)(c.Step - first)] = c.Meters;
        for (var s = Math.Max(last + 1, c.Step - Distances.Length); s < c.Step; s++) _tail[Slot(s)] = 0;
        _tail[Slot(c.Step)] = c.Meters;
    }

    /// <summary>The first and last step of a hold at which the ships were about as near as in the mean; the hold's own where none was.</summary>
    public readonly (long First, long Last) Touching(long first, long last, double meanMeters)
    {
        var (from, to) = (first, last);
        for (var i = 0; i < Distances.Length && first + i <= last; i++)
        {
            if (!IsNear(_head[i])) continue;
            from = first + i;
            break;
        }

        for (var s = last; s > last - Distances.Length && s >= from; s--)
        {
            if (!IsNear(_tail[Slot(s)])) continue;
            to = s;
            break;
        }

        return (from, to);

        // 0: not a contact alongside.
        bool IsNear(float meters) => meters > 0 && Math.Abs(meters - meanMeters) <= TouchingMeters;
    }

    private static int Slot(long step) => (int)(step & (Distances.Length - 1));

    /// <summary>Metres by step.</summary>
    [InlineArray(Length)]
    private struct Distances
    {
        public const int Length = 16;
        private float _first;
    }
}
