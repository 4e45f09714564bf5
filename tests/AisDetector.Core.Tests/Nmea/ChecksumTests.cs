using System.Globalization;
using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

public class ChecksumTests
{
    /// <summary>Bytes of every length to 200, at every place to 70 in their array.</summary>
    internal static readonly Gen<(byte[] Bytes, int From, int Length)> AnySlice =
        Gen.Select(Gen.Byte.Array[270], Gen.Int[0, 70], Gen.Int[0, 200]);

    [Fact]
    public void It_is_the_exclusive_or_of_all_bytes()
        => AnySlice.Sample((bytes, from, length) => Checksum.Of(bytes.AsSpan(from, length)) == Plain(bytes.AsSpan(from, length)), iter: Iterations.Of(20_000));

    [Fact]
    public void Two_hexadecimal_digits_of_either_case_are_read_and_nothing_else()
    {
        for (var high = 0; high < 256; high++)
        for (var low = 0; low < 256; low++)
        {
            var text = new[] { (byte)high, (byte)low };
            var isHex = char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low);
            Assert.Equal(isHex, Checksum.TryHex(text, out var value));
            if (isHex) Assert.Equal(byte.Parse(Encoding.Latin1.GetString(text), NumberStyles.HexNumber, CultureInfo.InvariantCulture), value);
        }
    }

    [Fact]
    public void A_sum_is_written_as_two_capital_digits()
    {
        for (var sum = 0; sum < 256; sum++)
        for (var other = 0; other < 256; other++)
            Assert.Equal(sum == other, Checksum.IsWritten((byte)sum, Encoding.ASCII.GetBytes(other.ToString("X2", CultureInfo.InvariantCulture))));
        Assert.False(Checksum.IsWritten(0xAB, "ab"u8));
    }

    [Fact]
    public void One_digit_is_no_checksum() => Assert.False(Checksum.TryHex("7"u8, out _));

    internal static byte Plain(ReadOnlySpan<byte> text)
    {
        byte sum = 0;
        foreach (var c in text) sum ^= c;
        return sum;
    }
}
