using System.Text;
using AisDetector.Formats.Fields;
using CsCheck;

namespace AisDetector.Tests.Formats.Fields;

public class CsvNumbersTests
{
    [Fact]
    public void Decimals_are_the_doubles_that_the_library_reads() =>
        Gen.Select(Gen.Long[-999_999_999_999_999, 999_999_999_999_999], Gen.Int[0, 14]).Sample(
            (mantissa, places) =>
            {
                var digits = Math.Abs(mantissa).ToString().PadLeft(places + 1, '0');
                var text = (mantissa < 0 ? "-" : "") + digits[..^places] + (places > 0 ? "." + digits[^places..] : "");
                return CsvNumbers.TryDecimal(Encoding.ASCII.GetBytes(text), false, out var value) && value.Equals(double.Parse(text));
            },
            iter: 20_000);

    [Theory]
    [InlineData("12,5", true, 12.5)]
    [InlineData("+7", false, 7)]
    [InlineData("  3.25 ", false, 3.25)]
    [InlineData("1.5e2", false, 150)]
    [InlineData("-27.42989921569824218750", false, -27.4298992156982421875)]
    [InlineData(".5", false, 0.5)]
    public void Decimals_have_many_forms(string text, bool commaIsPoint, double expected)
    {
        Assert.True(CsvNumbers.TryDecimal(Encoding.ASCII.GetBytes(text), commaIsPoint, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("12,5")]
    [InlineData("0x10")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("1 2")]
    public void What_is_no_decimal_is_refused(string text) => Assert.False(CsvNumbers.TryDecimal(Encoding.ASCII.GetBytes(text), false, out _));

    [Theory]
    [InlineData("211429600", 211429600)]
    [InlineData("31.0", 31)]
    [InlineData("338075892.0", 338075892)]
    public void Whole_numbers_may_be_written_as_floats(string text, long expected)
    {
        Assert.True(CsvNumbers.TryWhole(Encoding.ASCII.GetBytes(text), out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData("31.5")]
    [InlineData("47730790x")]
    [InlineData("")]
    public void What_is_no_whole_number_is_refused(string text) => Assert.False(CsvNumbers.TryWhole(Encoding.ASCII.GetBytes(text), out _));
}
