using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace AisDetector.Core.Nmea;

/// <summary>
/// The six-bit armour of IEC 61162-1 (encapsulated sentences): characters 0x30-0x57 and 0x60-0x77 stand for the values
/// 0 to 63. They are packed in vectors (<see cref="SixBitVectors"/>), or eight to a word where they are few or there are no
/// vectors.
/// </summary>
internal static class SixBit
{
    private const ulong Ones = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>Bytes that <see cref="TryUnarmour"/> needs for a payload: the bits, and zeros that may be read past the end.</summary>
    public static int BytesFor(int characters) => (characters + SixBitVectors.Characters - 1) / SixBitVectors.Characters * SixBitVectors.Packed + PayloadBits.Padding;

    /// <summary>Packs the payload's bits and hashes its characters; false when a character is not in the alphabet.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool TryUnarmour(ReadOnlySpan<byte> characters, Span<byte> bits, out ulong hash)
    {
        var isPacked = Vector128.IsHardwareAccelerated && characters.Length >= SixBitVectors.Fewest
            ? SixBitVectors.TryPack(characters, bits)
            : TryPack(characters, bits);
        hash = isPacked ? Hash(bits, characters.Length) : 0;
        return isPacked;
    }

    /// <summary>Multiply and fold (the step of wyhash): every bit of the word reaches every bit of the hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong hash, ulong word)
    {
        var (x, y) = (hash ^ 0xA0761D6478BD642F, word ^ 0xE7037ED1A0B428DB);
        // A product of its own for the low half: BigMul hands it over through memory, for which the next step would wait.
        return Math.BigMul(x, y, out _) ^ unchecked(x * y);
    }

    /// <summary>The plain twin of <see cref="SixBitVectors.TryPack"/>: the bits, then zeros up to <see cref="BytesFor"/>.</summary>
    public static bool TryPack(ReadOnlySpan<byte> characters, Span<byte> bits)
    {
        bits = bits[..BytesFor(characters.Length)];
        while (!characters.IsEmpty)
        {
            var count = Math.Min(characters.Length, 8);
            // '0' stands for no bits.
            var word = 0x3030303030303030UL;
            if (count == 8) word = BinaryPrimitives.ReadUInt64BigEndian(characters);
            else for (var i = 0; i < count; i++) word ^= (ulong)(characters[i] ^ '0') << (56 - 8 * i);
            if (!TryPack(word, out var packed)) return false;
            BinaryPrimitives.WriteUInt64BigEndian(bits, packed << 16);
            bits = bits[6..];
            characters = characters[count..];
        }

        bits.Clear();
        return true;
    }

    /// <summary>Of the characters' number and, eight by eight, their bits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Hash(ReadOnlySpan<byte> bits, int characters)
    {
        var hash = (ulong)characters;
        for (; characters > 0; characters -= 8, bits = bits[6..]) hash = Mix(hash, BinaryPrimitives.ReadUInt64BigEndian(bits) >> 16);
        return hash;
    }

    /// <summary>Eight characters to 48 bits.</summary>
    private static bool TryPack(ulong word, out ulong packed)
    {
        // With every byte below 0x80 these sums never carry into the next byte; bit 7 then tells "at least".
        var atLeast30 = word + (0x80 - 0x30) * Ones;
        var atLeast58 = word + (0x80 - 0x58) * Ones;
        var atLeast60 = word + (0x80 - 0x60) * Ones;
        var atLeast78 = word + (0x80 - 0x78) * Ones;
        var bad = word | ~atLeast30 | (atLeast58 & ~atLeast60) | atLeast78;

        var values = word - 0x30 * Ones - ((atLeast60 & HighBits) >> 4);
        values = ((values & 0x3F003F003F003F00) >> 2) | (values & 0x003F003F003F003F);
        values = ((values & 0x0FFF00000FFF0000) >> 4) | (values & 0x00000FFF00000FFF);
        packed = ((values & 0x00FFFFFF00000000) >> 8) | (values & 0x0000000000FFFFFF);
        return (bad & HighBits) == 0;
    }
}
