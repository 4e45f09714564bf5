using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AisDetector.Core.Nmea;

/// <summary>
/// Packs 32 six-bit characters to 24 bytes at a time. A position report's payload has 28: its bits are stored at once, so that
/// its fields, which are read right after, need not wait for two stores to meet.
/// </summary>
internal static class SixBitVectors
{
    /// <summary>The fewest characters that are packed here.</summary>
    public const int Fewest = 16;

    /// <summary>Characters of a step, and the bytes that they become.</summary>
    public const int Characters = 32, Packed = 24;

    private const int Half = 16;

    /// <summary>As <see cref="SixBit.TryPack(ReadOnlySpan{byte}, Span{byte})"/>, for <see cref="Fewest"/> characters or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryPack(ReadOnlySpan<byte> characters, Span<byte> bits)
    {
        ref var from = ref MemoryMarshal.GetReference(characters[..Math.Max(characters.Length, Fewest)]);
        ref var to = ref MemoryMarshal.GetReference(bits[..SixBit.BytesFor(characters.Length)]);
        var bad = Vector256<byte>.Zero;
        nuint written = 0;
        var rest = characters.Length;
        nuint at = 0;
        for (; rest > Characters; rest -= Characters, at += Characters, written += Packed)
            Pack(Values(Vector256.LoadUnsafe(ref from, at), ref bad)).StoreUnsafe(ref to, written);

        // The rest may be shorter than a half. So the last 16 characters are read, and those that were packed already are moved out:
        // an index past the end gives 0, which is no bits.
        var isMoreThanHalf = rest > Half;
        var last = Vector128.LoadUnsafe(ref from, (nuint)(characters.Length - Half));
        var moved = Vector128<byte>.Indices + Vector128.Create((byte)(Half - (isMoreThanHalf ? rest - Half : rest)));
        var both = Vector256.Create(isMoreThanHalf ? Vector128.LoadUnsafe(ref from, at) : last, last);
        var values = Values(both, ref bad);
        var shifted = Vector128.Shuffle(values.GetUpper(), moved);
        Pack(isMoreThanHalf ? values.WithUpper(shifted) : Vector256.Create(shifted, Vector128<byte>.Zero)).StoreUnsafe(ref to, written);
        return bad == Vector256<byte>.Zero;
    }

    /// <summary>Characters to values 0 to 63; marks those that are none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Values(Vector256<byte> characters, ref Vector256<byte> bad)
    {
        // Bytes wrap: what is below 0x30 comes out above everything.
        var values = characters - Vector256.Create((byte)0x30);
        // 0x58 to 0x5F lie between the alphabet's two ranges.
        bad |= Vector256.Equals(values & Vector256.Create((byte)0xF8), Vector256.Create((byte)0x28))
            | Vector256.GreaterThan(values, Vector256.Create((byte)0x47));
        return values - (Vector256.GreaterThan(values, Vector256.Create((byte)0x27)) & Vector256.Create((byte)8));
    }

    /// <summary>32 values of six bits to 24 bytes: pairs to 12 bits, pairs of those to 24, then their bytes in order. The last 8 bytes are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Pack(Vector256<byte> values)
    {
        var ones = values.AsUInt16();
        var twos = ((ones & Vector256.Create((ushort)0x3F)) << 6 | ones >> 8).AsUInt32();
        var fours = (twos & Vector256.Create(0xFFFFu)) << 12 | twos >> 16;
        var ordered = Vector256.Shuffle(fours.AsByte(), Vector256.Create(
            (byte)2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 0xFF, 0xFF, 0xFF, 0xFF, 18, 17, 16, 22, 21, 20, 26, 25, 24, 30, 29, 28, 0xFF, 0xFF, 0xFF, 0xFF));
        return Vector256.Shuffle(ordered.AsUInt32(), Vector256.Create(0u, 1, 2, 4, 5, 6, 3, 7)).AsByte();
    }
}
