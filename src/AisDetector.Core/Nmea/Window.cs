using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AisDetector.Core.Nmea;

/// <summary>
/// 64 bytes that are looked at together, as one vector. The runtime makes of it what the processor has: one register of
/// 512 bits, two of 256 or four of 128. Masks have bit <c>i</c> for byte <c>i</c>.
/// </summary>
internal readonly struct Window
{
    public const int Bytes = 64;

    /// <summary>64 bytes of ones, then 64 of zeros: read from <c>64 - n</c> on, it keeps the first <c>n</c> bytes of a window.</summary>
    private static readonly byte[] Kept = [.. Enumerable.Repeat((byte)0xFF, Bytes), .. new byte[Bytes]];

    private readonly Vector512<byte> _bytes;

    /// <param name="text">At least <see cref="Bytes"/> long; the rest is not looked at.</param>
    public Window(ReadOnlySpan<byte> text) => _bytes = Vector512.Create(text);

    /// <summary>Where the character stands.</summary>
    public ulong Mask(byte character) => Vector512.Equals(_bytes, Vector512.Create(character)).ExtractMostSignificantBits();

    /// <summary>The exclusive or of the first bytes, 0 to 64 of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte Xor(int count)
    {
        var kept = _bytes & Vector512.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(Kept), (nuint)(Bytes - count));
        var half = kept.GetLower() ^ kept.GetUpper();
        return Checksum.Fold(half.GetLower() ^ half.GetUpper());
    }

    /// <summary>The place of a mask's first bit; 64 when it has none.</summary>
    public static int First(ulong mask) => BitOperations.TrailingZeroCount(mask);

    /// <summary>The mask's bits below a place, 0 to 63.</summary>
    public static ulong Below(ulong mask, int place) => mask & ((1UL << place) - 1);
}
