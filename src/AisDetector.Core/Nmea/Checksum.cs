using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace AisDetector.Core.Nmea;

/// <summary>The checksum of NMEA 0183: exclusive or of the bytes between the start character and the asterisk, two hexadecimal digits.</summary>
internal static class Checksum
{
    /// <summary>The two digits of each sum, the first in the lower byte.</summary>
    private static readonly ushort[] Written = [.. Enumerable.Range(0, 256).Select(sum => (ushort)("0123456789ABCDEF"[sum >> 4] | "0123456789ABCDEF"[sum & 15] << 8))];

    /// <summary>32 and 16 bytes at a time; the last ones by the word that ends with them, without those that are in already.</summary>
    public static byte Of(ReadOnlySpan<byte> text)
    {
        if (text.Length < sizeof(ulong)) return OfFew(text);
        var sum = Vector128<byte>.Zero;
        var wide = Vector256<byte>.Zero;
        var rest = text;
        for (; rest.Length >= Vector256<byte>.Count; rest = rest[Vector256<byte>.Count..]) wide ^= Vector256.Create(rest);
        for (; rest.Length >= Vector128<byte>.Count; rest = rest[Vector128<byte>.Count..]) sum ^= Vector128.Create(rest);
        sum ^= wide.GetLower() ^ wide.GetUpper();

        var words = 0UL;
        if (rest.Length >= sizeof(ulong))
        {
            words = BinaryPrimitives.ReadUInt64LittleEndian(rest);
            rest = rest[sizeof(ulong)..];
        }

        if (!rest.IsEmpty) words ^= BinaryPrimitives.ReadUInt64LittleEndian(text[^sizeof(ulong)..]) >> (8 * (sizeof(ulong) - rest.Length));
        return Fold(sum ^ Vector128.CreateScalar(words).AsByte());
    }

    /// <summary>The exclusive or of a vector's bytes.</summary>
    public static byte Fold(Vector128<byte> bytes)
    {
        var words = bytes.AsUInt64();
        var sum = words[0] ^ words[1];
        sum ^= sum >> 32;
        sum ^= sum >> 16;
        return (byte)(sum ^ sum >> 8);
    }

    /// <summary>True when <paramref name="digits"/> begins with the checksum of <paramref name="text"/>.</summary>
    public static bool Matches(ReadOnlySpan<byte> text, ReadOnlySpan<byte> digits)
        => TryHex(digits, out var expected) && Of(text) == expected;

    /// <summary>True when <paramref name="digits"/> begins with this checksum in capitals, as nearly all talkers write it.</summary>
    public static bool IsWritten(byte sum, ReadOnlySpan<byte> digits) => BinaryPrimitives.ReadUInt16LittleEndian(digits) == Written[sum];

    public static bool TryHex(ReadOnlySpan<byte> digits, out byte value)
    {
        value = 0;
        if (digits.Length < 2) return false;
        int high = Nibble(digits[0]), low = Nibble(digits[1]);
        value = (byte)(high << 4 | low);
        return (high | low) >= 0;
    }

    private static byte OfFew(ReadOnlySpan<byte> text)
    {
        byte sum = 0;
        foreach (var c in text) sum ^= c;
        return sum;
    }

    /// <summary>Below 0 for what is no hexadecimal digit. Without branches on whether it is a letter: nobody could predict them.</summary>
    private static int Nibble(byte c)
    {
        var isDigit = (uint)(c - '0') <= 9;
        var isLetter = (uint)((c | 0x20) - 'a') <= 5;
        return isDigit | isLetter ? (c & 0xF) + 9 * (c >> 6) : -1;
    }
}
