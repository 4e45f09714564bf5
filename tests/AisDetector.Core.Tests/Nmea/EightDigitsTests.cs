using System.Globalization;
using System.Text;
using AisDetector.Core.Nmea;
using AisDetector.Core.Tests.Support;
using CsCheck;

namespace AisDetector.Core.Tests.Nmea;

public class EightDigitsTests
{
    [Fact]
    public void Eight_digits_are_their_number()
        => Gen.Int[0, 99_999_999].Sample(number =>
            EightDigits.TryRead(Encoding.ASCII.GetBytes(number.ToString("00000000", CultureInfo.InvariantCulture) + "7"), out var value) && value == number,
            iter: Iterations.Of(10_000));

    [Fact]
    public void Any_other_character_is_seen_wherever_it_stands()
    {
        for (var at = 0; at < 8; at++)
        for (var c = 0; c < 256; c++)
        {
            var text = "12345678"u8.ToArray();
            text[at] = (byte)c;
            Assert.Equal(char.IsAsciiDigit((char)c), EightDigits.TryRead(text, out _));
        }
    }

    [Fact]
    public void Seven_digits_are_too_few() => Assert.False(EightDigits.TryRead("1234567"u8, out _));
}
