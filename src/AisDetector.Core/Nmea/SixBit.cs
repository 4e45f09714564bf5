using System.Buffers.Binary;

namespace AisDetector.Core.Nmea;

/// <summary>
/// The six-bit armour of IEC 61162-1 (encapsulated sentences): characters 0x30-0x57 and 0x60-0x77 stand for the values
/// 0 to 63. Eight characters are checked and packed at a time inside one 64-bit word.
/// </summary>
internal static class SixBit
{
    private const ulong Ones = 0x0101010101010101;
    private const ulong HighBits = 0x8080808080808080;

    /// <summary>Bytes that <see cref="TryUnarmour"/> needs for a payload: the bits, and zeros that may be read past the end.</summary>
    public static int BytesFor(int characters) => (characters + 7) / 8 * 6 + PayloadBits.Padding;

    /// <summary>Packs the payload's bits and hashes its characters; false when a character is not in the alphabet.</summary>
    public static bool TryUnarmour(ReadOnlySpan<byte> characters, Span<byte> bits, out ulong hash)
    {
        hash = (ulong)characters.Length;
        var written = 0;
        var whole = characters.Length & ~7;
        for (var i = 0; i < whole; i += 8)
        {
            if (!TryPack(BinaryPrimitives.ReadUInt64BigEndian(characters[i..]), out var packed)) return false;
            hash = Mix(hash, packed);
            BinaryPrimitives.WriteUInt64BigEndian(bits[written..], packed << 16);
            written += 6;
        }

        if (whole < characters.Length)
        {
            var word = 0x3030303030303030UL;
            for (int i = whole, shift = 56; i < characters.Length; i++, shift -= 8)
                word = (word & ~(0xFFUL << shift)) | ((ulong)characters[i] << shift);
            if (!TryPack(word, out var packed)) return false;
            hash = Mix(hash, packed);
            BinaryPrimitives.WriteUInt64BigEndian(bits[written..], packed << 16);
            written += 6;
        }

        BinaryPrimitives.WriteUInt64BigEndian(bits[written..], 0);
        return true;
    }

    /// <summary>Multiply and fold (the step of wyhash): every bit of the word reaches every bit of the hash.</summary>
    public static ulong Mix(ulong hash, ulong word)
    {
        var high = Math.BigMul(hash ^ 0xA0761D6478BD642F, word ^ 0xE7037ED1A0B428DB, out var low);
        return high ^ low;
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
