using System.Runtime.InteropServices;

namespace AisDetector.Core.Nmea;

/// <summary>The checksum of NMEA 0183: exclusive or of the bytes between the start character and the asterisk, two hexadecimal digits.</summary>
internal static class Checksum
{
    public static byte Of(ReadOnlySpan<byte> text)
    {
        var words = MemoryMarshal.Cast<byte, ulong>(text);
        var sum = 0UL;
        foreach (var word in words) sum ^= word;
        foreach (var c in text[(words.Length * 8)..]) sum ^= c;
        sum ^= sum >> 32;
        sum ^= sum >> 16;
        return (byte)(sum ^ sum >> 8);
    }

    /// <summary>True when <paramref name="digits"/> begins with the checksum of <paramref name="text"/>.</summary>
    public static bool Matches(ReadOnlySpan<byte> text, ReadOnlySpan<byte> digits)
        => TryHex(digits, out var expected) && Of(text) == expected;

    public static bool TryHex(ReadOnlySpan<byte> digits, out byte value)
    {
        value = 0;
        if (digits.Length < 2) return false;
        int high = Nibble(digits[0]), low = Nibble(digits[1]);
        value = (byte)(high << 4 | low);
        return (high | low) >= 0;
    }

    private static int Nibble(byte c)
    {
        if ((uint)(c - '0') <= 9) return c - '0';
        var letter = (c | 0x20) - 'a';
        return (uint)letter <= 5 ? letter + 10 : -1;
    }
}
