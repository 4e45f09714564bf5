using System.Text;
using AisDetector.Formats.Fields;
using CsCheck;

namespace AisDetector.Tests.Formats.Fields;

public class FixedPointTests
{
    /// <summary>Numbers and what nearly is one, followed by anything.</summary>
    private static readonly Gen<(string Text, string Behind)> AnyField = Gen.Select(
        Gen.OneOf(
            Gen.Select(Gen.Int[0, 1], Gen.Long[0, 999_999_999_999_999], Gen.Int[0, 15], (sign, digits, point) => (sign == 0 ? "" : "-") + digits.ToString().Insert(Math.Min(point, digits.ToString().Length), ".")),
            Gen.Int[-999_999_999, 999_999_999].Select(number => number.ToString()),
            Gen.Char["0123456789.-+, eE"].Array[0, 18].Select(characters => new string(characters)),
            Gen.Char["0123456789."].Array[0, 18].Select(characters => new string(characters))),
        Gen.Char["0123456789.-,\n"].Array[16].Select(characters => new string(characters)));

    [Fact]
    public void A_number_that_it_reads_is_the_one_that_the_loop_reads_to_the_last_bit()
        => AnyField.Sample((text, behind) =>
        {
            var isRead = FixedPoint.TryRead(Encoding.ASCII.GetBytes(text + behind), text.Length, out var value);
            return !isRead || (CsvNumbers.TryDecimal(Encoding.ASCII.GetBytes(text), commaIsPoint: true, out var plain)
                && BitConverter.DoubleToInt64Bits(value) == BitConverter.DoubleToInt64Bits(plain));
        }, iter: 100_000);

    [Theory]
    [InlineData("0", 0)]
    [InlineData("-0.5", -0.5)]
    [InlineData("12.", 12)]
    [InlineData(".25", 0.25)]
    [InlineData("-168.773570", -168.77357)]
    [InlineData("211047514", 211047514)]
    [InlineData("123456789.123456", 123456789.123456)]
    public void Usual_numbers_are_read(string text, double number)
    {
        Assert.True(FixedPoint.TryRead(Encoding.ASCII.GetBytes(text + ",9.9,9999999999999999"), text.Length, out var value));
        Assert.Equal(number, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("1.2.3")]
    [InlineData("+1")]
    [InlineData("1,5")]
    [InlineData("1e3")]
    [InlineData(" 1")]
    [InlineData("1-")]
    [InlineData("1234567890123456")]
    [InlineData("12345678901234567")]
    public void What_is_written_otherwise_is_left_to_the_loop(string text)
        => Assert.False(FixedPoint.TryRead(Encoding.ASCII.GetBytes(text + "1111111111111111"), text.Length, out _));

    [Fact]
    public void Where_fewer_than_16_bytes_are_left_the_loop_reads() => Assert.False(FixedPoint.TryRead("12.5"u8, 4, out _));
}
