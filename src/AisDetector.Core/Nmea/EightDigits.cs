using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace AisDetector.Core.Nmea;

/// <summary>Eight decimal digits at once, in one 64-bit word.</summary>
public static class EightDigits
{
    private const ulong Zeros = 0x3030303030303030;

    /// <summary>Reads the text's first eight characters; false when it has fewer or one of them is no digit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryRead(ReadOnlySpan<byte> text, out int value)
    {
        value = 0;
        if (text.Length < sizeof(ulong)) return false;
        var word = BinaryPrimitives.ReadUInt64LittleEndian(text);
        value = Value(word);
        return AreDigits(word);
    }

    /// <summary>Each of the word's bytes is a digit's character.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreDigits(ulong word)
    {
        // The upper half of each byte is 3, also after 6 more: 0x30 to 0x39.
        return ((word & 0xF0F0F0F0F0F0F0F0) | (((word + 0x0606060606060606) & 0xF0F0F0F0F0F0F0F0) >> 4)) == 0x3333333333333333;
    }

    /// <summary>The number that eight digits' characters make, the first in the lowest byte.</summary>
    public static int Value(ulong word) => Join(word - Zeros);

    /// <summary>The number that eight values 0 to 9 make, the first in the lowest byte: two, four and eight of them joined in turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Join(ulong word)
    {
        word = word * 10 + (word >> 8);
        word = ((word & 0x000000FF000000FF) * (100 + (1_000_000UL << 32)) + ((word >> 16) & 0x000000FF000000FF) * (1 + (10_000UL << 32))) >> 32;
        return (int)word;
    }
}
