using System.Numerics;

namespace AisDetector.Core.Tracking;

/// <summary>Rings indexed by a running number: a power of two long, so that the number's low bits are its slot.</summary>
internal static class Ring
{
    public static int Length(long least) => (int)BitOperations.RoundUpToPowerOf2((uint)least);
}
